import { expect, test } from "vitest";
import { instantOf, wallClockOf } from "./wall-clock.ts";

test.each([
  ["2026-11-10", "09:30", "2026-11-10T08:30:00.000Z"],
  ["2027-06-08", "09:30", "2027-06-08T07:30:00.000Z"],
  // Clocks go forward at 2:00 on this day: half past two is half past three.
  ["2027-03-28", "02:30", "2027-03-28T01:30:00.000Z"],
  // They go back: half past two comes twice, the first is meant.
  ["2026-10-25", "02:30", "2026-10-25T00:30:00.000Z"],
])("%s at %s in Paris is %s", (day, time, instant) => {
  expect(instantOf(day, time, "Europe/Paris")).toBe(instant);
});

test("an instant read on the wall and written back is the same", () => {
  for (const zone of ["Europe/Paris", "Indian/Reunion", "America/Martinique"]) {
    for (let month = 1; month <= 12; month += 1) {
      const instant = `2027-${String(month).padStart(2, "0")}-15T07:30:00.000Z`;
      const { day, time } = wallClockOf(instant, zone);
      expect(instantOf(day, time, zone)).toBe(instant);
    }
  }
});
