import { Autonomy } from "@entrepairs/core/autonomy";
import { type Actor, now } from "@entrepairs/core/kernel";
import type { Participant } from "@entrepairs/core/participant";
import { RoomCode } from "@entrepairs/core/platform";
import { Room } from "@entrepairs/core/room";
import type { Founded } from "./firm.ts";
import { addClient, publish } from "./firm.ts";
import { enrol, hold, open } from "./group.ts";
import { lyonPeople } from "./people.ts";
import { as, happened, instant, weekdayFrom } from "./stage.ts";

type Peers = Awaited<ReturnType<typeof Participant.ofOrganization>>;
type Led = Parameters<typeof open>[1]["cycle"];

const FIVE_MS = 5 * 60_000;
const EVENING_MS = 5 * 60 * 60_000;

/** What a group says to its sponsors, invented; the last one is struck out by somebody. */
const LINES = [
  "Nous osons demander de l’aide avant que les retards ne s’installent.",
  "Trois d’entre nous délèguent désormais leurs comptes rendus.",
  "Le comité du lundi nous prend trop de temps.",
] as const;

/** Two more groups of the second firm: one that goes on among peers, one on the day of its review. */
export async function goOnAmongPeers(
  { owner }: Founded,
  coach: Actor.Member,
  details: Parameters<typeof addClient>[1],
): Promise<void> {
  const { organizationID, people } = await addClient(owner, details, lyonPeople);
  const programmeID = await publish(owner, "cercle", "accueil@confluence.example", {
    title: "Groupe de pairs accompagné",
    description: "Un lancement et un bilan menés par un coach ; entre les deux, le groupe se réunit entre pairs.",
    // Days alone: how long peers meet by themselves is theirs to say.
    hours: null,
    days: 2,
  });
  const common = {
    programmeID,
    coachID: coach.memberID,
    modality: "onsite",
    place: "3 rue de l’Exemple, Lyon",
  } as const;
  const seats = { organizationID, people, accepting: people.length };
  const autonomous = await open(
    owner,
    { ...common, organizationID, name: "Chefs de projet, entre pairs", cycle: apart(-90, 0) },
    -120,
  );
  await hold(coach, autonomous, await enrol(owner, autonomous, seats), [{ answers: [] }]);
  await meetByThemselves(coach, autonomous.cohortID, people);

  const ending = {
    ...common,
    organizationID,
    name: "Chefs de projet, au bilan",
    cycle: apart(-84, 2),
    startsAt: untilTonight(),
  };
  const atReview = await open(owner, ending, -110);
  const seated = await enrol(owner, atReview, seats);
  await hold(coach, atReview, seated, [{ answers: [] }, { answers: [] }, { answers: [] }]);
  await review(coach, atReview.cohortID, people);
}

function apart(startDays: number, regular: number): Led {
  const minutes = { kickoff: 180, regular: 180, review: 180 };
  return { start: weekdayFrom(startDays, 2), rhythm: { everyWeeks: 26, weekday: 2, time: "14:00" }, regular, minutes };
}

/** A kickoff and two sessions that are over; the review this evening, late enough after the coach’s other session. */
function untilTonight(): string[] {
  const tonight = new Date(Math.ceil((Date.parse(now()) + EVENING_MS) / FIVE_MS) * FIVE_MS).toISOString();
  return [...[-88, -60, -32].map((days) => `${weekdayFrom(days, 4)}T13:00:00.000Z`), tonight];
}

const asPeer = (coach: Actor.Member, people: Peers, at: number): Actor.Member => ({
  ...coach,
  roles: ["participant"],
  participantID: people[at]?.participantID ?? "",
});

/** One meeting held, one that nobody opened, and one to come, which the demo's participant facilitates. */
async function meetByThemselves(coach: Actor.Member, cohortID: string, people: Peers): Promise<void> {
  const thomas = Math.max(
    0,
    people.findIndex(({ family }) => family === "Garnier"),
  );
  const by = (at: number) => asPeer(coach, people, at % people.length);
  const plan = (who: Actor.Member, startsAt: string) =>
    as(who, () =>
      Autonomy.plan({ cohortID, startsAt, minutes: 120, where: "Chez Camille, à la Part-Dieu", facilitates: true }),
    );
  // Said now: within what happened then, days are counted from then.
  const [held, missed] = [instant(-40, 17), instant(-12, 17)];
  await happened(instant(-60), () => as(coach, () => Autonomy.begin({ cohortID })));
  const { sessionID } = await happened(instant(-50), () => plan(by(thomas + 1), held));
  await happened(held, async () => {
    const key = { cohortID, sessionID: sessionID ?? "" };
    const code = await as(by(thomas + 1), () => RoomCode.claim(key));
    await as(by(thomas + 1), () => Room.open({ ...key, code }));
    await as(by(thomas + 1), () => Room.act({ ...key, act: { kind: "close", learnings: "aloud" } }));
  });
  await happened(instant(-30), () => plan(by(thomas + 2), missed));
  const soon = new Date(Math.ceil((Date.parse(now()) + EVENING_MS / 2) / FIVE_MS) * FIVE_MS).toISOString();
  await happened(instant(-8), () => plan(by(thomas), soon));
}

/** The group has written what goes to its sponsors; all are asked to read it, and some have. */
async function review(coach: Actor.Member, cohortID: string, people: Peers): Promise<void> {
  const act = (who: Actor.Member, said: Parameters<typeof Room.review>[0]["act"]) =>
    as(who, () => Room.review({ cohortID, act: said }));
  for (const [at, text] of LINES.entries()) await act(asPeer(coach, people, at), { kind: "write", text });
  await act(coach, { kind: "ask" });
  const others = people.flatMap(({ family }, at) => (family === "Garnier" ? [] : [at]));
  const { review: shown } = await as(asPeer(coach, people, others[0] ?? 0), () => Room.group({ cohortID }));
  const last = shown?.lines.at(-1)?.lineID;
  if (last) await act(asPeer(coach, people, others[0] ?? 0), { kind: "strike", lineID: last, struck: true });
  for (const at of others.slice(0, 2)) await act(asPeer(coach, people, at), { kind: "say" });
}
