import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "../test/cases.ts";
import { line, taxed } from "../test/example.ts";
import { type Line, totals } from "./index.ts";

const seeded = { seed: 20_270_915, numRuns: 300 };
const rates = fc.constantFrom(550, 850, 1000, 2000);
const anyLine = fc
  .record({
    quantity: fc.integer({ min: -50, max: 500 }),
    unitCents: fc.integer({ min: 0, max: 10_000_000 }),
    rate: rates,
  })
  .map(({ quantity, unitCents, rate }): Line => line({ quantity, unitCents, vat: { category: "S", rate } }));
const anyLines = fc.array(anyLine, { minLength: 1, maxLength: 12 });

describe("totals", () => {
  it.each(cases)("%s adds up to the cent", (_name, document, [net, vat, gross, due = gross]) => {
    const { totals: found } = document;
    expect([found.netCents, found.vatCents, found.grossCents, found.dueCents]).toEqual([net, vat, gross, due]);
  });

  it("always makes gross of net and VAT, and net of lines", () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const found = totals(lines);
        expect(found.grossCents).toBe(found.netCents + found.vatCents);
        expect(found.netCents).toBe(found.lineNetCents.reduce((sum, one) => sum + one, 0));
        expect(found.vatCents).toBe(found.vat.reduce((sum, one) => sum + one.vatCents, 0));
        expect(found.netCents).toBe(found.vat.reduce((sum, one) => sum + one.baseCents, 0));
      }),
      seeded,
    );
  });

  it("keeps VAT within half a cent of the exact share of each rate", () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        for (const { vat, baseCents, vatCents } of totals(lines).vat) {
          const error = BigInt(vatCents) * 10_000n - BigInt(baseCents) * BigInt(vat.rate);
          expect(error >= -5_000n && error <= 5_000n).toBe(true);
        }
      }),
      seeded,
    );
  });

  it("does not depend on the order of the lines", () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const [one, other] = [totals(lines), totals([...lines].reverse())];
        expect([one.netCents, one.vatCents, one.grossCents]).toEqual([
          other.netCents,
          other.vatCents,
          other.grossCents,
        ]);
      }),
      seeded,
    );
  });

  it("gives back what it charged: opposite quantities make opposite totals", () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const opposite = lines.map((one) => ({ ...one, quantity: -Number(one.quantity) }));
        expect(totals(opposite).grossCents + totals(lines).grossCents).toBe(0);
      }),
      seeded,
    );
  });

  it("rounds half a cent away from zero on both sides", () => {
    expect(totals([line({ unitCents: "0.5" })]).netCents).toBe(1);
    expect(totals([line({ unitCents: "0.5", quantity: -1 })]).netCents).toBe(-1);
    expect(totals([line({ unitCents: "0.4999" })]).netCents).toBe(0);
  });

  it.each([
    ["no line", () => totals([])],
    ["a negative price", () => totals([line({ unitCents: -1 })])],
    ["more than four decimals", () => totals([line({ quantity: "1.00001" })])],
    ["a word", () => totals([line({ unitCents: "abc" })])],
    ["an exponent", () => totals([line({ unitCents: "1e3" })])],
    ["a fractional number", () => totals([line({ quantity: 1.5 })])],
    ["not a number", () => totals([line({ unitCents: Number.NaN })])],
    [
      "part of a cent in an adjustment",
      () => totals([line()], { adjustments: [{ amountCents: 0.5, reason: "x", vat: taxed }] }),
    ],
    ["a negative adjustment", () => totals([line()], { adjustments: [{ amountCents: -5, reason: "x", vat: taxed }] })],
    ["part of a cent paid", () => totals([line()], { prepaidCents: 1.5 })],
    ["a sum beyond exact numbers", () => totals([line({ quantity: "999999999999999", unitCents: "999999999999999" })])],
    [
      "two grounds for one exemption",
      () =>
        totals([
          line({ vat: { category: "E", rate: 0, reason: "a", code: "VATEX-FR-CGI261-4" } }),
          line({ vat: { category: "E", rate: 0, reason: "b", code: "VATEX-FR-FRANCHISE" } }),
        ]),
    ],
  ])("refuses %s", (_name, compute) => {
    expect(compute).toThrow(RangeError);
  });
});
