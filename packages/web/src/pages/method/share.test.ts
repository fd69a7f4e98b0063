import fc from "fast-check";
import { expect, it } from "vitest";
import { laidOver, sumOf } from "./share.ts";

const six = [10, 15, 5, 25, 10, 15].map((minutes, at) => ({ minutes, ...(at === 5 && { floorMinutes: 10 }) }));

it("lays a template over another length, to the minute, the learnings never under their floor", () => {
  fc.assert(
    fc.property(fc.integer({ min: 20, max: 480 }), (total) => {
      const laid = laidOver(six, total);
      expect(sumOf(laid)).toBe(total);
      expect(laid[5]).toBeGreaterThanOrEqual(10);
      expect(Math.min(...laid)).toBeGreaterThanOrEqual(1);
    }),
  );
});

it("keeps each step's share", () => {
  expect(laidOver(six, 160)).toEqual([20, 30, 10, 50, 20, 30]);
});

it("stops at what the floors hold when the length is too short", () => {
  expect(laidOver(six, 5)).toEqual([1, 1, 1, 1, 1, 10]);
});
