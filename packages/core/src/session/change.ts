import { type Cohort, Cohorts } from "../cohort/index.ts";
import { event, type Named } from "../db/index.ts";
import { DomainError, ID, type Instant, now, refusedField } from "../kernel/index.ts";
import { byDate, cardOperations } from "./card.ts";
import { reserve } from "./coach-day.ts";
import { closed } from "./open.ts";
import { restated } from "./sequence.ts";
import { Sessions } from "./session.table.ts";
import { Event, find, notPlanned, type Stored, withChanged } from "./session.ts";

export interface Dated {
  cohort: Cohort.Stored;
  sessions: readonly Stored[];
}

function planned(sessions: readonly Stored[], sessionID: string): Stored {
  const session = find(sessions, sessionID);
  if (session.status !== "planned") throw notPlanned();
  return session;
}

interface Move {
  sessionID: string;
  startsAt: Instant;
  minutes?: number | undefined;
  reason: string;
}

/** A planned session at its new date; its revision as it was read. Refused as `session.not_planned`. Pure. */
export function movedTo(sessions: readonly Stored[], { sessionID, startsAt, minutes, reason }: Move): Stored {
  const session = planned(sessions, sessionID);
  return {
    ...session,
    startsAt,
    minutes: minutes ?? session.minutes,
    moved: { from: session.startsAt, reason },
    ...restated(session),
  };
}

/** What moving one session writes; refused as `movedTo` says, and as `reserve` does. */
export async function moving({ cohort, sessions }: Dated, move: Move): Promise<Named> {
  const session = planned(sessions, move.sessionID);
  const moved = movedTo(sessions, move);
  return {
    cohort: Cohorts.replace(cohort),
    session: Sessions.replace(moved),
    coachDays: await reserve(session.coachID, { add: [moved], drop: [session] }),
    ...cardOperations(cohort, withChanged(sessions, moved)),
    event: event(Event.Moved, { cohortID: cohort.cohortID, sessionID: move.sessionID }),
  };
}

interface Cancel {
  sessionID: string;
  reason: string;
  /** When its hours are given back; absent: not yet, or never. */
  makeUpAt?: Instant | undefined;
}

/**
 * What cancelling one session writes, the group going on, with the one that makes up for it when it has a date. A group
 * begins by its kickoff and ends by its review: these are refused without such a date (`session.cancel_bare`).
 */
export async function cancelling(dated: Dated, { sessionID, reason, makeUpAt }: Cancel): Promise<Named> {
  const { cohort, sessions } = dated;
  const session = planned(sessions, sessionID);
  if (session.kind !== "regular" && makeUpAt === undefined) {
    throw refusedField("makeUpAt", "session.cancel_bare", "The kickoff and the review need another date");
  }
  const gone: Stored = { ...session, status: "cancelled", cancelled: { at: now(), reason }, ...restated(session) };
  const after = withChanged(sessions, gone);
  const instead = makeUpAt === undefined ? undefined : insteadOf(after, gone, makeUpAt);
  const { cohortID } = cohort;
  return {
    cohort: Cohorts.replace(cohort),
    session: Sessions.replace(gone),
    ...(instead && { makeUp: Sessions.create(instead) }),
    coachDays: await reserve(session.coachID, { add: instead ? [instead] : [], drop: [session] }),
    ...cardOperations(cohort, instead ? [...after, instead] : after),
    event: event(Event.Cancelled, { cohortID, sessionID, ...(instead && { makeUpID: instead.sessionID }) }),
  };
}

/** What giving a cancelled session's hours back later writes; once (`session.made_up`), and while the group goes on. */
export async function makingUp({ cohort, sessions }: Dated, sessionID: string, startsAt: Instant): Promise<Named> {
  const session = find(sessions, sessionID);
  if (!session.cancelled) throw new DomainError("conflict", "session.not_cancelled", "This session was not cancelled");
  if (cohort.status === "closed" || cohort.status === "cancelled") throw closed();
  const instead = insteadOf(sessions, session, startsAt);
  const { cohortID } = cohort;
  return {
    cohort: Cohorts.replace(cohort),
    makeUp: Sessions.create(instead),
    coachDays: await reserve(session.coachID, { add: [instead], drop: [] }),
    ...cardOperations(cohort, [...sessions, instead]),
    event: event(Event.MadeUp, { cohortID, sessionID: instead.sessionID }),
  };
}

/**
 * The same session again, at another date and as a session of its own: calendars were told that the first one is gone.
 * Refused in the past (`session.past`), and on the wrong side of the kickoff or of the review (`session.order`).
 */
function insteadOf(sessions: readonly Stored[], gone: Stored, startsAt: Instant): Omit<Stored, "rev"> {
  const sessionID = makeUpIDOf(gone);
  if (sessions.some((one) => one.sessionID === sessionID)) {
    throw new DomainError("conflict", "session.made_up", "This session has its date already");
  }
  if (startsAt <= now()) throw refusedField("makeUpAt", "session.past", "This date is past");
  const { after, before } = makeUpBounds(sessions, gone);
  if ((after !== null && startsAt <= after) || (before !== null && startsAt >= before)) {
    throw refusedField("makeUpAt", "session.order", "Sessions follow one another");
  }
  const { rev: _, moved: __, cancelled: ___, sequence: ____, restatedAt: _____, takenOver: ______, ...rest } = gone;
  // Who stood in did so for the date that is gone.
  const { standIn, ...same } = rest;
  return {
    ...same,
    coachID: standIn?.forID ?? same.coachID,
    sessionID,
    startsAt,
    status: "planned",
    heldAt: null,
    makesUpFor: gone.sessionID,
  };
}

/** One a cancelled session. */
export function makeUpIDOf({ sessionID }: Pick<Stored, "sessionID">): string {
  return ID.derived("session", sessionID, "makeUp");
}

/** Between what a session must stand: the kickoff before all others, the review after them. */
export function makeUpBounds(
  sessions: readonly Stored[],
  { sessionID, kind }: Pick<Stored, "sessionID" | "kind">,
): { after: Instant | null; before: Instant | null } {
  const others = byDate(sessions.filter((one) => one.status !== "cancelled" && one.sessionID !== sessionID));
  const dates = others.map(({ startsAt }) => startsAt);
  if (kind === "kickoff") return { after: null, before: dates[0] ?? null };
  if (kind === "review") return { after: dates.at(-1) ?? null, before: null };
  return {
    after: others.find((one) => one.kind === "kickoff")?.startsAt ?? null,
    before: others.find((one) => one.kind === "review")?.startsAt ?? null,
  };
}
