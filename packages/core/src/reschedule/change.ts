import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db, type Named } from "../db/index.ts";
import { Actor, fn, ID, line } from "../kernel/index.ts";
import { Poll } from "../poll/index.ts";
import { cancelling, type Dated, Minutes, makeUpIDOf, makingUp, moving, Session, Start } from "../session/index.ts";

const Key = { cohortID: ID.schema("cohort"), sessionID: ID.schema("session") };

const instant = (typed: string) => new Date(typed).toISOString();

/**
 * Moves one planned session, with its reason; never onto another session of its coach or of its room. A poll that was to
 * date it dates the others.
 */
export const move = fn(
  "session.move",
  v.object({ ...Key, startsAt: Start, minutes: v.optional(Minutes), reason: line(300) }),
  async ({ cohortID, sessionID, startsAt, ...input }) => {
    Actor.assertRole("owner", "manager", "coach");
    const answer = { cohortID, sessionID, status: "planned" as const };
    return changed(cohortID, answer, async (dated) => ({
      ...(await moving(dated, { ...input, sessionID, startsAt: instant(startsAt) })),
      ...(await Poll.without(cohortID, sessionID)),
    }));
  },
);

/**
 * Cancels one planned session while its group goes on, with the date that makes up for it when there is one: what
 * `cancelling` refuses. Its coach and its room are free, a poll that was to date it dates the others.
 */
export const cancel = fn(
  "session.cancel",
  v.object({ ...Key, reason: line(300), makeUpAt: v.optional(v.nullable(Start), null) }),
  async ({ cohortID, sessionID, reason, makeUpAt }) => {
    Actor.assertRole("owner", "manager", "coach");
    const answer = { cohortID, sessionID, status: "cancelled" as const };
    const at = makeUpAt === null ? undefined : instant(makeUpAt);
    return changed(cohortID, answer, async (dated) => ({
      ...(await cancelling(dated, { sessionID, reason, makeUpAt: at })),
      ...(await Poll.without(cohortID, sessionID)),
    }));
  },
);

/** Gives the hours of a session that was cancelled back, at a date that was found since. */
export const makeUp = fn("session.makeUp", v.object({ ...Key, startsAt: Start }), async (input) => {
  Actor.assertRole("owner", "manager", "coach");
  const { cohortID, sessionID } = input;
  const answer = { cohortID, sessionID: makeUpIDOf({ sessionID }), status: "planned" as const };
  return changed(cohortID, answer, (dated) => makingUp(dated, sessionID, instant(input.startsAt)));
});

function changed<A extends { cohortID: string; sessionID: string; status: "planned" | "cancelled" }>(
  cohortID: string,
  answer: A,
  decide: (dated: Dated) => Promise<Named>,
): Promise<A> {
  return untilWritten(async () => {
    const written = await db().write(await decide(await Session.cycleOf(cohortID)), answer);
    return written.refused ? undefined : written.answer;
  });
}
