import { type Day, plusDays } from "./time.ts";

/** Where people live, as far as days off differ: metropolitan France, Alsace-Moselle, and the overseas collectivities. */
export const HOLIDAY_REGIONS = [
  "france",
  "alsaceMoselle",
  "guadeloupe",
  "guyane",
  "martinique",
  "mayotte",
  "reunion",
  "saintBarthelemy",
  "saintMartin",
] as const;
export type HolidayRegion = (typeof HOLIDAY_REGIONS)[number];

const FIXED = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"] as const;
/** Easter Monday, Ascension, Whit Monday, counted from Easter Sunday. */
const AFTER_EASTER = [1, 39, 50] as const;
const GOOD_FRIDAY = -2;

/**
 * Days that one region has besides the eleven: Good Friday and the 26th of December in Alsace-Moselle (Code du travail,
 * L3134-13; Good Friday where there is a church of each confession, kept free everywhere here); the commemoration of the
 * abolition of slavery overseas (L3422-2).
 */
const OF_REGION: Readonly<Record<HolidayRegion, { fixed: readonly string[]; fromEaster: readonly number[] }>> = {
  france: { fixed: [], fromEaster: [] },
  alsaceMoselle: { fixed: ["12-26"], fromEaster: [GOOD_FRIDAY] },
  guadeloupe: { fixed: ["05-27"], fromEaster: [] },
  guyane: { fixed: ["06-10"], fromEaster: [] },
  martinique: { fixed: ["05-22"], fromEaster: [] },
  mayotte: { fixed: ["04-27"], fromEaster: [] },
  reunion: { fixed: ["12-20"], fromEaster: [] },
  saintBarthelemy: { fixed: ["10-09"], fromEaster: [] },
  saintMartin: { fixed: ["05-28"], fromEaster: [] },
};

/** The public holidays of a region in a year, in order: the eleven of France (Code du travail, L3133-1) and its own. */
export function holidaysOf(year: number, region: HolidayRegion = "france"): Day[] {
  const easter = easterOf(year);
  const { fixed, fromEaster } = OF_REGION[region];
  const days = [...FIXED, ...fixed].map((monthDay) => `${year}-${monthDay}`);
  const moving = [...AFTER_EASTER, ...fromEaster].map((count) => plusDays(easter, count));
  return [...new Set([...days, ...moving])].sort();
}

export function isHoliday(day: Day, region: HolidayRegion = "france"): boolean {
  return holidaysOf(Number(day.slice(0, 4)), region).includes(day);
}

/** Monday 1 to Sunday 7. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00.000Z`).getUTCDay() || 7;
}

/** Monday to Friday, no public holiday. */
export function isWorkingDay(day: Day, region: HolidayRegion = "france"): boolean {
  return weekdayOf(day) <= 5 && !isHoliday(day, region);
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
