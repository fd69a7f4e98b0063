import * as v from "valibot";
import { db } from "../db/index.ts";
import { Calendar, Firm, TypedZone, zoneNamed } from "../firm/index.ts";
import { Actor, Day, fn, HOLIDAY_REGIONS, ID, Instant, line, notFound, plusMinutes } from "../kernel/index.ts";
import { Programmes } from "../programme/index.ts";
import { type Slot, whereOf } from "./clash.ts";
import { busyFrom } from "./coach-day.ts";
import { type Busy, busyAt, type ProposedSession, proposeCycle } from "./cycle.ts";
import { lengthGap } from "./length.ts";
import { templateAt } from "./method-read.ts";
import { roomBusyFrom } from "./room-booking.ts";
import { durationMinutes, type StepTemplate } from "./template.ts";

/** A regular cycle fits one command's transaction with room to spare. */
const REGULAR_MOST = 12;

const Weekday = v.picklist([1, 2, 3, 4, 5, 6, 7]);
const Time = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "time"));

/** Nobody works well with peers for longer than a working day. */
export const MINUTES_MOST = 480;

/** How long a session lasts. */
export const Minutes = v.pipe(
  v.number(),
  v.integer("minutes"),
  v.minValue(30, "minutes"),
  v.maxValue(MINUTES_MOST, "minutes"),
);

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
  /** Absent: those of the firm's calendar. */
  holidays: v.optional(v.picklist([...HOLIDAY_REGIONS, "none"])),
  /** Where its hours are read; absent: the firm's. */
  zone: v.optional(TypedZone),
  blockedDays: v.optional(v.pipe(v.array(Day), v.maxLength(120, "too_long")), []),
});
export type Layout = v.InferOutput<typeof Layout>;

/** When a session may start: a typing error of a century is refused. */
export const Start = v.pipe(Instant, v.minValue("2000", "instant"), v.maxValue("2100", "instant"));

/** The dates as someone saw and settled them, in order; absent: those that the rhythm gives. */
export const Dates = v.optional(v.pipe(v.array(Start), v.maxLength(REGULAR_MOST + 2, "too_long")));

export type LaidOut = ProposedSession & { number: number };

/** Where the hours of a group are read: where it was said, else where its firm is. */
export const zoneOf = ({ zone }: Pick<Layout, "zone">, firm: Firm.Info): string => zoneNamed(zone ?? "") ?? firm.zone;

/** What hours and days are not free for a group. */
export interface Taken {
  calendar: Calendar.Info;
  busy: readonly Busy[];
}

/**
 * What a group's sessions must keep clear of, from a day on: its coach's sessions, his way from other places, those that
 * take place in its room, and what the firm keeps free. `own`: sessions that are to move, which are in nobody's way.
 */
export async function takenFrom(
  coachID: string,
  day: Day,
  where: Pick<Slot, "modality" | "place">,
  own: readonly { startsAt: Instant }[] = [],
): Promise<Taken> {
  const mine = new Set(own.map(({ startsAt }) => startsAt));
  const others = <S extends { startsAt: Instant }>(some: readonly S[]) =>
    some.filter(({ startsAt }) => !mine.has(startsAt));
  const [calendar, all] = await Promise.all([Calendar.current(), busyFrom(coachID, day)]);
  const coach = others(all);
  const here = whereOf(where);
  const way = calendar.travelMinutes;
  const far = coach.filter(({ place }) => way > 0 && place !== undefined && here !== undefined && place !== here);
  const room = others(await roomBusyFrom(where, day, calendar));
  const busy: Busy[] = [
    ...coach.map(({ startsAt, endsAt }) => ({ startsAt, endsAt })),
    ...room.map((span) => ({ ...span, reason: "room" as const })),
    ...far.map(({ startsAt, endsAt }) => ({
      startsAt: plusMinutes(startsAt, -way),
      endsAt: plusMinutes(endsAt, way),
      reason: "travel" as const,
    })),
  ];
  return { calendar, busy };
}

/**
 * The sessions of a cycle, numbered. Dates that were settled by hand are taken as they are; those beyond their number
 * come from the rhythm.
 */
export function layOut(layout: Layout, zone: string, taken: Taken, dates: readonly Instant[] = []): LaidOut[] {
  const { calendar, busy } = taken;
  const holidays = layout.holidays ?? calendar.holidays;
  const proposed = proposeCycle({ ...layout, holidays, spans: calendar.spans, zone, busy });
  return proposed
    .map((session, index) => {
      const settled = dates[index];
      if (settled === undefined || settled === session.startsAt) return session;
      const { kind, minutes } = session;
      return { kind, minutes, zone, startsAt: new Date(settled).toISOString() };
    })
    .map((session, index) => ({ ...session, number: index + 1 }));
}

/**
 * What a cycle would be: dates, why some moved, which meet another session of the coach or of the room, and how far
 * their sum is from the hours of the programme, when it is named; `short`: see `tooShort`; `lengths`: what a regular
 * session needs with one topic, two, … that fit into a day. Nothing is stored.
 */
export const preview = fn(
  "cohort.preview",
  v.object({
    programmeID: v.optional(ID.schema("programme")),
    coachID: ID.schema("member"),
    /** What its regular sessions follow. */
    templateID: v.optional(line(60), "six-80"),
    modality: v.optional(v.picklist(["onsite", "remote", "hybrid"]), "onsite"),
    place: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(300, "too_long"))), null),
    cycle: Layout,
    startsAt: Dates,
  }),
  async ({ programmeID, coachID, modality, place, cycle, startsAt, templateID }) => {
    Actor.assertRole("owner", "manager");
    const [firm, taken, programme, template] = await Promise.all([
      Firm.get(),
      takenFrom(coachID, earliest(cycle.start, startsAt), { modality, place }),
      programmeID ? db().get(Programmes, { programmeID }) : null,
      templateAt(templateID),
    ]);
    if (programme === undefined) throw notFound("programme");
    const sessions = layOut(cycle, zoneOf(cycle, firm), taken, startsAt).map((session) => ({
      ...session,
      shiftedFrom: session.shiftedFrom ?? null,
      reason: session.reason ?? null,
      span: session.span ?? null,
      conflict: busyAt(session, taken.busy) ?? null,
    }));
    return {
      sessions,
      gap: programme && lengthGap(programme, sessions),
      short: tooShort(cycle, template),
      lengths: lengthsOf(template),
    };
  },
);

/** Of a session with one topic, two, and on, in minutes, until a day is full. */
function lengthsOf(template: StepTemplate | undefined): number[] {
  if (template?.kind !== "consultation") return [];
  return [1, 2, 3, 4].map((topics) => durationMinutes(template, topics)).filter((total) => total <= MINUTES_MOST);
}

/** What a regular session needs for one topic by its method, when its length leaves less; a warning. */
function tooShort({ regular, minutes }: Layout, template: StepTemplate | undefined): number | null {
  const least = template ? durationMinutes(template, 1) : 0;
  return regular > 0 && minutes.regular < least ? least : null;
}

export function earliest(start: Day, dates: readonly Instant[] = []): Day {
  return [start, ...dates.map((date) => date.slice(0, 10))].sort()[0] ?? start;
}
