import { expect, test } from "vitest";
import { lengthGap } from "./length.ts";

const halfDays = (count: number) => Array.from({ length: count }, () => ({ minutes: 210 }));

test("a group whose sessions do not add up to its programme's hours is told so, with both sums", () => {
  expect(lengthGap({ hours: 28 }, halfDays(8))).toBeNull();
  expect(lengthGap({ hours: 28 }, halfDays(6))).toEqual({ promisedMinutes: 1_680, plannedMinutes: 1_260 });
  expect(lengthGap({ hours: 17.5 }, [...halfDays(5), { minutes: 1 }])).toEqual({
    promisedMinutes: 1_050,
    plannedMinutes: 1_051,
  });
  expect(lengthGap({ hours: 1 }, [])).toEqual({ promisedMinutes: 60, plannedMinutes: 0 });
});

test("a programme that gives no hours promises none", () => {
  expect(lengthGap({ hours: null }, halfDays(1))).toBeNull();
});
