import { expect, test } from "vitest";
import { lengthGap } from "./length.ts";

const halfDays = (count: number) => Array.from({ length: count }, () => ({ minutes: 210 }));
const hoursOf = (hours: number | null) => ({ hours, days: null });

test("a group whose sessions do not add up to its programme's hours is told so, with both sums", () => {
  expect(lengthGap(hoursOf(28), halfDays(8))).toBeNull();
  expect(lengthGap(hoursOf(28), halfDays(6))).toEqual({
    promisedMinutes: 1_680,
    plannedMinutes: 1_260,
    promisedDays: null,
  });
  expect(lengthGap(hoursOf(17.5), [...halfDays(5), { minutes: 1 }])).toMatchObject({
    promisedMinutes: 1_050,
    plannedMinutes: 1_051,
  });
  expect(lengthGap(hoursOf(1), [])).toMatchObject({ promisedMinutes: 60, plannedMinutes: 0 });
});

test("a programme that gives days and no hours promises seven hours a day; its hours count where it gives both", () => {
  expect(lengthGap({ hours: null, days: 4 }, halfDays(8))).toBeNull();
  expect(lengthGap({ hours: null, days: 2.5 }, halfDays(4))).toEqual({
    promisedMinutes: 1_050,
    plannedMinutes: 840,
    promisedDays: 2.5,
  });
  expect(lengthGap({ hours: 14, days: 4 }, halfDays(4))).toBeNull();
});

test("a programme that gives neither promises nothing", () => {
  expect(lengthGap(hoursOf(null), halfDays(1))).toBeNull();
});
