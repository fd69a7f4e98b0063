import type { Cohort } from "../cohort/index.ts";
import { type Day, type Instant, plusDays } from "../kernel/index.ts";
import { byDate } from "./card.ts";
import type { Clash } from "./clash.ts";
import { busyAt, freeOn, type Room, type ShiftReason } from "./cycle.ts";
import { earliest, type Taken, takenFrom } from "./layout.ts";
import type { Stored } from "./session.ts";
import { instantOf, wallClockOf } from "./wall-clock.ts";

/** A planned session with the date that it would get. */
export interface Postponed extends Pick<Stored, "sessionID" | "kind" | "number" | "minutes" | "zone" | "startsAt"> {
  /** When it stands now. */
  from: Instant;
  /** The day that was wanted, and why it is another. */
  shiftedFrom: Day | null;
  reason: ShiftReason | null;
  span: string | null;
  /** What it would meet, if anything. */
  conflict: Clash | null;
}

/** After the last session: as far as a day may move when nothing follows. */
const LAST_DAYS = 28;

/** The dates that the planned sessions of a group would have from another start on, clear of what is taken by then. */
export async function postponement(
  { cohort, sessions }: { cohort: Cohort.Stored; sessions: readonly Stored[] },
  start: Day,
  dates: readonly Instant[] = [],
): Promise<Postponed[]> {
  const planned = sessions.filter(({ status }) => status === "planned");
  return postponed(planned, start, await takenFrom(cohort.coachID, earliest(start, dates), cohort, planned), dates);
}

/**
 * The planned sessions of a group from another start on: all of them later by as many days as the first one, at their
 * own hours on the wall. A day that is not free moves as in `proposeCycle`; where nothing is free it stays, with what it
 * meets. `dates`: what someone settled by hand, in order. Pure.
 */
function postponed(
  planned: readonly Stored[],
  start: Day,
  { calendar, busy }: Taken,
  dates: readonly Instant[] = [],
): Postponed[] {
  const ordered = byDate(planned).map((session) => ({ session, wall: wallClockOf(session.startsAt, session.zone) }));
  const later = daysBetween(ordered[0]?.wall.day ?? start, start);
  return ordered.map(({ session, wall }, at) => {
    const { sessionID, kind, number, minutes, zone, startsAt: from } = session;
    const room: Room = { zone, holidays: calendar.holidays, spans: calendar.spans, blockedDays: [], busy };
    const day = plusDays(wall.day, later);
    const after = ordered[at + 1];
    const next = plusDays(after ? after.wall.day : wall.day, later + (after ? 0 : LAST_DAYS));
    const found = freeOn(room, { day, next, time: wall.time, minutes }) ?? {
      startsAt: instantOf(day, wall.time, zone),
    };
    const settled = dates[at] && new Date(dates[at]).toISOString();
    const placed: Partial<ReturnType<typeof freeOn>> & { startsAt: Instant } =
      settled && settled !== found.startsAt ? { startsAt: settled } : found;
    const { startsAt } = placed;
    return {
      sessionID,
      kind,
      number,
      minutes,
      zone,
      from,
      startsAt,
      shiftedFrom: placed.shiftedFrom ?? null,
      reason: placed.reason ?? null,
      span: placed.span ?? null,
      conflict: busyAt({ startsAt, minutes }, busy) ?? null,
    };
  });
}

function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / 86_400_000);
}
