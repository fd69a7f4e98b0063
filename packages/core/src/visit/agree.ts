import * as v from "valibot";
import { Cohort, CohortCards, Cohorts, untilWritten } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Actor, fn, ID, notFound, now } from "../kernel/index.ts";
import { Organizations } from "../organization/index.ts";
import { Event, told } from "./event.ts";
import { allAgree, type Ending, isLiving, membersOf, outcome, PURPOSE, refusal, type Stored, visitsIn } from "./row.ts";
import { ending, type Known, makeUpOf, turned, written } from "./write.ts";

export interface VisitKey {
  cohortID: string;
  sessionID: string;
  participantID: string;
}

/** A visit in its host group; not found where there is none. */
export async function visitAt({ cohortID, sessionID, participantID }: VisitKey): Promise<Known & { visit: Stored }> {
  const host = await Enrolment.groupOf(cohortID);
  const visit = visitsIn(host.items).find((one) => one.sessionID === sessionID && one.participantID === participantID);
  const session = host.sessions.find((one) => one.sessionID === sessionID);
  if (!visit || !session) throw notFound("visit");
  return { host, visit, session };
}

/** A group takes guests from now on, or none any more; who was let in before comes. */
export const allow = fn(
  "visit.allow",
  v.object({ cohortID: ID.schema("cohort"), allowed: v.boolean() }),
  async ({ cohortID, allowed }) => {
    Actor.assertRole("owner", "manager");
    return untilWritten(async () => {
      const cohort = await Cohort.get(cohortID);
      const done = await db().write(
        {
          cohort: Cohorts.replace({ ...cohort, takesGuests: allowed }),
          card: CohortCards.update({ cohortID }, { set: { takesGuests: allowed } }),
        },
        { cohortID, status: cohort.status },
      );
      return done.refused ? undefined : done.answer;
    });
  },
);

function bearer(): VisitKey & { enrolmentID: string } {
  const { cohortID = "", sessionID = "", participantID = "", enrolmentID = "" } = Actor.subject(PURPOSE);
  return { cohortID, sessionID, participantID, enrolmentID };
}

/** The visit that a member was asked about; not found once he has left the group. */
async function askedOf() {
  const { enrolmentID, ...key } = bearer();
  const known = await visitAt(key);
  const member = membersOf(known.host).find((one) => one.enrolmentID === enrolmentID);
  if (!member) throw notFound("visit");
  const { visit, session } = known;
  const isOver = !isLiving(visit) || session.status !== "planned" || session.startsAt <= now();
  return { known, member, said: visit.agreed.includes(enrolmentID), isOver };
}

/** What a member of the host group reads: who would come, from which group, and what he himself said. Nobody else's word. */
export async function asked() {
  const { known, member, said, isOver } = await askedOf();
  const { organizationID } = known.visit;
  const organization = organizationID ? await db().get(Organizations, { organizationID }) : undefined;
  return { ...known, member, said, isOver, organizationName: organization?.name ?? null };
}

/**
 * A member agrees that he comes, or does not, until the session begins (`visit.over`). With the last one it is settled;
 * one who does not agree, or not any more, ends it, and nobody is told who. Twice is once.
 */
export const say = fn("visit.say", v.object({ agrees: v.picklist(["yes", "no"]) }), async ({ agrees }) =>
  untilWritten(async () => {
    const { known, member, said, isOver } = await askedOf();
    const { visit, host } = known;
    const { cohortID, sessionID } = visit;
    const answer = { cohortID, sessionID, status: visit.status };
    if (agrees === "no" && visit.why === "disagreed") return answer;
    if (isOver) throw refusal("over", "This is settled");
    if (agrees === "yes" && said) return answer;
    const whole = { ...known, makeUp: await makeUpOf(visit) };
    const operations = agrees === "no" ? ending(whole, "disagreed") : agreeing(whole, member.enrolmentID, host);
    const done = await db().write(operations, { cohortID, sessionID });
    return done.refused ? undefined : { ...answer, ...done.answer };
  }),
);

function agreeing(known: Known & { visit: Stored }, enrolmentID: string, host: Enrolment.Group) {
  const { visit } = known;
  const agreed = { ...visit, agreed: [...visit.agreed, enrolmentID] };
  const next = outcome(agreed, host, now());
  if (next === "moved" || next === "full") return ending(known, next);
  if (visit.status !== "asked" || !allAgree(agreed, host)) return written(known, agreed);
  const confirmed = turned(agreed, "confirmed");
  return { ...written(known, confirmed), event: told(Event.Confirmed, confirmed) };
}

/** Ends a visit as it stands now; twice is once. */
export async function ended(key: VisitKey, why: Ending) {
  return untilWritten(async () => {
    const known = await visitAt(key);
    const { visit, session } = known;
    const answer = { cohortID: visit.cohortID, sessionID: visit.sessionID, status: "ended" as const };
    if (!isLiving(visit)) return answer;
    if (session.status === "held") throw refusal("over", "This session was held");
    const done = await db().write(ending({ ...known, makeUp: await makeUpOf(visit) }, why), answer);
    return done.refused ? undefined : done.answer;
  });
}

/** The firm takes it back. */
export const end = fn(
  "visit.end",
  v.object({
    cohortID: ID.schema("cohort"),
    sessionID: ID.schema("session"),
    participantID: ID.schema("participant"),
  }),
  async (key) => {
    Actor.assertRole("owner", "manager");
    return ended(key, "firm");
  },
);
