import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BilledSeat, linesOf, totalsOf } from "./total.ts";

const seat = (over: Partial<BilledSeat> = {}): BilledSeat => ({
  cohortID: "one",
  enrolmentID: "e",
  name: "Ana Lopes",
  description: "Manager – Groupe 1",
  priceNet: 70_000,
  vatRate: 2_000,
  ...over,
});
const seats = fc.array(
  fc.record({
    priceNet: fc.integer({ min: 0, max: 500_000 }),
    vatRate: fc.constantFrom(0, 550, 1_000, 2_000),
    cohortID: fc.constantFrom("a", "b", "c"),
  }),
  { minLength: 1, maxLength: 30 },
);

describe("lines", () => {
  it("bill five seats of one group as one line that names them", () => {
    const names = ["Ana", "Bo", "Cléa", "Dan", "Eve"];
    const lines = linesOf(
      names.map((name) => seat({ name })),
      "standard",
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ quantity: 5, unitNet: 70_000, net: 350_000 });
    expect(lines[0]?.seats.map((one) => one.name)).toEqual(names);
    expect(totalsOf(lines)).toEqual({
      net: 350_000,
      vat: 70_000,
      gross: 420_000,
      rates: [{ vatRate: 2_000, category: null, base: 350_000, vat: 70_000 }],
    });
  });

  it("keep groups, prices and rates apart", () => {
    const all = [seat(), seat({ priceNet: 60_000 }), seat({ cohortID: "two" }), seat({ vatRate: 550 }), seat()];
    expect(linesOf(all, "standard").map((line) => line.quantity)).toEqual([2, 1, 1, 1]);
  });

  it.each(["exempt", "franchise"] as const)("charge no VAT for a firm that is %s", (regime) => {
    expect(totalsOf(linesOf([seat()], regime))).toMatchObject({ net: 70_000, vat: 0, gross: 70_000 });
  });
});

describe("totals", () => {
  it("round VAT once a rate, not once a line", () => {
    const lines = [1, 2, 3, 4, 5, 6, 7].map((at) => ({
      ...linesOf([seat({ cohortID: String(at), priceNet: 7 })], "standard")[0],
    }));
    expect(totalsOf(lines as never)).toMatchObject({ net: 49, vat: 10, gross: 59 });
  });

  it("are exact whatever the seats: net + vat = gross, bases add up, half a cent goes up", () => {
    fc.assert(
      fc.property(seats, (some) => {
        const lines = linesOf(
          some.map((one) => seat(one)),
          "standard",
        );
        const totals = totalsOf(lines);
        expect(totals.net + totals.vat).toBe(totals.gross);
        expect(totals.net).toBe(some.reduce((sum, one) => sum + one.priceNet, 0));
        expect(totals.rates.reduce((sum, rate) => sum + rate.base, 0)).toBe(totals.net);
        for (const { base, vatRate, vat } of totals.rates)
          expect(Math.abs(vat * 10_000 - base * vatRate)).toBeLessThanOrEqual(5_000);
        expect(lines.reduce((sum, line) => sum + line.seats.length, 0)).toBe(some.length);
      }),
    );
  });
});
