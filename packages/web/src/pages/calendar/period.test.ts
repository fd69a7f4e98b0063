import { expect, test } from "vitest";
import { boundsOf, dayAfterKey, monthOf, monthsFrom, plusMonths, weeksOf } from "./period.ts";

test("three months go over the end of a year", () => {
  expect(monthsFrom("2026-11")).toEqual(["2026-11", "2026-12", "2027-01"]);
  expect(plusMonths("2027-01", -3)).toBe("2026-10");
});

test("a month is shown in whole weeks from Monday on, a list in whole months", () => {
  expect(boundsOf("2026-11", "mois")).toEqual({ from: "2026-10-26", to: "2026-12-06" });
  expect(boundsOf("2026-11", "liste")).toEqual({ from: "2026-11-01", to: "2027-01-31" });
  // Four weeks exactly, in a February that begins on a Monday.
  expect(weeksOf("2027-02")).toHaveLength(4);
  expect(weeksOf("2027-02")[0]?.[0]).toBe("2027-02-01");
  for (let month = "2026-01"; month < "2036-01"; month = plusMonths(month, 1)) {
    const days = weeksOf(month).flat();
    expect(days.length % 7).toBe(0);
    expect(days.filter((day) => day.startsWith(month))).toHaveLength(
      new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate(),
    );
  }
});

test.each(["", "2026-13", "hier", "1999-01"])("an address that says %s shows this month", (asked) => {
  expect(monthOf(asked, "2026-11-22T02:00:00.000Z")).toBe("2026-11");
});

test.each([
  ["2026-11-30", "ArrowRight", false, "2026-12-01"],
  ["2026-11-01", "ArrowLeft", false, "2026-10-31"],
  ["2026-11-26", "ArrowDown", false, "2026-12-03"],
  ["2026-11-03", "ArrowUp", false, "2026-10-27"],
  ["2026-11-01", "Home", false, "2026-10-26"],
  ["2026-11-02", "End", false, "2026-11-08"],
  ["2027-01-31", "PageDown", false, "2027-02-28"],
  ["2026-03-31", "PageUp", false, "2026-02-28"],
  ["2028-02-29", "PageDown", true, "2029-02-28"],
  ["2026-11-02", "x", false, undefined],
] as const)("from %s, %s (shift: %s) leads to %s", (day, key, shiftKey, expected) => {
  expect(dayAfterKey(day, { key, shiftKey })).toBe(expected);
});
