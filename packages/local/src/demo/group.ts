import { Attendance } from "@entrepairs/core/attendance";
import { Enrolment } from "@entrepairs/core/enrolment";
import { type Actor, plusMinutes } from "@entrepairs/core/kernel";
import { Cycle } from "@entrepairs/core/session";
import { Survey } from "@entrepairs/core/survey";
import { as, bearer, happened, instant } from "./stage.ts";

/** How long a closing question stays open, and a little more. */
const WAVE_MINUTES = 15 * 24 * 60;

export interface OpenedGroup {
  cohortID: string;
  openedOn: string;
}

/** A group with its cycle, opened so long before its start. */
export async function open(
  owner: Actor.Member,
  opening: Parameters<typeof Cycle.open>[0],
  openedDays: number,
): Promise<OpenedGroup> {
  const openedOn = instant(openedDays, 8);
  const { cohortID } = await happened(openedOn, () => as(owner, () => Cycle.open(opening)));
  return { cohortID, openedOn };
}

/** Enrols people; those named accept and sign the charter, the others have not answered yet. */
export async function enrol(
  owner: Actor.Member,
  { cohortID, openedOn }: OpenedGroup,
  seats: {
    organizationID: string;
    people: readonly { participantID: string; given: string; family: string }[];
    accepting: number;
  },
): Promise<string[]> {
  const participantIDs = seats.people.map(({ participantID }) => participantID);
  const { enrolmentIDs } = await happened(openedOn, () =>
    as(owner, () => Enrolment.enrol({ cohortID, organizationID: seats.organizationID, participantIDs })),
  );
  for (const [at, enrolmentID] of enrolmentIDs.slice(0, seats.accepting).entries()) {
    const person = seats.people[at];
    const by = bearer(owner.firmID, "enrolment", { cohortID, enrolmentID });
    await happened(openedOn, async () => {
      await as(by, () => Enrolment.accept({}));
      const { cohort } = await as(by, () => Enrolment.behindLink("enrolment"));
      const signature = { name: `${person?.given} ${person?.family}`, version: cohort.charter.version };
      await as(by, () => Enrolment.signCharter(signature));
    });
  }
  return enrolmentIDs.slice(0, seats.accepting);
}

/** What people answered to the closing question of one session: figures and optional words, in the order of the seats. */
export type Answers = readonly (readonly [figure: number, word?: string] | undefined)[];

/** Who was not simply there at one session, by the order of the seats. */
export type Missing = Readonly<
  Record<number, { presence: "late"; lateMinutes: number } | { presence: "excused"; reason: string }>
>;

/** What came of a session: who was not there or came late, and what the others answered. */
export interface Followed {
  answers: Answers;
  missing?: Missing;
}

/** Holds the first sessions, one by one, with the answers that came after each; the coach has the rest to mark. */
export async function hold(
  coach: Actor.Member,
  { cohortID }: OpenedGroup,
  enrolmentIDs: readonly string[],
  followed: readonly Followed[],
): Promise<void> {
  const { sessions } = await as(coach, () => Enrolment.roster({ cohortID }));
  const past = sessions.toSorted((a, b) => a.number - b.number).slice(0, followed.length);
  for (const [at, { sessionID, startsAt, minutes }] of past.entries()) {
    const end = plusMinutes(startsAt, minutes + 5);
    const marks = enrolmentIDs.map((enrolmentID, seat) => ({
      enrolmentID,
      ...(followed[at]?.missing?.[seat] ?? { presence: "present" as const }),
    }));
    await happened(end, () => as(coach, () => Attendance.hold({ cohortID, sessionID, marks })));
    const surveyID = Survey.surveyIDOf({ cohortID, timing: "closing", sessionID });
    for (const [seat, answer] of (followed[at]?.answers ?? []).entries()) {
      const enrolmentID = enrolmentIDs[seat];
      if (!answer || !enrolmentID) continue;
      const [useful, word] = answer;
      const answers = { useful, ...(word && { word: { text: word, released: false } }) };
      await happened(end, () =>
        as(bearer(coach.firmID, Survey.PURPOSE, { surveyID, enrolmentID }), () => Survey.answer({ answers })),
      );
    }
    await close(coach.firmID, surveyID, plusMinutes(end, WAVE_MINUTES));
  }
}

/** Two weeks later the wave closes, and its figures may leave the firm. */
async function close(firmID: string, surveyID: string, at: string): Promise<void> {
  if (at > instant(0, 0)) return;
  await happened(at, () => as({ type: "system", firmID, job: "demo" }, () => Survey.closeWhenOver(surveyID)));
}
