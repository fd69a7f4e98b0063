import { event, type Named as Operations } from "../db/index.ts";
import type { StripeDispute, StripeRefund } from "../gateway/index.ts";
import { Invoice } from "../invoice/index.ts";
import { dayOf } from "../kernel/index.ts";
import { type Collection, collected, collectionIDOf, type Movement, type Told } from "./collection.ts";
import { Event } from "./event.ts";
import { Disputes, Refunds } from "./payment.table.ts";
import type { Dispute, Refund, State } from "./state.ts";

/** What Stripe knows of the money of one payment after it came. */
export interface Aftermath {
  reference: string;
  refunds: readonly StripeRefund[];
  disputes: readonly StripeDispute[];
}

const OPERATIONS_KEPT = 24;

interface Step {
  invoice: Invoice.Stored;
  /** Those of before and of this very step: the split by rate goes on from them. */
  collections: (Told & Pick<Collection, "collectionID">)[];
  rows: Refund[];
  operations: Record<string, Operations[string]>;
  zone: string;
  reference: string;
  method: Collection["method"];
  /** Of money that nobody owed: it goes as it came, beside the invoice. */
  isSurplus: boolean;
}

/**
 * The rows that what happened to a payment asks for, beyond those that stand: refunds and their failures, disputes
 * taken and given back. Empty when all is told. Told late, twice or in any order it ends the same. Pure but for the ids
 * of events.
 */
export function decideAftermath(state: State, after: Aftermath, zone: string): Operations {
  const { reference } = after;
  const payment = state.payments.find((one) => one.reference === reference);
  const surplus = state.refunds.find((one) => one.reference === reference && !payment);
  if (!payment && !surplus) return {};
  const step: Step = {
    invoice: state.invoice,
    collections: [...state.collections],
    rows: [...state.refunds],
    operations: {},
    zone,
    reference,
    method: payment?.method ?? state.collections.find((one) => one.reference === reference)?.method ?? "other",
    isSurplus: !payment,
  };
  for (const refund of oldestFirst(after.refunds)) if (hasRoom(step)) takeRefund(step, refund);
  for (const dispute of oldestFirst(after.disputes)) if (hasRoom(step)) takeDispute(step, state.disputes, dispute);
  if (step.invoice === state.invoice) return step.operations;
  return { ...step.operations, ...Invoice.changeOf(step.invoice) };
}

/** A transaction is bounded: what does not fit is decided in the next. */
function hasRoom({ operations }: Step): boolean {
  return Object.keys(operations).length < OPERATIONS_KEPT;
}

function oldestFirst<T extends { createdAt: string }>(some: readonly T[]): T[] {
  return [...some].sort((a, b) => a.createdAt.localeCompare(b.createdAt));
}

/** One refund: ours by its key, or one that the firm clicked on Stripe's pages. */
function takeRefund(step: Step, refund: StripeRefund): void {
  const { invoiceID } = step.invoice;
  const { refundID, amount, createdAt } = refund;
  const known = step.rows.find((row) => row.refundID === refundID || (refund.key && keyOf(row) === refund.key));
  const refundKey = refund.key ?? refundID;
  const fresh = { invoiceID, reference: step.reference, refundKey, amount, createdAt, refundID: null, rev: 0 };
  const row: Refund = known ?? { ...fresh, reason: "dashboard", status: "owed" };
  const sent = movementOf(step, { kind: "refund", amount: -amount, at: createdAt, sourceID: refundID }, row);
  const isTold = step.collections.some((one) => one.collectionID === collectionIDOf(sent));
  if (refund.status === "failed" && !isTold) return keepRefund(step, known, { ...row, ...failed(refund) });
  const uncovered = isTold ? (row.uncovered ?? 0) : uncoveredBy(step, row);
  move(step, sent, uncovered);
  if (!isTold) tell(step, Event.Refunded, { refundKey: keyOf(row) });
  if (refund.status !== "failed") {
    const status = refund.status === "succeeded" ? "sent" : "pending";
    return keepRefund(step, known, { ...row, refundID, status, ...(uncovered > 0 && { uncovered }) });
  }
  const back = movementOf(step, { kind: "refundFailed", amount, at: createdAt, sourceID: refundID }, row);
  if (move(step, back, -uncovered)) tell(step, Event.RefundFailed, { refundKey: keyOf(row) });
  keepRefund(step, known, { ...row, ...failed(refund), ...(uncovered > 0 && { uncovered }) });
}

