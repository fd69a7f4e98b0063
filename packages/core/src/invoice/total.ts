import type * as v from "valibot";
import { CENTS_MAX, DomainError, share, spread, times, vatOf } from "../kernel/index.ts";
import type { Discount, InvoiceContent, InvoiceLine } from "./invoice.table.ts";

export type Line = v.InferOutput<typeof InvoiceLine>;
export type Content = v.InferOutput<typeof InvoiceContent>;
export type Totals = Pick<Content, "net" | "vat" | "gross" | "rates">;
type Rebate = v.InferOutput<typeof Discount>;

/** One seat to be billed: whose, of which group, at which price net of VAT. */
export interface BilledSeat {
  cohortID: string;
  enrolmentID: string;
  /** Whose part of the seat, where it has several payers. */
  payerID?: string;
  name: string;
  description: string;
  priceNet: number;
  vatRate: number;
}

/** Lines of seats of one group at one price and rate, the seats of each named; in the order they came. */
export function linesOf(seats: readonly BilledSeat[], regime: Content["seller"]["vatRegime"]): Line[] {
  const lines = new Map<string, Line>();
  for (const { cohortID, enrolmentID, payerID, name, description, priceNet, ...seat } of seats) {
    // An exempt firm (CGI 261-4-4° a) and one under the franchise (CGI 293 B) charge no VAT, whatever the sheet says.
    const vatRate = regime === "standard" ? seat.vatRate : 0;
    const key = `${cohortID} ${priceNet} ${vatRate}`;
    const named = { cohortID, enrolmentID, ...(payerID && { payerID }), name };
    const seated = [...(lines.get(key)?.seats ?? []), named];
    lines.set(key, {
      description,
      quantity: seated.length,
      unit: "piece",
      unitNet: priceNet,
      discount: null,
      vatRate,
      vat: null,
      net: priceNet * seated.length,
      seats: seated,
    });
  }
  return [...lines.values()];
}

/** What a line comes to before VAT, its own discount taken off; the quantity exact, half a cent up. */
export function netOf(line: Pick<Line, "quantity" | "unitNet" | "discount">): number {
  const whole = times(line.quantity, line.unitNet);
  return whole - discountOf(line.discount, whole);
}

/** Sums that a row can hold; a quantity typed with a zero too many is refused before anything is written. */
export function assertCountable({ gross }: Totals, lines: readonly Line[]): void {
  if ([gross, ...lines.map(({ net }) => net)].every((cents) => cents <= CENTS_MAX)) return;
  throw new DomainError("unprocessable", "invoice.total_above", "An invoice comes to 100 million euros at most");
}

/** What a discount takes off a sum, in cents; more than the sum is refused. */
function discountOf(discount: Rebate | null, from: number): number {
  const off = discount ? (discount.amount ?? share(from, discount.basisPoints ?? 0)) : 0;
  if (off <= from) return off;
  throw new DomainError("unprocessable", "invoice.discount_above", "A discount takes off more than there is");
}

/**
 * Totals in cents, VAT computed once a category and rate (EN 16931, BR-CO-17): `net + vat = gross`, bases add up to the
 * net. A discount on the whole is spread over the rates in proportion to their bases, to the cent.
 */
export function totalsOf(lines: readonly Line[], discount: Rebate | null = null): Totals {
  const groups = new Map<string, { vatRate: number; category: Content["rates"][number]["category"]; base: number }>();
  for (const { vatRate, vat, net } of lines) {
    const category = vat?.category ?? null;
    const key = `${category} ${vatRate}`;
    groups.set(key, { vatRate, category, base: (groups.get(key)?.base ?? 0) + net });
  }
  const bases = [...groups.values()];
  const sum = bases.reduce((total, group) => total + group.base, 0);
  const off = spread(
    discountOf(discount, sum),
    bases.map((group) => group.base),
  );
  const rates = bases.map((group, at) => {
    const base = group.base - (off[at] ?? 0);
    return { ...group, base, vat: vatOf(base, group.vatRate) };
  });
  const net = rates.reduce((total, rate) => total + rate.base, 0);
  const vat = rates.reduce((total, rate) => total + rate.vat, 0);
  return { net, vat, gross: net + vat, rates };
}
