import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { billOf, partsDue } from "./bill.ts";
import { instalmentsOf, totalsOf } from "./price.ts";

const line = (net: number, vatRate: number) => ({
  basis: "seat" as const,
  description: "Une place",
  quantity: "1",
  discount: null,
  unitNet: net,
  net,
  vatRate,
});
const orderOf = (lines: ReturnType<typeof line>[], kind: "deposit30" | "thirds" | "sessions" | "order") => {
  const totals = totalsOf(lines, null);
  const about = { object: "Parcours", number: "D-2026-0001", locale: "fr" as const, discount: null };
  return { ...about, lines, rates: totals.rates, instalments: instalmentsOf({ kind }, totals.net, 7) };
};
const progress = { sessionsHeld: 0, ended: false, today: "2027-01-01" };

describe("the invoices of an order", () => {
  it("wait for the signed agreement, or for the reason why the firm begins without it", () => {
    const { instalments } = orderOf([line(84_000, 2000)], "deposit30");
    const waiver = { reason: "Urgence", by: "Odile", at: "2026-12-01T08:00:00.000Z" };
    expect(partsDue({ status: "approved", waiver: null, instalments }, progress)).toEqual([]);
    expect(partsDue({ status: "approved", waiver, instalments }, progress)).toHaveLength(1);
    expect(partsDue({ status: "signed", waiver: null, instalments }, progress)).toHaveLength(1);
    expect(partsDue({ status: "cancelled", waiver, instalments }, { ...progress, ended: true })).toEqual([]);
  });

  it("come as sessions are held, the last once all the others are there", () => {
    const order = orderOf([line(84_000, 2000)], "thirds");
    const signed = { ...order, status: "signed" as const, waiver: null };
    const due = (over: object, instalments = order.instalments) =>
      partsDue({ ...signed, instalments }, { ...progress, ...over }).map(({ trigger }) => trigger);
    expect(due({ sessionsHeld: 3 })).toEqual(["order"]);
    expect(due({ sessionsHeld: 4 })).toEqual(["order", "session"]);
    expect(due({ sessionsHeld: 7, ended: true })).toEqual(["order", "session"]);
    // Sessions that were cancelled for good: what waited for one more is not lost.
    expect(due({ sessionsHeld: 3, ended: true })).toEqual(["order", "session"]);
    const invoiced = order.instalments.map((part, at) => (at < 2 ? { ...part, invoiceID: "invoice_x" } : part));
    expect(due({ sessionsHeld: 7, ended: true }, invoiced)).toEqual(["end"]);
  });

  it("bill before the last no more than the order's bases, rate by rate, and the last the order's own lines", () => {
    const net = fc.integer({ min: 1_000, max: 100_000_000 });
    fc.assert(
      fc.property(net, net, fc.constantFrom("deposit30", "thirds", "sessions"), (one, other, kind) => {
        const order = orderOf([line(one, 2000), line(other, 0)], kind);
        const bills = order.instalments.map(({ instalmentID }) => billOf(order, instalmentID));
        const early = bills.slice(0, -1).flatMap(({ lines }) => lines);
        for (const { vatRate, base } of order.rates) {
          const billed = early.filter((part) => part.vatRate === vatRate).reduce((sum, part) => sum + part.net, 0);
          expect(billed).toBeLessThanOrEqual(base);
        }
        expect(bills.at(-1)).toMatchObject({ kind: "balance", lines: order.lines });
      }),
    );
  });

  it("are one plain invoice when the price is asked at once", () => {
    const order = orderOf([line(84_000, 2000)], "order");
    expect(billOf(order, order.instalments[0]?.instalmentID ?? "").kind).toBe("standard");
  });
});
