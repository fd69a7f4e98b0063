import { expect, test } from "vitest";
import { halfDaysOf } from "./half-day.ts";

const zone = "Europe/Paris";
const partsOf = (startsAt: string, minutes: number) =>
  halfDaysOf({ startsAt, minutes, zone }).map(({ part, from, to }) => [part, from.slice(11, 16), to.slice(11, 16)]);

test("a session within a half-day is signed for once, a whole day twice, cut where people lunch", () => {
  // Winter: one hour ahead of UTC.
  expect(partsOf("2026-02-03T08:00:00.000Z", 210)).toEqual([["morning", "08:00", "11:30"]]);
  expect(partsOf("2026-02-03T13:00:00.000Z", 180)).toEqual([["afternoon", "13:00", "16:00"]]);
  expect(partsOf("2026-02-03T17:30:00.000Z", 120)).toEqual([["evening", "17:30", "19:30"]]);
  expect(partsOf("2026-02-03T08:00:00.000Z", 480)).toEqual([
    ["morning", "08:00", "12:00"],
    ["afternoon", "12:00", "16:00"],
  ]);
});

test("a morning that runs over is no second half-day; the clock is the one of the place, in summer too", () => {
  expect(partsOf("2026-02-03T09:00:00.000Z", 240)).toEqual([["morning", "09:00", "13:00"]]);
  expect(partsOf("2026-02-03T11:00:00.000Z", 240)).toEqual([["afternoon", "11:00", "15:00"]]);
  expect(partsOf("2026-07-03T07:00:00.000Z", 480)).toEqual([
    ["morning", "07:00", "11:00"],
    ["afternoon", "11:00", "15:00"],
  ]);
});
