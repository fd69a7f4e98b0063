import { event, type Named } from "../db/index.ts";
import { now } from "../kernel/index.ts";
import { Event } from "./event.ts";
import { Polls } from "./poll.table.ts";
import { asksStill, partitionOf, type Stored, wholeIn } from "./row.ts";

/** The poll of a group that is to date this session, if one is. */
export async function asking(cohortID: string, sessionID: string): Promise<Stored | undefined> {
  const poll = wholeIn(await partitionOf(cohortID))?.poll;
  const dates = poll?.sessions.some((one) => one.sessionID === sessionID);
  return poll && dates && asksStill(poll) ? poll : undefined;
}

/**
 * What a poll becomes when one of its sessions is cancelled, or dated by hand: it dates the others, for whom the best
 * dates are found anew; with none left it is closed. Written with the session's change.
 */
export async function without(cohortID: string, sessionID: string): Promise<Named> {
  const poll = await asking(cohortID, sessionID);
  if (!poll) return {};
  const sessions = poll.sessions.filter((one) => one.sessionID !== sessionID);
  if (sessions.length === 0) {
    return { poll: Polls.replace({ ...poll, sessions, status: "closed", closedAt: poll.closedAt ?? now() }) };
  }
  const { pollID } = poll;
  return { poll: Polls.replace({ ...poll, sessions }), polled: event(Event.Asked, { cohortID, pollID }) };
}
