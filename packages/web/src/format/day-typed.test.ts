import { expect, test } from "vitest";
import { dayTyped } from "./day-typed.ts";

test("a whole day is told in words, what is half typed is not", () => {
  expect(dayTyped("2026-12-06").replace(/\s/gu, " ")).toBe("dimanche 6 décembre 2026");
  for (const half of ["", "2026-12", "0002-12-06", "2026-12-06T09:00", undefined]) expect(dayTyped(half)).toBe("");
});
