import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db, event } from "../db/index.ts";
import { Actor, DomainError, fn, ID, type Instant, now, refusedField } from "../kernel/index.ts";
import { redating, Session } from "../session/index.ts";
import { Event } from "./event.ts";
import { Polls } from "./poll.table.ts";
import { load, type Stored } from "./row.ts";

const Key = { cohortID: ID.schema("cohort"), pollID: ID.schema("poll") };

/** Ends a poll before its time, or when it has come. Twice is once. */
export const close = fn("poll.close", v.object(Key), async ({ cohortID, pollID }) => {
  Actor.assertRole("owner", "manager", "coach");
  return untilWritten(async () => {
    const { poll } = await load(cohortID, pollID);
    if (poll.status !== "open") return { cohortID, pollID, status: poll.status };
    const written = await db().write(
      {
        poll: Polls.replace({ ...poll, status: "closed", closedAt: now() }),
        event: event(Event.Closed, { cohortID, pollID }),
      },
      { cohortID, pollID, status: "closed" as Stored["status"] },
    );
    return written.refused ? undefined : written.answer;
  });
});

/** Asks for the best dates anew, where they no longer stand on what was said. */
export const ask = fn("poll.ask", v.object(Key), async ({ cohortID, pollID }) => {
  Actor.assertRole("owner", "manager", "coach");
  const { poll } = await load(cohortID, pollID);
  const { status } = poll;
  const written = await db().write({ event: event(Event.Asked, { cohortID, pollID }) }, { cohortID, pollID, status });
  return written.answer;
});

const Choose = v.object({
  ...Key,
  slotIDs: v.pipe(v.array(ID.schema("slot")), v.minLength(1, "poll.choice_count"), v.maxLength(20, "too_long")),
});

/**
 * Gives the sessions the dates that were chosen, all or none: the earliest slot to the first. Twice the same is once;
 * another choice after it is refused (`poll.already_chosen`), as is a slot of another poll (`poll.slot_unknown`), a
 * number of slots other than that of the sessions (`poll.choice_count`), and whatever `redating` refuses.
 */
export const choose = fn("poll.choose", Choose, async ({ cohortID, pollID, slotIDs }) => {
  Actor.assertRole("owner", "manager", "coach");
  return untilWritten(async () => {
    const { poll } = await load(cohortID, pollID);
    const { cohort, sessions } = await Session.cycleOf(cohortID);
    const slots = slotsIn(poll, slotIDs);
    const chosen = slots.map(({ slotID }) => slotID);
    const answer = { cohortID, pollID, status: "chosen" as const };
    if (poll.status === "chosen") {
      if (poll.chosen?.join() === chosen.join()) return answer;
      throw new DomainError("conflict", "poll.already_chosen", "Other dates were chosen");
    }
    const dates = new Map(poll.sessions.map(({ sessionID }, index) => [sessionID, slots[index]?.startsAt ?? ""]));
    const written = await db().write(
      {
        ...(await redating({ cohort, sessions }, dates)),
        poll: Polls.replace({
          ...poll,
          status: "chosen",
          chosen,
          closedAt: poll.closedAt ?? now(),
          before: changedBy(sessions, dates),
        }),
        event: event(Session.Event.CycleMoved, { cohortID, pollID }),
      },
      answer,
    );
    return written.refused ? undefined : written.answer;
  });
});

/** The sessions that get another date, as they stood. */
function changedBy(sessions: readonly Session.Stored[], dates: ReadonlyMap<string, Instant>) {
  return sessions
    .filter(({ sessionID, startsAt }) => (dates.get(sessionID) ?? startsAt) !== startsAt)
    .map(({ sessionID, startsAt, sequence = 0 }) => ({ sessionID, startsAt, sequence }));
}

function slotsIn({ slots, sessions }: Stored, slotIDs: readonly string[]): Stored["slots"] {
  const known = slots.filter(({ slotID }) => slotIDs.includes(slotID));
  if (known.length !== new Set(slotIDs).size) {
    throw refusedField("slotIDs", "poll.slot_unknown", "A slot is of another poll");
  }
  if (known.length !== sessions.length || slotIDs.length !== sessions.length) {
    throw refusedField("slotIDs", "poll.choice_count", "One slot a session");
  }
  const past = known.find(({ startsAt }) => startsAt <= now());
  if (past) throw refusedField("slotIDs", "poll.slot_past", "A slot is past");
  return known;
}
