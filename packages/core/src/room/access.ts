import { Cohorts } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { type Enrolment, EnrolmentHolds, Enrolments } from "../enrolment/index.ts";
import { Actor, notFound } from "../kernel/index.ts";
import type { SeatRow } from "./room.table.ts";

type Seated = Pick<import("valibot").InferOutput<typeof SeatRow>, "personID" | "name" | "charter" | "enrolmentID">;

/** Who the actor is in a group: one of its peers, or the coach who leads it. */
export interface Insider extends Seated {
  role: "peer" | "coach";
  /** Content of sessions opened before is closed to him. */
  since: string;
}

/**
 * The actor as an insider of a group, in two round trips. Not found for everyone else: staff who do not lead it,
 * sponsors, other groups' people. Owners and managers have no way in of their own.
 */
export async function insider(cohortID: string): Promise<Insider> {
  const { memberID, participantID } = Actor.member();
  const [cohort, hold] = await db().gets(
    { entity: Cohorts, key: { cohortID } },
    { entity: EnrolmentHolds, key: { cohortID, participantID: participantID ?? memberID } },
  );
  if (!cohort) throw notFound("cohort");
  const coach = asCoach(cohort);
  if (coach) return coach;
  if (!participantID || !hold) throw notFound("cohort");
  return asPeer(cohort, await db().get(Enrolments, { cohortID, enrolmentID: hold.enrolmentID }));
}

/** The same from a group that was read whole; no other trip. */
export function insiderOf({ cohort, enrolments }: Pick<Enrolment.Group, "cohort" | "enrolments">): Insider {
  const { participantID } = Actor.member();
  const own = enrolments.find((one) => one.participantID === participantID && one.status === "accepted");
  return asCoach(cohort) ?? asPeer(cohort, participantID ? own : undefined);
}

type CohortRead = Enrolment.Group["cohort"];

/** None among peers: there its coach is told whether they met, and no more. */
function asCoach({ coachID, coachName, createdAt, autonomousSince }: CohortRead): Insider | undefined {
  if (autonomousSince || coachID !== Actor.member().memberID || !Actor.hasRole("coach", "owner")) return undefined;
  return { role: "coach", personID: coachID, name: coachName, charter: true, since: createdAt };
}

function asPeer(cohort: CohortRead, enrolment: Enrolment.Info | undefined): Insider {
  if (enrolment?.status !== "accepted") throw notFound("cohort");
  return {
    role: "peer",
    personID: enrolment.participantID,
    name: `${enrolment.given} ${enrolment.family}`,
    charter: enrolment.charter?.version === cohort.charter.version,
    enrolmentID: enrolment.enrolmentID,
    since: enrolment.acceptedAt ?? enrolment.createdAt,
  };
}
