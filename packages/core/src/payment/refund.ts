import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db, event } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Stripe, StripeFailure } from "../gateway/index.ts";
import { Invoice } from "../invoice/index.ts";
import { Actor, Cents, DomainError, fn, ID, log, notFound, now, plusMinutes, refusedField } from "../kernel/index.ts";
import { settleAftermath } from "./aftermath.ts";
import { refundOwed } from "./converge.ts";
import { Event } from "./event.ts";
import { keyOf } from "./money.ts";
import { Refunds } from "./payment.table.ts";
import { load, type Payment, type Refund, type State } from "./state.ts";

/** Stripe forgets a key after a day: an older refund is looked for before it is asked again. */
const KEY_MINUTES = 23 * 60;

const Input = v.object({
  invoiceID: ID.schema("invoice"),
  amount: v.pipe(Cents, v.minValue(1, "cents")),
  /** None only for money paid over the invoice. */
  creditNoteID: v.optional(ID.schema("invoice")),
  /** One payment of the invoice; else the last ones first. */
  paymentRef: v.optional(v.string()),
});

/**
 * Gives back online what was paid online, for a credit note, once a credit note however often it is asked. Answers what
 * goes back by itself and what the firm is to transfer (`byHand`), cents. Refuses more than what
 * is to be given back now: what was credited or paid over, and not sent yet (`payment.refund_above_owed`).
 */
export const refund = fn("payment.refund", Input, async ({ invoiceID, amount, creditNoteID, paymentRef }) => {
  Actor.assertRole("owner", "manager");
  if (creditNoteID) await assertCredits(creditNoteID, invoiceID);
  return untilWritten(async () => {
    const state = await load(invoiceID);
    if (paymentRef && !state.payments.some((one) => one.reference === paymentRef)) throw notFound("payment");
    const earlier = state.refunds.filter((row) => creditNoteID && row.creditNoteID === creditNoteID);
    if (earlier.length > 0) return answerOf(amount, earlier);
    if (amount > toGiveBack(state))
      throw refusedField("amount", "payment.refund_above_owed", "More than what is to be given back");
    const wanted = state.payments.filter((one) => !paymentRef || one.reference === paymentRef);
    const rows = shareRefund(wanted, state, { amount, creditNoteID, at: now() });
    const written = await db().write(
      {
        refunds: rows.map((row) => Refunds.create(row)),
        owed: rows.map((row) => event(Event.RefundOwed, idsOf(row))),
      },
      answerOf(amount, rows),
    );
    return written.refused ? undefined : written.answer;
  });
});

/** The credit note must be one of this very invoice. */
async function assertCredits(creditNoteID: string, invoiceID: string): Promise<void> {
  const note = await Invoice.get(creditNoteID);
  if (!Invoice.isCredit(note.kind) || !note.preceding.some((one) => one.invoiceID === invoiceID))
    throw notFound("invoice");
}

function answerOf(amount: number, rows: readonly Pick<Refund, "amount">[]) {
  const refunded = rows.reduce((sum, row) => sum + row.amount, 0);
  return { refunded, byHand: amount - refunded };
}

function idsOf(row: Pick<Refund, "invoiceID" | "reference" | "refundKey">) {
  return { invoiceID: row.invoiceID, reference: row.reference, refundKey: keyOf(row) };
}

/** What is to go back and is not about to: of a credit note, or paid over. Pure. */
export function toGiveBack({ invoice, refunds }: Pick<State, "invoice" | "refunds">): number {
  const owed = refunds.filter(({ status, reason }) => status === "owed" && reason !== "surplus");
  return Math.max(0, -Invoice.balanceOf(invoice) - owed.reduce((sum, row) => sum + row.amount, 0));
}

/** What may still go back on one payment: nothing of one that is contested. Pure. */
function refundableOf({ reference, amount }: Payment, { refunds, disputes }: State): number {
  if (disputes.some((one) => one.reference === reference && one.status !== "won")) return 0;
  const gone = refunds.filter((row) => row.reference === reference && row.status !== "failed");
  return Math.max(0, amount - gone.reduce((sum, row) => sum + row.amount, 0));
}

interface Wanted {
  amount: number;
  creditNoteID: string | undefined;
  at: string;
}

