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

/** A public holiday by its name, as screens say it. */
export const HOLIDAYS = [
  "newYear",
  "goodFriday",
  "easterMonday",
  "labourDay",
  "victory",
  "ascension",
  "whitMonday",
  "nationalDay",
  "assumption",
  "allSaints",
  "armistice",
  "christmas",
  "secondChristmas",
  "abolition",
] as const;
export type Holiday = (typeof HOLIDAYS)[number];

type Fixed = readonly (readonly [monthDay: string, name: Holiday])[];
type Moving = readonly (readonly [fromEaster: number, name: Holiday])[];

const FIXED: Fixed = [
  ["01-01", "newYear"],
  ["05-01", "labourDay"],
  ["05-08", "victory"],
  ["07-14", "nationalDay"],
  ["08-15", "assumption"],
  ["11-01", "allSaints"],
  ["11-11", "armistice"],
  ["12-25", "christmas"],
];
/** Counted from Easter Sunday. */
const AFTER_EASTER: Moving = [
  [1, "easterMonday"],
  [39, "ascension"],
  [50, "whitMonday"],
];

const abolition = (monthDay: string) => ({ fixed: [[monthDay, "abolition"]] as Fixed, fromEaster: [] });

/**
 * Days that one region has besides the eleven: Good Friday and the 26th of December in Alsace-Moselle (Code du travail,
 * L3134-13; Good Friday where there is a church of each confession, kept free everywhere here); the commemoration of the
 * abolition of slavery overseas (L3422-2).
 */
const OF_REGION: Readonly<Record<HolidayRegion, { fixed: Fixed; fromEaster: Moving }>> = {
  france: { fixed: [], fromEaster: [] },
  alsaceMoselle: { fixed: [["12-26", "secondChristmas"]], fromEaster: [[-2, "goodFriday"]] },
  guadeloupe: abolition("05-27"),
  guyane: abolition("06-10"),
  martinique: abolition("05-22"),
  mayotte: abolition("04-27"),
  reunion: abolition("12-20"),
  saintBarthelemy: abolition("10-09"),
  saintMartin: abolition("05-28"),
};

/**
 * The public holidays of a region in a year by day: the eleven of France (Code du travail, L3133-1) and its own. Where
 * two fall on one day (Ascension on the 8th of May), the one that moves is named.
 */
export function namedHolidays(year: number, region: HolidayRegion = "france"): Map<Day, Holiday> {
  const easter = easterOf(year);
  const { fixed, fromEaster } = OF_REGION[region];
  const days = [...FIXED, ...fixed].map(([monthDay, name]) => [`${year}-${monthDay}`, name] as const);
  const moving = [...AFTER_EASTER, ...fromEaster].map(([count, name]) => [plusDays(easter, count), name] as const);
  return new Map([...days, ...moving]);
}

/** The same without their names, in order. */
export function holidaysOf(year: number, region: HolidayRegion = "france"): Day[] {
  return [...namedHolidays(year, region).keys()].sort();
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
