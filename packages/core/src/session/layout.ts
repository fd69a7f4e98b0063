import * as v from "valibot";
import { db } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Actor, Day, fn, HOLIDAY_REGIONS, ID, Instant, notFound, plusMinutes } from "../kernel/index.ts";
import { Programmes } from "../programme/index.ts";
import { busyFrom } from "./coach-day.ts";
import { type ProposedSession, proposeCycle } from "./cycle.ts";
import { lengthGap } from "./length.ts";

/** A regular cycle fits one command's transaction with room to spare. */
const REGULAR_MOST = 12;

const Weekday = v.picklist([1, 2, 3, 4, 5, 6, 7]);
const Time = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "time"));
const Minutes = v.pipe(v.number(), v.integer("minutes"), v.minValue(30, "minutes"), v.maxValue(600, "minutes"));

export const RhythmInput = v.union([
  v.strictObject({
    everyWeeks: v.pipe(v.number(), v.integer("weeks"), v.minValue(1, "weeks"), v.maxValue(26, "weeks")),
    weekday: Weekday,
    time: Time,
  }),
  v.strictObject({ monthly: v.strictObject({ nth: v.picklist([1, 2, 3, 4, "last"]), weekday: Weekday }), time: Time }),
]);

/** How a cycle is laid out: a start, a rhythm, how many regular sessions between kickoff and review. */
export const Layout = v.object({
  start: v.pipe(Day, v.minValue("2000-01-01", "day"), v.maxValue("2099-12-31", "day")),
  rhythm: RhythmInput,
  regular: v.pipe(v.number(), v.integer("sessions"), v.minValue(0, "sessions"), v.maxValue(REGULAR_MOST, "sessions")),
  minutes: v.optional(v.object({ kickoff: Minutes, regular: Minutes, review: Minutes }), {
    kickoff: 180,
    regular: 210,
    review: 180,
  }),
  holidays: v.optional(v.picklist([...HOLIDAY_REGIONS, "none"]), "france"),
  blockedDays: v.optional(v.pipe(v.array(Day), v.maxLength(120, "too_long")), []),
});
export type Layout = v.InferOutput<typeof Layout>;

/** When a session may start: a typing error of a century is refused. */
export const Start = v.pipe(Instant, v.minValue("2000", "instant"), v.maxValue("2100", "instant"));

/** The dates as someone saw and settled them, in order; absent: those that the rhythm gives. */
export const Dates = v.optional(v.pipe(v.array(Start), v.maxLength(REGULAR_MOST + 2, "too_long")));

export type LaidOut = ProposedSession & { number: number };
type Busy = Awaited<ReturnType<typeof busyFrom>>;

/**
 * The sessions of a cycle, numbered. Dates that were settled by hand are taken as they are; those beyond their number
 * come from the rhythm.
 */
export function layOut(layout: Layout, zone: string, busy: Busy, dates: readonly Instant[] = []): LaidOut[] {
  const proposed = proposeCycle({ ...layout, zone, busy });
  return proposed
    .map((session, index) => {
      const settled = dates[index];
      if (settled === undefined || settled === session.startsAt) return session;
      const { kind, minutes } = session;
      return { kind, minutes, zone, startsAt: new Date(settled).toISOString() };
    })
    .map((session, index) => ({ ...session, number: index + 1 }));
}

export function conflicts(session: { startsAt: Instant; minutes: number }, busy: Busy): boolean {
  const endsAt = plusMinutes(session.startsAt, session.minutes);
  return busy.some((other) => other.startsAt < endsAt && session.startsAt < other.endsAt);
}

/**
 * What a cycle would be: dates, why some moved, which meet another session of the coach, and how far their sum is from
 * the hours of the programme, when it is named. Nothing is stored.
 */
export const preview = fn(
  "cohort.preview",
  v.object({
    programmeID: v.optional(ID.schema("programme")),
    coachID: ID.schema("member"),
    cycle: Layout,
    startsAt: Dates,
  }),
  async ({ programmeID, coachID, cycle, startsAt }) => {
    Actor.assertRole("owner", "manager");
    const [firm, busy, programme] = await Promise.all([
      Firm.get(),
      busyFrom(coachID, earliest(cycle.start, startsAt)),
      programmeID ? db().get(Programmes, { programmeID }) : null,
    ]);
    if (programme === undefined) throw notFound("programme");
    const sessions = layOut(cycle, firm.zone, busy, startsAt).map((session) => ({
      ...session,
      shiftedFrom: session.shiftedFrom ?? null,
      reason: session.reason ?? null,
      conflict: conflicts(session, busy),
    }));
    return { sessions, gap: programme && lengthGap(programme, sessions) };
  },
);

export function earliest(start: Day, dates: readonly Instant[] = []): Day {
  return [start, ...dates.map((date) => date.slice(0, 10))].sort()[0] ?? start;
}
