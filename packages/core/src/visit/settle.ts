import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db, type Named } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Actor, fn, ID, now } from "../kernel/index.ts";
import { ended } from "./agree.ts";
import { Event, told } from "./event.ts";
import { GUEST_PURPOSE, isLiving, makeUpsIn, outcome, refusal, type Stored, visitsIn } from "./row.ts";
import { asking, ending, type Known, makeUpOf, turned, written } from "./write.ts";

const OfCohort = v.object({ cohortID: ID.schema("cohort") });

/**
 * Brings the visits of a group to what the group has become: who joined it is asked too and waited for, who left is
 * waited for no more, another date or a full room ends them. For jobs; again it changes nothing.
 */
export const settle = fn("visit.settle", OfCohort, async ({ cohortID }) => {
  Actor.assertSystem();
  const { items } = await Enrolment.groupOf(cohortID);
  for (const { sessionID, participantID } of visitsIn(items).filter(isLiving)) {
    await untilWritten(async () => {
      const host = await Enrolment.groupOf(cohortID);
      const visit = visitsIn(host.items).find(
        (one) => one.sessionID === sessionID && one.participantID === participantID,
      );
      const session = host.sessions.find((one) => one.sessionID === sessionID);
      if (!visit || !session || !isLiving(visit)) return true;
      const operations = settling({ host, session, visit, makeUp: await makeUpOf(visit) });
      return !operations || !(await db().heal(operations)).refused || undefined;
    });
  }
});

function settling(known: Known & { visit: Stored }): Named | undefined {
  const { host, visit, session } = known;
  if (session.status === "held") return undefined;
  const next = outcome(visit, host, now());
  if (next === "offered") return undefined;
  if (next !== "asked" && next !== "confirmed") return ending(known, next);
  const more = asking(visit, host);
  const isChanged = next !== visit.status;
  if (!isChanged && !more.isNew) return undefined;
  const after = isChanged ? turned(more.visit, next) : more.visit;
  return {
    ...written(known, after),
    links: more.links,
    ...(more.isNew && { asked: told(Event.Asked, after) }),
    ...(isChanged && { event: told(next === "confirmed" ? Event.Confirmed : Event.Suspended, after) }),
  };
}

/** Whoever left his own group comes to no other one. For jobs. */
export const settleLeft = fn("visit.settleLeft", OfCohort, async ({ cohortID }) => {
  Actor.assertSystem();
  const { items, enrolments } = await Enrolment.groupOf(cohortID);
  const seated = new Set(enrolments.filter(({ status }) => status === "accepted").map((one) => one.enrolmentID));
  for (const one of makeUpsIn(items).filter(isLiving)) {
    if (seated.has(one.enrolmentID) || one.startsAt <= now()) continue;
    const { toCohortID, toSessionID, participantID } = one;
    await ended({ cohortID: toCohortID, sessionID: toSessionID, participantID }, "left");
  }
});

/** He does not come after all, by the link of his own seat, until it begins (`visit.over`). */
export const leave = fn("visit.leave", v.object({ missedID: ID.schema("session") }), async ({ missedID }) => {
  const { cohortID = "", enrolmentID = "" } = Actor.subject(GUEST_PURPOSE);
  const { items } = await Enrolment.groupOf(cohortID);
  const own = makeUpsIn(items).find((one) => one.missedID === missedID && one.enrolmentID === enrolmentID);
  if (!own || own.startsAt <= now()) throw refusal("over", "This is settled");
  const { toCohortID, toSessionID, participantID } = own;
  return ended({ cohortID: toCohortID, sessionID: toSessionID, participantID }, "guest");
});
