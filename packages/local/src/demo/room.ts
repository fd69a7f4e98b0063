import { Enrolment } from "@entrepairs/core/enrolment";
import { type Actor, now } from "@entrepairs/core/kernel";
import { Reschedule } from "@entrepairs/core/reschedule";
import { Room } from "@entrepairs/core/room";
import { as, happened, instant } from "./stage.ts";

const FIVE_MS = 5 * 60_000;
const SOON_MS = 3 * FIVE_MS;

/** Invented, as the people are. */
const TOPICS = [
  {
    kind: "concern",
    title: "Déléguer sans perdre le fil",
    situation: "Mon équipe est passée de quatre à neuf personnes. Je relis encore tout.",
    tried: "Un point chaque matin, qui est devenu un contrôle.",
    expected: "Comment vous laissez faire sans disparaître.",
  },
  {
    kind: "problem",
    title: "Deux collègues qui ne se parlent plus",
    situation: "Depuis la réorganisation, tout passe par moi.",
    tried: "Les voir séparément.",
    expected: "Des questions que je ne me pose pas.",
  },
] as const;

/** The group's next session takes place today, soon enough for a visitor to open its room; two topics wait for it. */
export async function meetToday(
  coach: Actor.Member,
  cohortID: string,
  people: readonly { participantID: string }[],
): Promise<void> {
  const { sessions } = await as(coach, () => Enrolment.roster({ cohortID }));
  const next = sessions
    .filter(({ status, startsAt }) => status === "planned" && startsAt > now())
    .sort((one, other) => one.startsAt.localeCompare(other.startsAt))[0];
  if (!next) return;
  const { sessionID } = next;
  const startsAt = new Date(Math.ceil((Date.parse(now()) + SOON_MS) / FIVE_MS) * FIVE_MS).toISOString();
  await happened(instant(-6, 10), () =>
    as(coach, () => Reschedule.move({ cohortID, sessionID, startsAt, reason: "Avancée à la demande du groupe" })),
  );
  for (const [at, topic] of TOPICS.entries()) {
    const participantID = people[at]?.participantID ?? "";
    const peer: Actor.Member = { ...coach, roles: ["participant"], participantID };
    await happened(instant(-3 + at, 9), () => as(peer, () => Room.proposeTopic({ cohortID, ...topic })));
    await happened(instant(-1, 18), () => as(peer, () => Room.shareContact({ cohortID, contact: CONTACTS[at] ?? "" })));
  }
}

const CONTACTS = ["Plutôt par courriel, le matin", "06 00 00 00 00, après 17 h"];
