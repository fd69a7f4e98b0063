import * as v from "valibot";
import { Cohort, Cohorts } from "../cohort/index.ts";
import { db, event, type Named, type Range, rowsOf } from "../db/index.ts";
import { Actor, DomainError, fn, Instant, notFound, now, plusMinutes, type Row } from "../kernel/index.ts";
import { cardOperations } from "./card.ts";
import { type SessionRow, Sessions } from "./session.table.ts";

export type Info = v.InferOutput<typeof SessionRow>;
export type Stored = Row<typeof Sessions>;

/** `CycleMoved`: several sessions got their dates at once; who is told of each is told of all of them once. */
export const Event = {
  Held: "session.held",
  Moved: "session.moved",
  CycleMoved: "session.cycleMoved",
  Cancelled: "session.cancelled",
  MadeUp: "session.madeUp",
  /** Another coach leads it now, or its group's coach again: `coachID` before, `toCoachID` from now on. */
  LedBy: "session.ledBy",
} as const;

/** A session may be marked held from a quarter of an hour before it starts. */
const EARLY_MINUTES = 15;
const CALENDAR_MAX = 1_000;

/** A cohort with its sessions, in one round trip; not found for a coach who does not lead it. */
export async function cycleOf(cohortID: string): Promise<{ cohort: Cohort.Stored; sessions: Stored[] }> {
  const [cohort, { items }] = await Promise.all([
    Cohort.get(cohortID),
    db().query({ pk: ["COHORT", cohortID], begins: ["SESSION"], limit: 60 }),
  ]);
  Cohort.assertMine(cohort);
  return { cohort, sessions: rowsOf(Sessions, items) };
}

/** Refuses who neither leads this group nor stands in for its coach in this session; owners and managers pass. */
export function assertLed(cohort: Cohort.Info, session: Info): void {
  if (!Cohort.isMine(session)) Cohort.assertMine(cohort);
}

export function find(sessions: readonly Stored[], sessionID: string): Stored {
  const found = sessions.find((one) => one.sessionID === sessionID);
  if (!found) throw notFound("session");
  return found;
}

/** What the cohort becomes when a session is held: it runs from its first one, and is over with its review. */
export function statusAfter(cohort: Cohort.Info, session: { kind: Info["kind"] }): Cohort.Info["status"] {
  if (session.kind === "review") return "closed";
  return cohort.status === "closed" ? "closed" : "running";
}

/**
 * What marking a session held writes beside the sheet of who was there (`attendance.hold`, which asks who may): its
 * cohort runs from its first session and is over with its review. Refused earlier than a quarter of an hour before its
 * start (`session.too_early`), and once it is held or cancelled (`session.not_planned`). `sheet`: whether its sheet is
 * closed by the same act.
 */
export function holding(
  { cohort, sessions }: { cohort: Cohort.Stored; sessions: readonly Stored[] },
  sessionID: string,
  sheet: Pick<Stored, "sheetClosed"> = {},
): Named {
  const { cohortID } = cohort;
  const session = find(sessions, sessionID);
  if (session.status !== "planned") throw notPlanned();
  if (now() < plusMinutes(session.startsAt, -EARLY_MINUTES)) {
    throw new DomainError("conflict", "session.too_early", "This session has not started yet");
  }
  const held: Stored = { ...session, ...sheet, status: "held", heldAt: now() };
  const changed = { ...cohort, status: statusAfter(cohort, session) };
  const ends = changed.status === "closed" && cohort.status !== "closed";
  return {
    cohort: Cohorts.replace(changed),
    session: Sessions.replace(held),
    ...cardOperations(changed, withChanged(sessions, held)),
    held: event(Event.Held, { cohortID, sessionID }),
    ...(ends && { ended: event(Cohort.Event.CycleEnded, { cohortID, sessionID }) }),
  };
}

export function withChanged(sessions: readonly Stored[], changed: Stored): Stored[] {
  return sessions.map((one) => (one.sessionID === changed.sessionID ? changed : one));
}

export function notPlanned(): DomainError {
  return new DomainError("conflict", "session.not_planned", "This session was held or cancelled");
}

export const Period = v.object({ from: Instant, to: Instant, mine: v.optional(v.boolean(), false) });

/** Where the meetings of a period stand, discovery sessions among them: the firm's, or a coach's own. One query. */
export function rangeOf({ mine, ...period }: v.InferOutput<typeof Period>): Range {
  const [from, to] = [new Date(period.from).toISOString(), new Date(period.to).toISOString()];
  if (!mine && Actor.hasRole("owner", "manager")) {
    return { pk: ["SESSIONS"], index: "g1", between: [from, `${to}~`], limit: CALENDAR_MAX };
  }
  return {
    pk: ["COACH", Actor.member().memberID],
    index: "g2",
    between: [`SESSION#${from}`, `SESSION#${to}~`],
    limit: CALENDAR_MAX,
  };
}

/** The groups' sessions of a period: the firm's, or a coach's own (and for whoever asks for his alone). One query. */
export const calendar = fn("session.calendar", Period, async (period) => {
  Actor.assertRole("owner", "manager", "coach");
  const { items } = await db().query(rangeOf(period));
  return rowsOf(Sessions, items);
});
