import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { counting, free, release, type Taken, take } from "./seats.ts";

const at = "2026-09-01T08:00:00.000Z";
const past = "2026-09-01T07:59:59.999Z";
const future = "2026-09-01T08:00:00.001Z";
const seats = (count: number, heldUntil: string | null = null): Taken[] =>
  Array.from({ length: count }, (_, index) => ({ enrolmentID: `enrolment_${index}`, heldUntil }));
const one = { enrolmentID: "new", heldUntil: null };

describe("seats of a group of eight", () => {
  it.each([
    [7, 1, 8],
    [8, 0, undefined],
    [9, 0, undefined],
  ])("with %i taken leave %i free", (taken, left, after) => {
    const group = { seats: seats(taken), seatsMax: 8 };
    expect(free(group, at)).toBe(left);
    expect(take(group, one, at)?.length).toBe(after);
  });

  it("are free once their hold is over, at that very instant", () => {
    expect(free({ seats: seats(8, past), seatsMax: 8 }, at)).toBe(8);
    expect(free({ seats: seats(8, at), seatsMax: 8 }, at)).toBe(8);
    expect(free({ seats: seats(8, future), seatsMax: 8 }, at)).toBe(0);
    expect(take({ seats: seats(8, at), seatsMax: 8 }, one, at)).toEqual([one]);
  });

  it("are kept, not doubled, by who has one already", () => {
    const group = { seats: seats(8, future), seatsMax: 8 };
    const confirmed = { enrolmentID: "enrolment_0", heldUntil: null };
    expect(take(group, confirmed, at)).toHaveLength(8);
    expect(take(group, confirmed, at)).toContainEqual(confirmed);
  });

  it("are given back by one alone", () => {
    expect(release(seats(8), "enrolment_3")).toHaveLength(7);
    expect(release(seats(8), "nobody")).toHaveLength(8);
  });

  it("never exceed the capacity, whatever comes and goes", () => {
    const step = fc.record({
      who: fc.integer({ min: 0, max: 12 }).map(String),
      heldUntil: fc.constantFrom(null, past, at, future),
      leaves: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 8 }), fc.array(step), (seatsMax, steps) => {
        let current: Taken[] = [];
        for (const { who, heldUntil, leaves } of steps) {
          current = leaves
            ? release(current, who)
            : (take({ seats: current, seatsMax }, { enrolmentID: who, heldUntil }, at) ?? current);
          expect(counting(current, at).length).toBeLessThanOrEqual(seatsMax);
          expect(new Set(current.map(({ enrolmentID }) => enrolmentID)).size).toBe(current.length);
        }
      }),
      { seed: 7 },
    );
  });
});
