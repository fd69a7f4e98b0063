import { DomainError, spread } from "../kernel/index.ts";
import type { Stored } from "./row.ts";
import { type Line, totalsOf } from "./total.ts";

type Credited = Pick<Stored, "lines" | "discount" | "rates" | "gross" | "creditedGross" | "creditedNets">;

/** What each line really came to, its part of the discount on the whole taken off; cents, before VAT. */
export function effectiveNets({ lines, rates, discount }: Pick<Stored, "lines" | "rates" | "discount">): number[] {
  if (!discount) return lines.map((line) => line.net);
  const nets = lines.map(() => 0);
  for (const { vatRate, category, base } of rates) {
    const own = lines.flatMap((line, at) =>
      line.vatRate === vatRate && (line.vat?.category ?? null) === category ? [{ at, net: line.net }] : [],
    );
    const parts = spread(
      base,
      own.map((one) => one.net),
    );
    for (const [index, { at }] of own.entries()) nets[at] = parts[index] ?? 0;
  }
  return nets;
}

/** What credit notes have left of each line, before VAT. */
export function remainingNets(invoice: Credited): number[] {
  return effectiveNets(invoice).map((net, at) => Math.max(0, net - (invoice.creditedNets[at] ?? 0)));
}

/** How much to take back of a line, by its place: cents before VAT. */
export interface Taking {
  line: number;
  net: number;
}

/**
 * The lines of a credit note over these sums, and the invoice's lines as they are then taken back. Refused above what
 * remains of a line, or of the whole (`invoice.credit_above`), or when nothing would be taken. Pure.
 */
export function credit(invoice: Credited, takings: readonly Taking[]): { lines: Line[]; creditedNets: number[] } {
  const left = remainingNets(invoice);
  const bad = takings.find(({ line, net }) => net > (left[line] ?? -1));
  if (bad) throw above([{ path: `lines.${bad.line}.net`, code: "invoice.credit_above" }]);
  const twice = new Set(takings.map((one) => one.line)).size !== takings.length;
  const taken = takings.filter(({ net }) => net > 0);
  if (twice || taken.length === 0)
    throw new DomainError("unprocessable", "invoice.credit_nothing", "Say what is to be taken back");
  const fitted = fitting(invoice, taken);
  const lines = linesOf(invoice, fitted);
  const sums = invoice.lines.map((_, at) => fitted.find((one) => one.line === at)?.net ?? 0);
  return { lines, creditedNets: sums.map((net, at) => net + (invoice.creditedNets[at] ?? 0)) };
}

/** VAT is rounded on each document: parts may add up to a cent above the whole, which then goes from the largest line. */
function fitting(invoice: Credited, takings: readonly Taking[]): Taking[] {
  const most = invoice.gross - invoice.creditedGross;
  let fitted = [...takings];
  for (let tried = 0; tried < 10; tried++) {
    if (totalsOf(linesOf(invoice, fitted)).gross <= most) return fitted;
    const largest = fitted.reduce((one, other) => (other.net > one.net ? other : one));
    fitted = fitted.map((one) => (one === largest ? { ...one, net: one.net - 1 } : one)).filter((one) => one.net > 0);
    if (fitted.length === 0) break;
  }
  throw above([]);
}

function linesOf(invoice: Credited, takings: readonly Taking[]): Line[] {
  return takings.flatMap(({ line: at, net }) => {
    const line = invoice.lines[at];
    if (!line) return [];
    if (net === line.net && !invoice.discount) return [{ ...line, ofLine: at }];
    const { description, vatRate, vat, seats } = line;
    return [{ ...PART, description, vatRate, vat, seats, unitNet: net, net, ofLine: at }];
  });
}

const PART = { quantity: 1, unit: "piece", discount: null } as const;

function above(fields: { path: string; code: string }[]): DomainError {
  return new DomainError("unprocessable", "invoice.credit_above", "More than what remains of this invoice", fields);
}
