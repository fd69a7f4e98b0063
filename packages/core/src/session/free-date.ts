import { type Day, type Instant, isHoliday, isWorkingDay, plusDays } from "../kernel/index.ts";
import { busyAt } from "./cycle.ts";
import type { Taken } from "./layout.ts";
import type { Stored } from "./session.ts";
import { instantOf, wallClockOf } from "./wall-clock.ts";

/** Why a date does not suit: a public holiday, what the firm keeps free, its coach, his way, its room. */
export type Obstacle = "holiday" | "vacation" | ReturnType<typeof busyAt>;

interface Wanted {
  startsAt: Instant;
  minutes: number;
  zone: string;
}

/** What stands against an hour, the day before the hour; undefined when nothing does. Pure. */
export function obstacleAt(wanted: Wanted, { calendar, busy }: Taken): Obstacle {
  const { day } = wallClockOf(wanted.startsAt, wanted.zone);
  if (calendar.holidays !== "none" && isHoliday(day, calendar.holidays)) return "holiday";
  if (calendar.spans.some(({ from, to }) => from <= day && day <= to)) return "vacation";
  return busyAt(wanted, busy);
}

/** What is taken, but for the hours of one session, which is to leave them. */
export function takenBut({ calendar, busy }: Taken, { startsAt }: Pick<Stored, "startsAt">): Taken {
  return { calendar, busy: busy.filter((one) => one.startsAt !== startsAt) };
}

/** How far another date is looked for, and how many are proposed. */
const WITHIN_DAYS = 70;
const PROPOSED = 3;
/** People must be told, and free themselves. */
const NOTICE_DAYS = 3;

/**
 * Other dates for a session at its own hour on the wall: weeks later on its weekday first, then working days; none that
 * something stands against, none outside the bounds. At most three, by date. Pure.
 */
export function otherDates(
  session: Wanted,
  taken: Taken,
  bounds: { from: Day; after: Instant | null; before: Instant | null },
): Instant[] {
  const { day, time } = wallClockOf(session.startsAt, session.zone);
  const soonest = plusDays(bounds.from, NOTICE_DAYS);
  const region = taken.calendar.holidays === "none" ? "france" : taken.calendar.holidays;
  const days: Day[] = [];
  const [, latest = day] = [soonest, day].sort();
  for (let one = soonest; one <= plusDays(latest, WITHIN_DAYS); one = plusDays(one, 1)) {
    if (one !== day) days.push(one);
  }
  const weekday = new Date(day).getUTCDay();
  const same = days.filter((one) => new Date(one).getUTCDay() === weekday);
  const others = days.filter((one) => isWorkingDay(one, region) && new Date(one).getUTCDay() !== weekday);
  const near = (list: Day[]) => list.toSorted((one, other) => apart(one, day) - apart(other, day));
  const suits = (startsAt: Instant) =>
    (bounds.after === null || startsAt > bounds.after) &&
    (bounds.before === null || startsAt < bounds.before) &&
    obstacleAt({ ...session, startsAt }, taken) === undefined;
  const found = (list: Day[], most: number) =>
    near(list)
      .map((one) => instantOf(one, time, session.zone))
      .filter(suits)
      .slice(0, most);
  const weeks = found(same, 2);
  return [...weeks, ...found(others, PROPOSED - weeks.length)].toSorted();
}

/** A day before counts as two after: whoever had planned that day finds another later, rarely sooner. */
function apart(day: Day, from: Day): number {
  const days = (Date.parse(day) - Date.parse(from)) / 86_400_000;
  return days < 0 ? -2 * days : days;
}
