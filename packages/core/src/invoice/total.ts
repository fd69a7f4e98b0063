import type * as v from "valibot";
import { vatOf } from "../kernel/index.ts";
import type { InvoiceContent, InvoiceLine } from "./invoice.table.ts";

export type Line = v.InferOutput<typeof InvoiceLine>;
export type Content = v.InferOutput<typeof InvoiceContent>;
export type Totals = Pick<Content, "net" | "vat" | "gross" | "rates">;

/** One seat to be billed: whose, of which group, at which price net of VAT. */
export interface BilledSeat {
  cohortID: string;
  enrolmentID: string;
  name: string;
  description: string;
  priceNet: number;
  vatRate: number;
}

/** Lines of seats of one group at one price and rate, the seats of each named; in the order they came. */
export function linesOf(seats: readonly BilledSeat[], regime: Content["seller"]["vatRegime"]): Line[] {
  const lines = new Map<string, Line>();
  for (const { cohortID, enrolmentID, name, description, priceNet, ...seat } of seats) {
    // An exempt firm (CGI 261-4-4° a) and one under the franchise (CGI 293 B) charge no VAT, whatever the sheet says.
    const vatRate = regime === "standard" ? seat.vatRate : 0;
    const key = `${cohortID} ${priceNet} ${vatRate}`;
    const line = lines.get(key) ?? { description, quantity: 0, unitNet: priceNet, vatRate, net: 0, seats: [] };
    line.quantity += 1;
    line.net += priceNet;
    line.seats.push({ cohortID, enrolmentID, name });
    lines.set(key, line);
  }
  return [...lines.values()];
}

/** Totals in cents, VAT computed once a rate (EN 16931, BR-CO-17): `net + vat = gross`, bases add up to the net. */
export function totalsOf(lines: readonly Line[]): Totals {
  const bases = new Map<number, number>();
  for (const { vatRate, net } of lines) bases.set(vatRate, (bases.get(vatRate) ?? 0) + net);
  const rates = [...bases].map(([vatRate, base]) => ({ vatRate, base, vat: vatOf(base, vatRate) }));
  const net = rates.reduce((sum, rate) => sum + rate.base, 0);
  const vat = rates.reduce((sum, rate) => sum + rate.vat, 0);
  return { net, vat, gross: net + vat, rates };
}
