import {
  type Day,
  DomainError,
  type HolidayRegion,
  type Instant,
  isHoliday,
  isWorkingDay,
  plusDays,
  plusMinutes,
} from "../kernel/index.ts";
import type { Clash } from "./clash.ts";
import { daysOf, type Rhythm } from "./rhythm.ts";
import { instantOf } from "./wall-clock.ts";

export type CycleKind = "kickoff" | "regular" | "review";
export type ShiftReason = "holiday" | "vacation" | "blocked" | Clash;

export interface CycleInput {
  /** The first day on which a session may be held. */
  start: Day;
  rhythm: Rhythm;
  /** IANA zone of the people in the room. */
  zone: string;
  /** How many regular sessions stand between the kickoff and the review. */
  regular: number;
  minutes: Record<CycleKind, number>;
  /** Whose public holidays are kept free. */
  holidays: HolidayRegion | "none";
  /** School holidays and other spans that the firm keeps free, both ends included. */
  spans?: readonly { name?: string; from: Day; to: Day }[];
  blockedDays: readonly Day[];
  /** When the facilitator is taken by another session, or by what `reason` says; the first that meets an hour tells. */
  busy: readonly Busy[];
}

export interface Busy {
  startsAt: Instant;
  endsAt: Instant;
  reason?: Clash;
}

export interface ProposedSession {
  kind: CycleKind;
  startsAt: Instant;
  zone: string;
  minutes: number;
  /** The day the rhythm said, and why it is another. */
  shiftedFrom?: Day;
  reason?: ShiftReason;
  /** What the firm calls the span that it fell into. */
  span?: string;
}

/** Beyond this many days of the rhythm in a row without a free date, the rhythm does not fit the calendar. */
const MISSES_MOST = 60;

/**
 * The sessions of a cycle: one at each day of the rhythm, at the same hour on the wall all year. A day that is not free
 * moves to the same weekday of a following week before the next day of the rhythm, or else to the first free working
 * day after it; if there is none it is passed over. The rhythm itself never drifts. Refused as `cycle.no_date` when the
 * calendar has no room.
 */
export function proposeCycle(input: CycleInput): ProposedSession[] {
  const kinds: CycleKind[] = ["kickoff", ...Array.from({ length: input.regular }, () => "regular" as const), "review"];
  const days = daysOf(input.rhythm, input.start);
  let day = nextOf(days);
  let next = nextOf(days);
  const advance = () => {
    [day, next] = [next, nextOf(days)];
  };
  return kinds.map((kind) => {
    for (let misses = 0; misses <= MISSES_MOST; misses += 1, advance()) {
      const session = place(input, kind, day, next);
      if (!session) continue;
      advance();
      return session;
    }
    throw new DomainError("unprocessable", "cycle.no_date", "The calendar leaves no date for this rhythm");
  });
}

function place(input: CycleInput, kind: CycleKind, day: Day, next: Day): ProposedSession | undefined {
  const minutes = input.minutes[kind];
  const free = freeOn(input, { day, next, time: input.rhythm.time, minutes });
  return free && { kind, zone: input.zone, minutes, ...free };
}

/** What days and hours a session must keep clear of. */
export type Room = Pick<CycleInput, "zone" | "holidays" | "spans" | "blockedDays" | "busy">;

interface Wanted {
  day: Day;
  /** The day of the session after it. */
  next: Day;
  time: string;
  minutes: number;
}

/**
 * A session on the wanted day, or, where that is not free, on the same weekday of a following week before the next one,
 * or else on the first free working day after it; undefined when there is none.
 */
export function freeOn(
  room: Room,
  wanted: Wanted,
): Pick<ProposedSession, "startsAt" | "shiftedFrom" | "reason" | "span"> | undefined {
  const { day, next, time } = wanted;
  const reason = obstacle(room, wanted, day);
  if (!reason) return { startsAt: instantOf(day, time, room.zone) };
  const free = alternatives(day, next, room.holidays === "none" ? "france" : room.holidays).find(
    (other) => !obstacle(room, wanted, other),
  );
  if (!free) return undefined;
  const span = reason === "vacation" ? spanAt(room, day)?.name : undefined;
  return {
    startsAt: instantOf(free, time, room.zone),
    shiftedFrom: day,
    reason,
    ...(span !== undefined && { span }),
  };
}

function spanAt({ spans }: Room, day: Day) {
  return spans?.find(({ from, to }) => from <= day && day <= to);
}

/** Where a day may move, always before the next day of the rhythm: whole weeks later first, then working days. */
function alternatives(day: Day, next: Day, region: HolidayRegion): Day[] {
  const between: Day[] = [];
  for (let other = plusDays(day, 1); other < next; other = plusDays(other, 1)) between.push(other);
  const sameWeekday = between.filter((_, index) => (index + 1) % 7 === 0);
  return [...sameWeekday, ...between.filter((other) => isWorkingDay(other, region))];
}

function obstacle(room: Room, { time, minutes }: Wanted, day: Day): ShiftReason | undefined {
  if (room.holidays !== "none" && isHoliday(day, room.holidays)) return "holiday";
  if (spanAt(room, day)) return "vacation";
  if (room.blockedDays.includes(day)) return "blocked";
  return busyAt({ startsAt: instantOf(day, time, room.zone), minutes }, room.busy);
}

/** What a session would meet, if anything. */
export function busyAt(session: { startsAt: Instant; minutes: number }, busy: readonly Busy[]): Clash | undefined {
  const endsAt = plusMinutes(session.startsAt, session.minutes);
  const met = busy.find((other) => other.startsAt < endsAt && session.startsAt < other.endsAt);
  return met && (met.reason ?? "busy");
}

function nextOf(days: Generator<Day>): Day {
  const { value, done } = days.next();
  if (done) throw new Error("a rhythm has no end");
  return value;
}
