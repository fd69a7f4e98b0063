import { type Day, plusDays } from "./time.ts";

const FIXED = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"] as const;
/** Easter Monday, Ascension, Whit Monday, counted from Easter Sunday. */
const AFTER_EASTER = [1, 39, 50] as const;

/** The eleven public holidays of metropolitan France in a year (Code du travail, L3133-1), in order. */
export function holidaysOf(year: number): Day[] {
  const easter = easterOf(year);
  const fixed = FIXED.map((monthDay) => `${year}-${monthDay}`);
  return [...fixed, ...AFTER_EASTER.map((days) => plusDays(easter, days))].sort();
}

export function isHoliday(day: Day): boolean {
  return holidaysOf(Number(day.slice(0, 4))).includes(day);
}

/** Monday 1 to Sunday 7. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00.000Z`).getUTCDay() || 7;
}

/** Monday to Friday, no public holiday. */
export function isWorkingDay(day: Day): boolean {
  return weekdayOf(day) <= 5 && !isHoliday(day);
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
export function easterOf(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return `${year}-${String(Math.floor(f / 31)).padStart(2, "0")}-${String((f % 31) + 1).padStart(2, "0")}`;
}
