import { expect, test } from "vitest";
import { PERIODS, startOf } from "./period.ts";

const today = new Date("2026-11-22T23:30:00.000Z");

test("a period begins on the first day that belongs to it", () => {
  expect(startOf(PERIODS.quarter, today)).toBe("2026-10-01");
  expect(startOf(PERIODS.quarter, new Date("2026-03-31T00:00:00.000Z"))).toBe("2026-01-01");
  expect(startOf(PERIODS.year, today)).toBe("2026-01-01");
  expect(startOf(PERIODS.twelve, today)).toBe("2025-11-22");
});

test("a word made up in the address is the whole time", () => {
  expect(startOf("", today)).toBeUndefined();
  expect(startOf("toString", today)).toBeUndefined();
});
