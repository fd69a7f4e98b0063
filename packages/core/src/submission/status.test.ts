import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FlowStatus } from "../gateway/index.ts";
import { currentOf, isLost, learned, stageOf } from "./status.ts";

const status = fc.record({
  code: fc.integer({ min: 199, max: 214 }),
  at: fc.integer({ min: 0, max: 40 }).map((minutes) => new Date(1_790_000_000_000 + minutes * 60_000).toISOString()),
  reason: fc.option(fc.constantFrom("SIREN inconnu", "Montant", "Autre"), { nil: null }),
});

/** The same statuses as a platform that doubles and shuffles tells them, in several answers. */
const deliveries = fc.array(status, { maxLength: 14 }).chain((all) =>
  fc.record({
    all: fc.constant(all),
    told: fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }),
    cuts: fc.array(fc.nat({ max: 30 }), { maxLength: 4 }),
  }),
);

function pieces(told: readonly FlowStatus[], cuts: readonly number[]): FlowStatus[][] {
  const places = [0, ...[...cuts].sort((a, b) => a - b), told.length];
  return places.slice(1).map((end, at) => told.slice(places[at], Math.max(end, places[at] ?? 0)));
}

describe("the statuses of an approved platform", () => {
  it("end the same, however doubled, shuffled and cut into answers", () => {
    fc.assert(
      fc.property(deliveries, ({ all, told, cuts }) => {
        const heard = pieces(told, cuts).reduce<FlowStatus[]>((known, some) => learned(known, some), []);
        const whole = learned(learned([], all), told);
        expect(heard).toEqual(whole);
        expect(currentOf(heard)).toEqual(currentOf(learned([], all)));
      }),
      { seed: 12, numRuns: 400 },
    );
  });

  it("never bring an invoice back to an earlier stage", () => {
    fc.assert(
      fc.property(deliveries, ({ told, cuts }) => {
        let known: FlowStatus[] = [];
        let stage = 0;
        for (const some of pieces(told, cuts)) {
          known = learned(known, some);
          const reached = currentOf(known);
          const next = reached ? stageOf(reached) : 0;
          expect(next).toBeGreaterThanOrEqual(stage);
          stage = next;
        }
      }),
      { seed: 13, numRuns: 400 },
    );
  });

  it("let the buyer change his mind within his stage, by the hour of his words", () => {
    const said = (code: number, minute: number) => ({
      code,
      at: `2026-11-22T08:${String(minute).padStart(2, "0")}:00.000Z`,
      reason: null,
    });
    expect(currentOf([said(207, 10), said(205, 20)])?.code).toBe(205);
    expect(currentOf([said(205, 20), said(207, 30)])?.code).toBe(207);
    expect(currentOf([said(212, 5), said(205, 20)])?.code).toBe(212);
    expect(currentOf([said(213, 1), said(205, 20), said(212, 30)])?.code).toBe(213);
    expect(isLost([said(200, 1), said(210, 2)])).toBe(true);
    expect(isLost([said(212, 1)])).toBe(false);
  });

  it("that are no status are left out", () => {
    expect(learned([], [{ code: 299, at: "2026-11-22T08:00:00Z", reason: null }])).toEqual([]);
  });
});
