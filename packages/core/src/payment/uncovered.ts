import * as v from "valibot";
import { db } from "../db/index.ts";
import { Invoice } from "../invoice/index.ts";
import { Actor, DomainError, fn, ID, line, vatOf } from "../kernel/index.ts";
import { largestRemainder } from "./collection.ts";
import { keyOf } from "./money.ts";
import { Refunds } from "./payment.table.ts";
import { load } from "./state.ts";

const Input = v.object({ invoiceID: ID.schema("invoice"), reason: line(300) });

/**
 * Issues the credit note that refunds clicked on Stripe's own pages ask for: of what was given back without one, spread
 * over what remains of the lines. Asked twice for the same refunds it is one credit note. Where no sum before VAT makes
 * the very cents, it stops a cent short.
 */
export const creditGivenBack = fn("payment.creditGivenBack", Input, async ({ invoiceID, reason }) => {
  Actor.assertRole("owner", "manager");
  const { invoice, refunds } = await load(invoiceID);
  const gross = invoice.toCredit ?? 0;
  const lines = takingsOf(invoice, gross);
  if (lines.length === 0) throw new DomainError("conflict", "payment.nothing_to_credit", "No credit note is to issue");
  const bare = refunds.filter(({ uncovered = 0, creditNoteID }) => uncovered > 0 && !creditNoteID).map(keyOf);
  const creditNoteID = ID.derived("invoice", invoiceID, "givenBack", String(invoice.creditedGross), ...bare.sort());
  return Invoice.credit({ invoiceID, lines, reason, creditNoteID });
});

type Creditable = Parameters<typeof Invoice.remainingNets>[0];

/** Sums before VAT, line by line, whose credit note comes to `gross` cents, or as little below as VAT allows. Pure. */
export function takingsOf(invoice: Creditable, gross: number): { line: number; net: number }[] {
  const nets = Invoice.remainingNets(invoice);
  if (gross >= invoice.gross - invoice.creditedGross) return taken(nets);
  const rates = [...new Set(invoice.lines.map(({ vatRate }) => vatRate))];
  const netOf = (rate: number) =>
    nets.reduce((sum, net, at) => sum + (invoice.lines[at]?.vatRate === rate ? net : 0), 0);
  const wholes = rates.map((rate) => netOf(rate) + vatOf(netOf(rate), rate));
  const shares = largestRemainder(
    wholes,
    Math.min(
      gross,
      wholes.reduce((sum, one) => sum + one, 0),
    ),
  );
  const sums = nets.map(() => 0);
  let left = 0;
  for (const [index, rate] of rates.entries()) {
    const wanted = (shares[index] ?? 0) + left;
    const net = Math.min(netOf(rate), netWithin(wanted, rate));
    left = wanted - net - vatOf(net, rate);
    const weights = nets.map((one, at) => (invoice.lines[at]?.vatRate === rate ? one : 0));
    for (const [at, part] of largestRemainder(weights, net).entries()) sums[at] = (sums[at] ?? 0) + part;
  }
  return taken(sums);
}

const taken = (nets: readonly number[]) => nets.flatMap((net, line) => (net > 0 ? [{ line, net }] : []));

/** The largest sum before VAT whose VAT still fits in `gross` cents. */
function netWithin(gross: number, rate: number): number {
  let net = Math.ceil((gross * 10_000) / (10_000 + rate)) + 1;
  while (net > 0 && net + vatOf(net, rate) > gross) net--;
  return Math.max(0, net);
}

/** Ties a credit note to the refunds that were waiting for one, whoever issued it. */
export async function coverRefunds(invoiceID: string, creditNoteID: string): Promise<void> {
  Actor.assertSystem();
  const { invoice, refunds } = await load(invoiceID);
  // Only the last one that is asked for covers them all.
  if ((invoice.toCredit ?? 0) > SETTLED) return;
  for (const row of refunds)
    if ((row.uncovered ?? 0) > 0 && !row.creditNoteID)
      await db().heal({ refund: Refunds.replace({ ...row, creditNoteID }) });
}

/** A cent that the rounding of VAT cannot make is no task. */
export const SETTLED = 1;
