import { type Day, plusDays, weekdayOf } from "../kernel/index.ts";

/** Monday 1 to Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
export type Nth = 1 | 2 | 3 | 4 | "last";

/** `time` is the hour on the wall, "HH:MM". */
export type Rhythm =
  | { everyWeeks: number; weekday: Weekday; time: string }
  | { monthly: { nth: Nth; weekday: Weekday }; time: string };

/** The days of a rhythm from `start` on (included), without end. */
export function* daysOf(rhythm: Rhythm, start: Day): Generator<Day> {
  if ("everyWeeks" in rhythm) {
    if (!Number.isInteger(rhythm.everyWeeks) || rhythm.everyWeeks < 1) throw new RangeError("weeks start at one");
    let day = plusDays(start, (rhythm.weekday - weekdayOf(start) + 7) % 7);
    for (;;) {
      yield day;
      day = plusDays(day, 7 * rhythm.everyWeeks);
    }
  }
  for (let month = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1; ; month += 1) {
    const day = nthOf(month, rhythm.monthly.nth, rhythm.monthly.weekday);
    if (day >= start) yield day;
  }
}

/** `month` counts from year 0. */
function nthOf(month: number, nth: Nth, weekday: Weekday): Day {
  const first = firstOf(nth === "last" ? month + 1 : month);
  const fromFirst = plusDays(first, (weekday - weekdayOf(first) + 7) % 7);
  return plusDays(fromFirst, nth === "last" ? -7 : 7 * (nth - 1));
}

function firstOf(month: number): Day {
  return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`;
}

const NBSP = "\u00a0";
const WEEKDAYS = {
  fr: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
  en: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
} as const;
const NTH = {
  fr: { 1: "1er", 2: "2e", 3: "3e", 4: "4e", last: "dernier" },
  en: { 1: "first", 2: "second", 3: "third", 4: "fourth", last: "last" },
} as const;

/** "le 2e mardi de chaque mois à 9 h 30", "every 4 weeks on Tuesday at 09:30". */
export function rhythmInWords(rhythm: Rhythm, locale: "fr" | "en"): string {
  return locale === "fr" ? french(rhythm) : english(rhythm);
}

function french(rhythm: Rhythm): string {
  const at = `à ${frenchHour(rhythm.time)}`;
  if ("monthly" in rhythm) {
    const { nth, weekday } = rhythm.monthly;
    return `le ${NTH.fr[nth]} ${WEEKDAYS.fr[weekday - 1]} de chaque mois ${at}`;
  }
  const weeks = rhythm.everyWeeks === 1 ? "chaque semaine" : `toutes les ${rhythm.everyWeeks}${NBSP}semaines`;
  return `${weeks}, le ${WEEKDAYS.fr[rhythm.weekday - 1]} ${at}`;
}

function english(rhythm: Rhythm): string {
  if ("monthly" in rhythm) {
    const { nth, weekday } = rhythm.monthly;
    return `on the ${NTH.en[nth]} ${WEEKDAYS.en[weekday - 1]} of each month at ${rhythm.time}`;
  }
  const weeks = rhythm.everyWeeks === 1 ? "every week" : `every ${rhythm.everyWeeks} weeks`;
  return `${weeks} on ${WEEKDAYS.en[rhythm.weekday - 1]} at ${rhythm.time}`;
}

function frenchHour(time: string): string {
  const [hour = "0", minute = "00"] = time.split(":");
  return `${Number(hour)}${NBSP}h${minute === "00" ? "" : `${NBSP}${minute}`}`;
}
