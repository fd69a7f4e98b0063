import { locale } from "../messages/locale.ts";
import { NBSP, perLocale } from "./intl.ts";
import { hoursZone } from "./zone.ts";

type Shape = Intl.DateTimeFormatOptions;
const shapes = {
  long: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  short: { weekday: "short", day: "numeric", month: "short" },
  shortYear: { weekday: "short", day: "numeric", month: "short", year: "numeric" },
  plain: { day: "numeric", month: "long", year: "numeric" },
  month: { month: "long", year: "numeric" },
  digits: { day: "2-digit", month: "2-digit", year: "numeric" },
  hour: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
} as const satisfies Record<string, Shape>;

const made = perLocale(() => new Map<string, Intl.DateTimeFormat>());

/** A day `YYYY-MM-DD` has no zone; an instant is read in the one of its page. */
function formatter(shape: keyof typeof shapes, value: string): Intl.DateTimeFormat {
  const timeZone = value.length === 10 ? "UTC" : hoursZone();
  const kept = made().get(shape + timeZone);
  if (kept) return kept;
  const tag = locale() === "fr" ? "fr-FR" : "en-GB";
  const fresh = new Intl.DateTimeFormat(tag, { ...shapes[shape], timeZone });
  made().set(shape + timeZone, fresh);
  return fresh;
}

/** Intl writes `1 février` where French wants `1er février`; and a date never breaks over two lines. */
const tidy = (text: string): string => {
  const first = locale() === "fr" ? text.replace(/(^|\s)1(?=\s\p{L})/gu, "$11er") : text;
  return first.replace(/ /g, NBSP);
};
const shown = (shape: keyof typeof shapes, value: string) => tidy(formatter(shape, value).format(new Date(value)));
const yearOf = (value: string) => shown("digits", value).slice(-4);

/** `lundi 9 novembre 2026`, of a day or of an instant; in a large title on a phone the line breaks after the weekday. */
export const dayLong = (value: string): string => shown("long", value).replace(NBSP, " ");

/** `9 novembre 2026`. */
export const dayPlain = (value: string): string => shown("plain", value);

/** `novembre 2026`, of a day, an instant or `YYYY-MM`. */
export const month = (value: string): string => shown("month", value.length === 7 ? `${value}-01` : value);

/** `lun. 9 nov.`, with the year when it is not this year's. */
export const dayShort = (value: string, today: Date = new Date()): string =>
  yearOf(value) === yearOf(today.toISOString()) ? shown("short", value) : shown("shortYear", value);

/** `9 h`, `9 h 05`, `14 h 30`; `14:30` in English. */
export function time(instant: string): string {
  const text = formatter("hour", instant).format(new Date(instant));
  if (locale() !== "fr") return text;
  const [hours = "", minutes = ""] = text.split(":");
  return `${Number(hours)}${NBSP}h${minutes === "00" ? "" : NBSP + minutes}`;
}

/** `14:30`, for tight tables. */
export const clock = (instant: string): string => formatter("hour", instant).format(new Date(instant));

/** `lundi 9 novembre 2026, 9 h 30`. */
export const momentLong = (instant: string): string => `${dayLong(instant)}, ${time(instant)}`;

/** `lun. 9 nov., 9 h 30`. */
export const momentShort = (instant: string, today?: Date): string => `${dayShort(instant, today)}, ${time(instant)}`;

/** `1–3 février 2026`. */
export const dayRange = (from: string, to: string): string =>
  from === to ? dayPlain(from) : tidy(formatter("plain", from).formatRange(new Date(from), new Date(to)));

/** `9 h – 12 h 30`. */
export const timeRange = (from: string, to: string): string => `${time(from)}${NBSP}–${NBSP}${time(to)}`;

const relative = perLocale((tag) => new Intl.RelativeTimeFormat(tag, { numeric: "auto" }));
const DAY = 86_400;
/** From how many seconds on a unit is used, and its length; weeks from two on: eleven days are no two weeks. */
const spans = [
  ["year", 365 * DAY, 365 * DAY],
  ["month", 30 * DAY, 30 * DAY],
  ["week", 14 * DAY, 7 * DAY],
  ["day", DAY, DAY],
  ["hour", 3_600, 3_600],
  ["minute", 60, 60],
] as const;

/** `il y a 3 jours`, `dans 2 heures`, `hier`. */
export function fromNow(instant: string, now: Date = new Date()): string {
  const seconds = (new Date(instant).getTime() - now.getTime()) / 1000;
  const [unit, , length] = spans.find(([, from]) => Math.abs(seconds) >= from) ?? ["minute", 60, 60];
  return relative().format(Math.round(seconds / length), unit);
}
