import type * as v from "valibot";
import { Invoice } from "../invoice/index.ts";
import { Actor, type Day, DomainError, hash, ID, now } from "../kernel/index.ts";
import type { Order } from "../order/index.ts";
import type { Terms } from "../terms/index.ts";
import type { CancellationRow } from "./cancellation.table.ts";
import type { Settlement } from "./share.ts";

export type Info = v.InferOutput<typeof CancellationRow>;

/** What follows from a change of plans, before it is written. */
export interface Decision {
  cohortID: string;
  enrolmentID: string | null;
  orderID: string | null;
  name: string;
  cause: Terms.Cause;
  edition: number;
  outcome: Terms.Outcome;
  settlements: readonly Settlement[];
  drafts: readonly Invoice.Stored[];
  /** Who each payer is, in words. */
  payers: readonly { payerID: string | null; name: string }[];
  /** The seat's price stands on an order, which stays. */
  isOrdered: boolean;
  /** The order that costs less without this seat, before and after. */
  less?: { before: Order.Stored; after: Order.Stored } | undefined;
  /** VAT of what was held and not billed yet, basis points. */
  vatRate: number;
  today: Day;
}

/** The rows that follow, under names made here once. */
export function rowOf(decision: Decision, reason: string): Info {
  const { cohortID, enrolmentID, orderID, name, cause, edition, outcome, settlements, drafts, today } = decision;
  const cancellationID = ID.create("cancellation");
  const owed = (payerID: string | null, what: string, net: number) =>
    net > 0 ? [{ invoiceID: ID.derived("invoice", cancellationID, what, payerID ?? ""), payerID, net }] : [];
  return {
    cancellationID,
    cohortID,
    enrolmentID,
    orderID,
    lessOrderID: decision.less?.after.orderID ?? null,
    name,
    cause,
    reason,
    edition,
    owedNet: outcome.owedNet,
    feeNet: outcome.feeNet,
    feeRate: outcome.feeRate,
    why: outcome.reason,
    credits: settlements.flatMap(({ payerID, credits }) =>
      credits.map(({ invoice: { invoiceID }, lines }) => ({
        payerID,
        creditNoteID: ID.derived("invoice", cancellationID, "credit", invoiceID),
        invoiceID,
        lines,
      })),
    ),
    bills: settlements.flatMap(({ payerID, billNet }) => owed(payerID, "held", billNet)),
    fees: settlements.flatMap(({ payerID, feeNet }) => owed(payerID, "fee", feeNet)),
    drafts: drafts.map(({ invoiceID }) => invoiceID),
    on: today,
    by: Actor.reference(),
    createdAt: now(),
    settledAt: null,
  };
}

/**
 * What is shown before anyone confirms: credit notes, what goes back (paid already, less the fee, which is held back),
 * what is still to be paid. Cents, VAT included; the fee bears none. `seal` names exactly this.
 */
export function shownOf(decision: Decision) {
  const { outcome, settlements, drafts, isOrdered, edition, name, cause } = decision;
  const shown = {
    name,
    cause,
    edition,
    isOrdered,
    ...outcome,
    order: decision.less ? orderShown(decision.less) : null,
    payers: settlements.map((one) => payerShown(one, decision)),
    drafts: drafts.map(({ invoiceID, buyer, lines }) => ({
      invoiceID,
      buyerName: buyer.name,
      otherSeats: Math.max(0, lines.flatMap(({ seats }) => seats).length - 1),
    })),
  };
  return { ...shown, seal: hash(JSON.stringify(shown)) };
}

/** An order's price before VAT, and what of it is not invoiced yet, with the seat and without it. */
function orderShown({ before, after }: NonNullable<Decision["less"]>) {
  const open = after.instalments.flatMap(({ invoiceID }, at) => (invoiceID === null ? [at] : []));
  const toCome = ({ instalments }: Order.Stored) => open.reduce((sum, at) => sum + (instalments[at]?.net ?? 0), 0);
  return {
    orderID: after.orderID,
    number: after.number ?? "",
    beforeNet: before.net,
    afterNet: after.net,
    toComeBefore: toCome(before),
    toComeAfter: toCome(after),
  };
}

function payerShown({ payerID, credits, billNet, feeNet }: Settlement, { payers, vatRate }: Decision) {
  const notes = credits.map(({ invoice, lines }) => {
    const gross = Invoice.creditGross(invoice, lines);
    const back = Math.max(0, Math.min(gross, gross - Invoice.balanceOf(invoice)));
    return { invoiceID: invoice.invoiceID, number: invoice.number ?? "", gross, back };
  });
  const back = notes.reduce((sum, one) => sum + one.back, 0);
  const heldBack = Math.min(back, feeNet);
  return {
    name: payers.find((one) => one.payerID === payerID)?.name ?? "",
    credits: notes.map(({ invoiceID, number, gross }) => ({ invoiceID, number, gross })),
    backGross: back - heldBack,
    heldBack,
    feeNet,
    billGross: billNet + Math.floor((billNet * vatRate + 5_000) / 10_000),
  };
}

export function assertSeen(decision: Decision, seal: string | undefined): void {
  if (seal === undefined || seal === shownOf(decision).seal) return;
  throw new DomainError("conflict", "cancellation.changed", "Something changed meanwhile: look again");
}

export function answerOf({ cancellationID, cohortID, enrolmentID, orderID }: Info) {
  return { cancellationID, cohortID, enrolmentID, orderID };
}
