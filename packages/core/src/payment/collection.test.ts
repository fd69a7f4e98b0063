import fc from "fast-check";
import { expect, it } from "vitest";
import { vatOf } from "../kernel/index.ts";
import { largestRemainder, splitByRate, sumByRate } from "./collection.ts";

const RATES = [0, 210, 550, 1_000, 2_000];
const bases = fc.uniqueArray(
  fc.record({ vatRate: fc.constantFrom(...RATES), base: fc.integer({ min: 0, max: 500_000 }) }),
  {
    minLength: 1,
    selector: ({ vatRate }) => vatRate,
  },
);

const seeded = { seed: 20_261_122, numRuns: 400 };
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

it("shares whole cents that add up, none above its weight", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 9 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (weights, part) => {
        const amount = Math.floor(sum(weights) * part);
        const shares = largestRemainder(weights, amount);
        expect(sum(shares)).toBe(amount);
        for (const [at, share] of shares.entries()) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(weights[at] ?? 0);
        }
      },
    ),
    seeded,
  );
});

it("ends with each rate's base and VAT to the cent, in however many parts and returns it was paid", () => {
  const moves = fc.array(fc.double({ min: -0.6, max: 0.9, noNaN: true }), { maxLength: 12 });
  fc.assert(
    fc.property(bases, moves, (drawn, parts) => {
      const rates = drawn.map(({ vatRate, base }) => ({ vatRate, base, vat: vatOf(base, vatRate) }));
      const gross = sum(rates.map(({ base, vat }) => base + vat));
      const told: { rates: ReturnType<typeof splitByRate> }[] = [];
      const paid = () => sum([...sumByRate(told).values()]);
      const tell = (amount: number) => {
        const split = splitByRate(rates, sumByRate(told), amount);
        expect(sum(split.map(({ base, vat }) => base + vat))).toBe(amount);
        for (const { base, vat } of split) expect(base * amount >= 0 && vat * amount >= 0).toBe(true);
        told.push({ rates: split });
      };
      for (const part of parts) {
        const amount = Math.trunc(part < 0 ? paid() * part : (gross - paid()) * part);
        if (amount !== 0) tell(amount);
      }
      if (paid() < gross) tell(gross - paid());
      for (const { vatRate, base, vat } of rates) {
        const own = told.flatMap((one) => one.rates).filter((one) => one.vatRate === vatRate);
        expect([sum(own.map((one) => one.base)), sum(own.map((one) => one.vat))]).toEqual([base, vat]);
      }
    }),
    seeded,
  );
});

it("leaves without a rate what was paid over the invoice", () => {
  const rates = [{ vatRate: 2_000, base: 70_000, vat: 14_000 }];
  expect(splitByRate(rates, new Map([[2_000, 80_000]]), 10_000)).toEqual([{ vatRate: 2_000, base: 3_333, vat: 667 }]);
});
