import { describe, expect, it } from "vitest";
import {
  easterOf,
  HOLIDAY_REGIONS,
  type HolidayRegion,
  holidaysOf,
  isHoliday,
  isWorkingDay,
  namedHolidays,
  weekdayOf,
} from "./holiday.ts";

describe("public holidays", () => {
  it("finds Easter, early, late and in a leap year", () => {
    const known = ["2008-03-23", "2011-04-24", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25"];
    expect(known.map((day) => easterOf(Number(day.slice(0, 4))))).toEqual(known);
  });

  it("lists the eleven of 2026", () => {
    expect(holidaysOf(2026)).toEqual([
      "2026-01-01",
      "2026-04-06",
      "2026-05-01",
      "2026-05-08",
      "2026-05-14",
      "2026-05-25",
      "2026-07-14",
      "2026-08-15",
      "2026-11-01",
      "2026-11-11",
      "2026-12-25",
    ]);
  });

  it("knows what is off beside them in Alsace-Moselle and overseas", () => {
    const own = (region: HolidayRegion) => holidaysOf(2026, region).filter((day) => !holidaysOf(2026).includes(day));
    expect(own("alsaceMoselle")).toEqual(["2026-04-03", "2026-12-26"]);
    expect(HOLIDAY_REGIONS.slice(2).map(own)).toEqual([
      ["2026-05-27"],
      ["2026-06-10"],
      ["2026-05-22"],
      ["2026-04-27"],
      ["2026-12-20"],
      ["2026-10-09"],
      ["2026-05-28"],
    ]);
    expect([isHoliday("2026-12-26"), isHoliday("2026-12-26", "alsaceMoselle")]).toEqual([false, true]);
  });

  it("names each, and of two on one day the one that moves", () => {
    expect(namedHolidays(2026).get("2026-11-01")).toBe("allSaints");
    expect(namedHolidays(2026, "alsaceMoselle").get("2026-04-03")).toBe("goodFriday");
    expect(namedHolidays(2026, "reunion").get("2026-12-20")).toBe("abolition");
    // Ascension on the first of May, which happens a few times a century: one day off, said once.
    expect(namedHolidays(2008).get("2008-05-01")).toBe("ascension");
    expect(holidaysOf(2008)).toHaveLength(10);
  });

  it("counts weekdays from Monday and knows a working day", () => {
    expect(weekdayOf("2026-11-22")).toBe(7);
    expect(["2026-11-20", "2026-11-21", "2026-11-11", "2026-05-25"].map((day) => isWorkingDay(day))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
