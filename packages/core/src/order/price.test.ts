import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instalmentsOf, netOf, rateOf, type Schedule, totalsOf } from "./price.ts";

const cents = fc.integer({ min: 0, max: 10_000_000_000 });
const schedule: fc.Arbitrary<Schedule> = fc.constantFrom(
  { kind: "order" },
  { kind: "deposit30" },
  { kind: "thirds" },
  { kind: "sessions" },
  { kind: "end" },
  {
    kind: "custom",
    parts: [
      { trigger: "order", basisPoints: 3_333 },
      { trigger: "session", session: 1, basisPoints: 3_333 },
      { trigger: "day", day: "2027-03-31", basisPoints: 3_334 },
    ],
  },
);

describe("the price of a quote", () => {
  it("is cut in parts that add up to it to the cent, whatever the schedule", () => {
    fc.assert(
      fc.property(cents, schedule, fc.integer({ min: 1, max: 40 }), (net, plan, sessions) => {
        const parts = instalmentsOf(plan, net, sessions);
        expect(parts.reduce((sum, part) => sum + part.net, 0)).toBe(net);
        expect(parts.every((part) => part.net >= 0)).toBe(true);
      }),
    );
  });

  it("asks 30 % at the order, the rest at the end", () => {
    const parts = instalmentsOf({ kind: "deposit30" }, 84_000, 0);
    expect(parts.map(({ trigger, net }) => [trigger, net])).toEqual([
      ["order", 25_200],
      ["end", 58_800],
    ]);
  });

  it("has no part that waits for a session the group does not have", () => {
    expect(() => instalmentsOf({ kind: "sessions" }, 100, 0)).toThrow(/sessions/);
    const beyond = { trigger: "session" as const, session: 8, basisPoints: 10_000 };
    expect(() => instalmentsOf({ kind: "custom", parts: [beyond] }, 100, 7)).toThrow(/session/);
  });

  it("takes sums and shares together, to the cent, and refuses those that do not make the price", () => {
    const weights = fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 100_000_000 }), weights, fc.integer(), (net, given, chance) => {
        const sum = given.reduce((total, one) => total + one, 0);
        const amounts = given.slice(0, -1).map((one) => Math.floor((net * one) / sum));
        const rest = net - amounts.reduce((total, one) => total + one, 0);
        const sums = [...amounts, rest].map((amount) => ({ trigger: "order" as const, amount }));
        const parts = instalmentsOf({ kind: "custom", parts: sums }, net, 7);
        expect(parts.map((part) => part.net)).toEqual([...amounts, rest]);
        const other = sums.map((part, at) => (at === 0 ? { ...part, amount: part.amount + 1 + (chance & 7) } : part));
        expect(() => instalmentsOf({ kind: "custom", parts: other }, net, 7)).toThrow(/whole/);
      }),
    );
    const mixed = [
      { trigger: "order" as const, amount: 100_000 },
      { trigger: "end" as const, basisPoints: 7_500 },
    ];
    expect(instalmentsOf({ kind: "custom", parts: mixed }, 400_000, 0).map(({ net }) => net)).toEqual([
      100_000, 300_000,
    ]);
    expect(() => instalmentsOf({ kind: "custom", parts: mixed }, 400_100, 0)).toThrow(/whole/);
    const neither = [{ trigger: "order" as const }];
    expect(() => instalmentsOf({ kind: "custom", parts: neither }, 100, 0)).toThrow(/share or a sum|100 %/);
  });

  it("refuses parts that do not make 100 %", () => {
    const parts = [{ trigger: "order" as const, basisPoints: 9_999 }];
    expect(() => instalmentsOf({ kind: "custom", parts }, 100, 7)).toThrow(/100 %/);
  });

  it("adds VAT once a rate, and spreads a discount so that net and VAT make the gross", () => {
    const line = fc.record({ vatRate: fc.constantFrom(0, 550, 2000), net: fc.integer({ min: 1, max: 100_000_000 }) });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 10_000 }),
        (lines, off) => {
          const totals = totalsOf(lines, { reason: "fidélité", basisPoints: off });
          expect(totals.net + totals.vat).toBe(totals.gross);
          expect(totals.rates.reduce((sum, { base }) => sum + base, 0)).toBe(totals.net);
          expect(totals.rates.every(({ base }) => base >= 0)).toBe(true);
        },
      ),
    );
  });

  it("counts half days exactly and takes a line's own discount off", () => {
    const discount = { reason: "fidélité", basisPoints: 1_000 };
    expect(netOf({ quantity: "2.5", unitNet: 120_001, discount: null }, "")).toBe(300_003);
    expect(netOf({ quantity: "1", unitNet: 100_000, discount }, "")).toBe(90_000);
    expect(() => netOf({ quantity: "1", unitNet: 1, discount: { reason: "x", amount: 2 } }, "")).toThrow(/more than/);
  });

  it("charges no VAT where the firm charges none, and no rate that is not French", () => {
    expect(rateOf(2000, { regime: "franchise", nature: "service" }, "")).toBe(0);
    expect(rateOf(2000, { regime: "exempt", nature: "training" }, "")).toBe(0);
    expect(rateOf(undefined, { regime: "exempt", nature: "service" }, "")).toBe(2000);
    expect(() => rateOf(1_900, { regime: "standard", nature: "training" }, "")).toThrow(/list/);
  });
});
