import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spread, times } from "../kernel/index.ts";
import { credit, effectiveNets, remainingNets } from "./remaining.ts";
import { type Line, netOf, totalsOf } from "./total.ts";

const line = fc.record({
  quantity: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 99_999 }).map(fourDecimals)),
  unitNet: fc.integer({ min: 0, max: 200_000 }),
  vatRate: fc.constantFrom(0, 210, 550, 850, 1_000, 2_000),
  off: fc.integer({ min: 0, max: 10_000 }),
});

function fourDecimals(tenThousandths: number): string {
  return (tenThousandths / 10_000).toFixed(4);
}

type Drawn = typeof line extends fc.Arbitrary<infer One> ? One : never;

function invoiceOf(drawn: readonly Drawn[], off: number) {
  const lines = drawn.map(({ quantity, unitNet, vatRate, off }): Line => {
    const discount = off > 0 ? { reason: "Remise", basisPoints: off } : null;
    const net = netOf({ quantity, unitNet, discount });
    return { description: "Place", unit: "piece", quantity, unitNet, discount, vatRate, vat: null, net, seats: [] };
  });
  const discount = off > 0 ? { reason: "Remise", basisPoints: off } : null;
  const none: number[] = [];
  return { lines, discount, ...totalsOf(lines, discount), creditedGross: 0, creditedNets: none };
}

describe("totals with discounts", () => {
  it("add up exactly: bases to the net, net and VAT to the gross, lines to the bases", () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 0, max: 10_000 }),
        (drawn, off) => {
          const { lines, net, vat, gross, rates, discount } = invoiceOf(drawn, off);
          expect(net + vat).toBe(gross);
          expect(rates.reduce((sum, rate) => sum + rate.base, 0)).toBe(net);
          expect(effectiveNets({ lines, rates, discount }).reduce((sum, one) => sum + one, 0)).toBe(net);
          for (const { base, vatRate, vat: own } of rates)
            expect(Math.abs(own * 10_000 - base * vatRate)).toBeLessThanOrEqual(5_000);
        },
      ),
    );
  });

  it("multiply exactly where floats would not", () => {
    expect(times("3.5", 9_500)).toBe(33_250);
    expect(times("1.005", 100)).toBe(101);
    expect(times("0.0001", 4_999)).toBe(0);
    expect(times(3, 3_333)).toBe(9_999);
  });

  it("refuse a discount above what it is taken from", () => {
    const above = { quantity: 1, unitNet: 100, discount: { reason: "Remise", amount: 101 } };
    expect(() => netOf(above)).toThrow(expect.objectContaining({ code: "invoice.discount_above" }));
  });
});

describe("spread", () => {
  it("loses and invents no cent", () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), weights, (cents, parts) => {
        const cut = spread(cents, parts);
        expect(cut.reduce((sum, one) => sum + one, 0)).toBe(cents);
        expect(cut.every((one) => one >= 0)).toBe(true);
      }),
    );
  });
});

describe("credit notes", () => {
  it("never take back more than there was, however they are cut, by line and on the whole", () => {
    const cuts = fc.array(fc.tuple(fc.nat(19), fc.integer({ min: 1, max: 10_000 })), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 0, max: 5_000 }),
        cuts,
        (drawn, off, taken) => {
          let invoice = invoiceOf(drawn, off);
          for (const [place, share] of taken) {
            const at = place % invoice.lines.length;
            const net = Math.ceil(((remainingNets(invoice)[at] ?? 0) * share) / 10_000);
            if (net === 0) continue;
            const made = tried(() => credit(invoice, [{ line: at, net }]));
            if (!made) continue;
            const creditedGross = invoice.creditedGross + totalsOf(made.lines).gross;
            invoice = { ...invoice, creditedGross, creditedNets: made.creditedNets };
          }
          const nets = effectiveNets(invoice);
          expect(invoice.creditedGross).toBeLessThanOrEqual(invoice.gross);
          expect(invoice.creditedNets.every((net, at) => net <= (nets[at] ?? 0))).toBe(true);
        },
      ),
    );
  });

  it("take all back to the cent when they take all at once", () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), fc.integer({ min: 0, max: 9_000 }), (drawn, off) => {
        const invoice = invoiceOf(drawn, off);
        fc.pre(invoice.net > 0);
        const all = remainingNets(invoice).map((net, at) => ({ line: at, net }));
        expect(totalsOf(credit(invoice, all).lines)).toMatchObject({ net: invoice.net, vat: invoice.vat });
      }),
    );
  });

  it("refuse more than what remains of a line, a line twice, and nothing at all", () => {
    const invoice = invoiceOf([{ quantity: 1, unitNet: 70_000, vatRate: 2_000, off: 0 }], 0);
    const code = (takings: Parameters<typeof credit>[1]) => tried(() => credit(invoice, takings), true);
    expect(code([{ line: 0, net: 70_001 }])).toBe("invoice.credit_above");
    expect(code([{ line: 1, net: 1 }])).toBe("invoice.credit_above");
    expect(code([{ line: 0, net: 0 }])).toBe("invoice.credit_nothing");
    expect(
      code([
        { line: 0, net: 10 },
        { line: 0, net: 10 },
      ]),
    ).toBe("invoice.credit_nothing");
  });
});

function tried(body: () => ReturnType<typeof credit>): ReturnType<typeof credit> | undefined;
function tried(body: () => ReturnType<typeof credit>, coded: true): string | undefined;
function tried(body: () => ReturnType<typeof credit>, coded?: true) {
  try {
    const made = body();
    return coded ? undefined : made;
  } catch (error) {
    return coded && error instanceof Error && "code" in error ? error.code : undefined;
  }
}
