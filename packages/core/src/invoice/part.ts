import { spread } from "../kernel/index.ts";
import { credit, effectiveNets, remainingNets, type Taking } from "./remaining.ts";
import type { Stored } from "./row.ts";
import { totalsOf } from "./total.ts";

/**
 * What remains of one seat on an invoice, line by line: its equal part of each line that names it under one of these
 * ids, never above what credit notes have left. All of an invoice that names no seat, of which it is known that it is
 * this seat's. Pure.
 */
export function seatNets(invoice: Stored, enrolmentIDs: readonly string[]): Taking[] {
  const left = remainingNets(invoice);
  const nets = effectiveNets(invoice);
  const isUnnamed = invoice.lines.every(({ seats }) => seats.length === 0);
  return invoice.lines.flatMap(({ seats }, line) => {
    const most = left[line] ?? 0;
    if (isUnnamed) return most > 0 ? [{ line, net: most }] : [];
    const own = seats.flatMap(({ enrolmentID }, at) => (enrolmentIDs.includes(enrolmentID) ? [at] : []));
    const parts = spread(
      nets[line] ?? 0,
      seats.map(() => 1),
    );
    const net = Math.min(
      most,
      own.reduce((sum, at) => sum + (parts[at] ?? 0), 0),
    );
    return net > 0 ? [{ line, net }] : [];
  });
}

/** What the credit note of these sums would come to, VAT included. Pure. */
export function creditGross(invoice: Stored, takings: readonly Taking[]): number {
  return totalsOf(credit(invoice, takings).lines).gross;
}

/** These sums, none above what remains of its line. Pure. */
export function stillCreditable(invoice: Stored, takings: readonly Taking[]): Taking[] {
  const left = remainingNets(invoice);
  const fitted = takings.map(({ line, net }) => ({ line, net: Math.min(net, left[line] ?? 0) }));
  return fitted.filter(({ net }) => net > 0);
}
