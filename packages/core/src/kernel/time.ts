import * as v from "valibot";
import { scoped } from "./port.ts";

/** UTC ISO text with milliseconds: it sorts in keys as in time. */
export const Instant = v.pipe(v.string(), v.isoTimestamp("instant"));
export type Instant = v.InferOutput<typeof Instant>;

/** A calendar day, `YYYY-MM-DD`, in the firm's time zone. */
export const Day = v.pipe(v.string(), v.isoDate("day"), v.check(isDay, "day"));
export type Day = v.InferOutput<typeof Day>;

export const Zone = v.pipe(v.string(), v.maxLength(64), v.check(isZone, "zone"));

const clock = scoped<() => number>();
let offsetMs = 0;

/** The present instant; a test sets it by `withClock`, the local clock control by `shiftClock`. */
export function now(): Instant {
  return new Date(clock.find()?.() ?? Date.now() + offsetMs).toISOString();
}

/** Runs `body` at a fixed or moving time (milliseconds since 1970). */
export function withClock<R>(at: number | (() => number), body: () => R): R {
  return clock.provide(typeof at === "number" ? () => at : at, body);
}

export function shiftClock(byMs: number): void {
  offsetMs = byMs;
}

/** `instant` moved by whole minutes. */
export function plusMinutes(instant: Instant, minutes: number): Instant {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}

/** Making a format costs a thousand times what using it does; a zone may be spelt in many ways, so few are kept. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();
const FORMATS_MAX = 500;

function dayFormat(zone: string): Intl.DateTimeFormat {
  const known = dayFormats.get(zone);
  if (known) return known;
  const parts = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
  const made = new Intl.DateTimeFormat("en-CA", { timeZone: zone, ...parts });
  if (dayFormats.size >= FORMATS_MAX) dayFormats.clear();
  dayFormats.set(zone, made);
  return made;
}

/** The calendar day of an instant in a zone. */
export function dayOf(instant: Instant, zone: string): Day {
  return dayFormat(zone).format(new Date(instant));
}

/** `day` moved by whole calendar days. */
export function plusDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function isZone(text: string): boolean {
  try {
    return dayFormat(text).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}
