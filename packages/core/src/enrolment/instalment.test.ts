import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amounts } from "../kernel/index.ts";
import { instalmentsOf, netWithin } from "./instalment.ts";

const zone = "Europe/Paris";
const monthly = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    startsAt: new Date(Date.UTC(2027, at, 12, 8)).toISOString(),
    zone,
  }));
const parts = (priceNet: number, vatRate: number, count: number, firstOn = "2026-12-08") =>
  instalmentsOf({ firstOn, priceNet, vatRate, sessions: monthly(count) });

describe("what an individual pays", () => {
  it("is 30 % after the period, then equal parts with the sessions", () => {
    expect(parts(70_000, 2_000, 7)).toEqual([
      { trigger: "period", on: "2026-12-08", amount: 25_200 },
      ...[1, 2, 3, 4, 5, 6, 7].map((session) => ({
        trigger: "session",
        session,
        on: `2027-0${session}-12`,
        amount: 8_400,
      })),
    ]);
  });

  it("leaves to the last part what the cents of the others leave", () => {
    expect(parts(70_000, 2_000, 9).map(({ amount }) => amount)).toEqual([
      25_200, 6_534, 6_534, 6_534, 6_533, 6_533, 6_533, 6_533, 6_533, 6_533,
    ]);
  });

  it("counts no session held within the period, and the rest waits where none is left", () => {
    expect(parts(70_000, 2_000, 2, "2027-01-13")).toMatchObject([{ amount: 25_200 }, { on: "2027-02-12", session: 1 }]);
    expect(parts(70_000, 2_000, 1, "2027-01-13")).toEqual([
      { trigger: "period", on: "2027-01-13", amount: 25_200 },
      { trigger: "day", on: "2027-02-12", amount: 58_800 },
    ]);
  });

  it("asks a price of one cent once, and nothing of a price of nothing", () => {
    expect(parts(1, 2_000, 7)).toEqual([{ trigger: "session", session: 1, on: "2027-01-12", amount: 1 }]);
    expect(parts(0, 2_000, 7)).toEqual([]);
  });

  it("adds up to the price, begins with 30 % at most, asks nothing below a cent, whatever the price", () => {
    const rate = fc.constantFrom(0, 210, 550, 850, 1_000, 2_000);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_000_000 }), rate, fc.nat(60), (priceNet, vatRate, count) => {
        const { gross } = amounts(priceNet, vatRate);
        const made = parts(priceNet, vatRate, count);
        expect(made.reduce((sum, { amount }) => sum + amount, 0)).toBe(gross);
        expect(made.every(({ amount }) => Number.isInteger(amount) && amount > 0)).toBe(true);
        const [first] = made;
        if (first?.trigger === "period") expect(first.amount * 10).toBeLessThanOrEqual(gross * 3);
        // Every part but the last is what an invoice of its own comes to.
        for (const { amount } of made.slice(0, -1)) {
          expect(amounts(netWithin(amount, vatRate), vatRate).gross).toBe(amount);
        }
        expect([...made].sort((one, other) => (one.on < other.on ? -1 : 1))).toEqual(made);
      }),
      { seed: 20261122, numRuns: 500 },
    );
  });
});