function failed({ refundID, failureCode }: StripeRefund) {
  return { refundID, status: "failed" as const, failureCode: failureCode ?? "failed" };
}

/** The name of a refund among those of its invoice. */
export function keyOf({ refundKey, reference }: Pick<Refund, "refundKey" | "reference">): string {
  return refundKey ?? reference;
}

/** What goes back beyond what was owed back, by a credit note or money paid over: a credit note is to be issued for it. */
function uncoveredBy({ invoice, isSurplus }: Step, { amount }: Refund): number {
  if (isSurplus) return 0;
  return Math.max(0, amount - Math.max(0, -Invoice.balanceOf(invoice)));
}

function keepRefund(step: Step, before: Refund | undefined, row: Refund): void {
  const same =
    before && (["status", "refundID", "uncovered", "failureCode"] as const).every((k) => before[k] === row[k]);
  if (same) return;
  step.operations[`refund ${keyOf(row)}`] = before ? Refunds.replace(row) : Refunds.create(withoutRev(row));
}

function withoutRev({ rev: _, ...row }: Refund): Omit<Refund, "rev"> {
  return row;
}

/** Contested: what the bank took is no longer paid; what it gave back is again. The invoice stays as issued. */
function takeDispute(step: Step, known: readonly Dispute[], dispute: StripeDispute): void {
  const { disputeID, amount, status, reason, answerBy, createdAt: openedAt } = dispute;
  const { invoiceID } = step.invoice;
  for (const [at, line] of dispute.movements.entries()) {
    if (line.amount === 0) continue;
    const kind = line.amount < 0 ? "dispute" : "reinstated";
    // A dispute may be taken, given back and taken again: each line of the balance is told once.
    const sourceID = at < 2 ? disputeID : `${disputeID}/${at}`;
    const movement = movementOf(step, { kind, amount: line.amount, at: line.at, sourceID });
    if (move(step, movement, 0)) tell(step, kind === "dispute" ? Event.Reversed : Event.Reinstated, { disputeID });
  }
  const withdrawn = Math.max(0, -dispute.movements.reduce((sum, line) => sum + line.amount, 0));
  const before = known.find((one) => one.disputeID === disputeID);
  const row = {
    invoiceID,
    disputeID,
    reference: step.reference,
    amount,
    status,
    reason,
    withdrawn,
    answerBy,
    openedAt,
    method: step.method,
  };
  if (before?.status === status && before.withdrawn === withdrawn) return;
  if (!before) tell(step, Event.Disputed, { disputeID });
  step.operations[`dispute ${disputeID}`] = before
    ? Disputes.replace({ ...row, rev: before.rev })
    : Disputes.create(row);
}

type Moved = Pick<Movement, "kind" | "amount" | "at" | "sourceID">;

function movementOf(step: Step, moved: Moved, refund?: Refund): Movement {
  const { method, reference } = step;
  return { ...moved, method, reference, creditNoteID: refund?.creditNoteID ?? null };
}

/** Tells a movement once, on the invoice as well; answers whether it was new. */
function move(step: Step, movement: Movement, uncovered: number): boolean {
  const collectionID = collectionIDOf(movement);
  if (step.collections.some((one) => one.collectionID === collectionID)) return false;
  const { row, operation } = collected(step, movement, step.zone, step.isSurplus);
  step.collections.push(row);
  step.operations[`collection ${collectionID}`] = operation;
  if (step.isSurplus) return true;
  const { amount, at } = movement;
  const toCredit = Math.max(0, (step.invoice.toCredit ?? 0) + uncovered);
  const month = dayOf(at, step.zone).slice(0, 7);
  step.invoice = Invoice.credited({ ...step.invoice, toCredit }, { amount, at, month });
  return true;
}

function tell(step: Step, name: string, ids: Record<string, string>): void {
  const { invoice, reference } = step;
  const [about = ""] = Object.values(ids);
  step.operations[`${name} ${about}`] = event(name, { invoiceID: invoice.invoiceID, reference, ...ids });
}