/** The refunds of online payments that make up an amount, the last payment first. Pure but for an id. */
function shareRefund(payments: readonly Payment[], state: State, { amount, creditNoteID, at }: Wanted) {
  const online = payments
    .filter((one) => one.attemptID !== null)
    .sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1));
  const name = creditNoteID ?? ID.create("refund");
  let left = amount;
  return online.flatMap((payment, index) => {
    const part = Math.min(left, refundableOf(payment, state));
    if (part === 0) return [];
    left -= part;
    const { invoiceID, reference } = payment;
    const refundKey = index === 0 ? name : `${name}.${index}`;
    const reason = creditNoteID ? ("creditNote" as const) : ("overpaid" as const);
    const row = { invoiceID, reference, refundKey, amount: part, reason, refundID: null, createdAt: at };
    return [{ ...row, status: "owed" as const, ...(creditNoteID && { creditNoteID }) }];
  });
}

/**
 * Gives back what was paid online for an invoice whose seat was gone when the money came. Once a charge, however often
 * it runs; the credit note stays the firm's to issue.
 */
export async function giveBack(invoiceID: string): Promise<void> {
  Actor.assertSystem();
  const { payments, refunds } = await load(invoiceID);
  const online = payments.filter((payment) => payment.attemptID !== null);
  for (const { reference, amount } of online) {
    if (refunds.some((row) => row.reference === reference)) continue;
    // Refused when another run was first: then it is owed already.
    await db().write(refundOwed({ invoiceID, reference, amount, reason: "seatGone", at: now() }), {
      invoiceID,
      reference,
    });
  }
}

type Named = Pick<Refund, "invoiceID" | "reference" | "refundKey">;

/** Sends a refund that is owed, under a key made from what it is for; what Stripe says of it is then written. */
export async function sendRefund({ invoiceID, reference, refundKey }: Named): Promise<void> {
  Actor.assertSystem();
  const [row, { stripeAccountID }, state] = await Promise.all([
    db().get(Refunds, { invoiceID, reference, refundKey }),
    Firm.get(),
    load(invoiceID),
  ]);
  if (row?.status !== "owed" || !stripeAccountID) return;
  if (row.createdAt < plusMinutes(now(), -KEY_MINUTES)) {
    await settleAftermath(invoiceID, reference);
    if ((await db().get(Refunds, row))?.status !== "owed") return;
  }
  const paid = [...state.payments, ...state.attempts.map((one) => ({ ...one, reference: one.intentID }))];
  const feeBack = paid.some((one) => one.reference === reference && (one.fee ?? 0) > 0);
  try {
    await Stripe.use().refund(stripeAccountID, { intentID: reference, amount: row.amount, key: keyOf(row), feeBack });
  } catch (error) {
    if (!(error instanceof StripeFailure) || !error.lasting) throw error;
    return refuse(row, error.code);
  }
  await settleAftermath(invoiceID, reference);
}

/** Stripe will not: the firm is to look, what is owed stays owed. */
async function refuse(row: Refund, code: string): Promise<void> {
  const { reference } = row;
  log("error", "payment.refund_refused", { firmID: Actor.firmID(), reference, code });
  const failed = { ...row, status: "failed" as const, failureCode: code };
  await db().heal({ refund: Refunds.replace(failed), event: event(Event.RefundFailed, idsOf(row)) });
}

/** A refund that failed, asked anew: under another key, since the first one stands for its failure. */
export const refundAgain = fn(
  "payment.refundAgain",
  v.object({ invoiceID: ID.schema("invoice"), refundKey: v.string() }),
  async ({ invoiceID, refundKey }) => {
    Actor.assertRole("owner", "manager");
    const state = await load(invoiceID);
    const row = state.refunds.find((one) => keyOf(one) === refundKey);
    const payment = state.payments.find((one) => one.reference === row?.reference);
    if (row?.status !== "failed" || !payment)
      throw new DomainError("conflict", "payment.refund_not_failed", "This refund did not fail");
    if (row.amount > refundableOf(payment, state))
      throw new DomainError("conflict", "payment.refund_above_paid", "More than what was paid");
    const { rev: _, failureCode: __, uncovered: ___, ...kept } = row;
    const tries = state.refunds.filter((one) => keyOf(one).startsWith(`${refundKey}~`)).length;
    const again = { ...kept, refundKey: `${refundKey}~${tries + 1}`, status: "owed" as const, refundID: null };
    const written = await db().write(
      { refund: Refunds.create({ ...again, createdAt: now() }), owed: event(Event.RefundOwed, idsOf(again)) },
      { invoiceID, refundKey: again.refundKey },
    );
    if (written.refused) throw new DomainError("busy", "table.busy", "Try again in a moment");
    return written.answer;
  },
);
