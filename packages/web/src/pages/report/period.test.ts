import { expect, test } from "vitest";
import { PERIODS, startOf } from "./period.ts";

const today = "2026-11-22";

test("a period begins on the first day that belongs to it", () => {
  expect(startOf(PERIODS.quarter, today)).toBe("2026-10-01");
  expect(startOf(PERIODS.quarter, "2026-03-31")).toBe("2026-01-01");
  expect(startOf(PERIODS.year, today)).toBe("2026-01-01");
  expect(startOf(PERIODS.twelve, today)).toBe("2025-11-22");
});

test("a word made up in the address is the whole time", () => {
  expect(startOf("", today)).toBeUndefined();
  expect(startOf("toString", today)).toBeUndefined();
});
