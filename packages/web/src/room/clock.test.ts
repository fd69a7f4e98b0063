import { describe, expect, test } from "vitest";
import { countdown, endOf, lateOf, leftOf, offsetAfter, spentOf } from "./clock.ts";

const now = Date.parse("2026-11-22T09:00:00.000Z");
const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
const running = {
  step: 1,
  endsAt: at(5),
  leftMs: null,
  runningSince: at(-3),
  minutes: [10, 8, 20],
  spentMs: [600_000, 60_000, 0],
  plannedEndAt: at(20),
};

describe("the clock of a step", () => {
  test("counts to the end that the server set, and stands still while paused", () => {
    expect(leftOf(running, now)).toBe(300_000);
    expect(leftOf({ ...running, endsAt: null, leftMs: 42_000 }, now + 60_000)).toBe(42_000);
  });

  test("adds the present run to what the step had used", () => {
    expect(spentOf(running, now)).toEqual([600_000, 240_000, 0]);
  });

  test("says when the session ends and how late that is; overtime does not bring the end nearer", () => {
    expect(endOf(running, now)).toBe(now + 25 * 60_000);
    expect(lateOf(running, now)).toBe(5);
    expect(lateOf(running, now + 7 * 60_000)).toBe(7);
  });

  test.each([
    [600_000, "10:00"],
    [59_001, "1:00"],
    [400, "0:01"],
    [0, "0:00"],
    [-999, "0:00"],
    [-42_000, "+0:42"],
    [3_725_000, "1:02:05"],
  ])("%i ms left reads %s", (left, text) => expect(countdown(left)).toBe(text));
});

describe("the server's clock", () => {
  test("is known best by the quickest answer", () => {
    const slow = offsetAfter(undefined, now, now + 400, at(1));
    const quick = offsetAfter(slow, now, now + 20, at(1));
    expect(quick).toEqual({ ms: 59_990, tripMs: 20 });
    expect(offsetAfter(quick, now, now + 300, at(1))).toBe(quick);
  });

  test("is believed again at once when the device's clock was set", () => {
    const before = offsetAfter(undefined, now, now + 20, at(0));
    expect(offsetAfter(before, now, now + 300, at(2)).ms).toBe(119_850);
  });
});
