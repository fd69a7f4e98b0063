import { untilWritten } from "../cohort/index.ts";
import { db, event, type Named as Operations } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Stripe, type StripeIntent } from "../gateway/index.ts";
import { Invoice } from "../invoice/index.ts";
import { Actor, dayOf, log, now, type Operation } from "../kernel/index.ts";
import { asked } from "./account.ts";
import { settleAftermath } from "./aftermath.ts";
import { collected } from "./collection.ts";
import { Event } from "./event.ts";
import { judge, judgeAway, type Verdict } from "./judge.ts";
import { PaymentAttempts, Payments, Refunds } from "./payment.table.ts";
import { type Attempt, isUndecided, load, type State } from "./state.ts";

type Paid = Extract<Verdict, { kind: "paid" }>;
export type Outcome = Attempt["status"] | "unknown" | "mismatch";

/** An attempt by its ids, and the session that someone says is its own. */
interface Named {
  invoiceID: string;
  attemptID: string;
  sessionID?: string | null | undefined;
}

/**
 * Brings an attempt to what Stripe's object says now. The one way in for events, for the payer's return and for
 * reconciliation: run twice, late or in any order it ends the same, since it believes nothing but what it reads.
 */
export async function converge(input: Named): Promise<Outcome> {
  const { invoiceID, attemptID } = input;
  const [firm, state] = await Promise.all([Firm.get(), load(invoiceID)]);
  const attempt = state.attempts.find((one) => one.attemptID === attemptID);
  if (!attempt || !firm.stripeAccountID) return "unknown";
  if (attempt.offSession) return convergeAway(attempt, firm.stripeAccountID);
  const sessionID = attempt.sessionID ?? input.sessionID;
  if (!sessionID) return attempt.expiresAt <= now() ? settle(input, { kind: "expired" }) : attempt.status;
  const session = await asked(Stripe.use().session(firm.stripeAccountID, input.sessionID ?? sessionID));
  const verdict = judge(attempt, session, Actor.firmID());
  if (verdict.kind === "mismatch") return mismatched(attempt, verdict.what);
  if (verdict.kind === "wait" && attempt.sessionID) return attempt.status;
  const outcome = await settle({ ...input, sessionID: session.sessionID, url: session.url }, verdict);
  return followed(outcome, attempt, session.intent);
}

/** The same for money asked without a page. */
async function convergeAway(attempt: Attempt, accountID: string): Promise<Outcome> {
  if (!attempt.intentID) return attempt.expiresAt <= now() ? settle(attempt, { kind: "expired" }) : attempt.status;
  const intent = await asked(Stripe.use().intent(accountID, attempt.intentID));
  return settleAway(attempt, intent);
}

export async function settleAway(attempt: Attempt, intent: StripeIntent): Promise<Outcome> {
  const verdict = judgeAway(attempt, intent, Actor.firmID());
  if (verdict.kind === "mismatch") return mismatched(attempt, verdict.what);
  return followed(await settle({ ...attempt, intentID: intent.intentID }, verdict), attempt, intent);
}

/** What came may have gone back already: an event told late tells both. */
async function followed(outcome: Outcome, attempt: Attempt, intent: StripeIntent | null): Promise<Outcome> {
  if (intent?.touched) await settleAftermath(attempt.invoiceID, intent.intentID);
  return outcome;
}

function mismatched({ attemptID }: Attempt, what: string): Outcome {
  log("error", "payment.mismatch", { firmID: Actor.firmID(), attemptID, what });
  return "mismatch";
}

interface Target extends Named {
  url?: string | null | undefined;
  intentID?: string | undefined;
}

/** Writes a verdict, once: read again and decided again whenever someone wrote in between. */
async function settle(target: Target, verdict: Verdict): Promise<Outcome> {
  const { zone } = await Firm.get();
  return untilWritten(async () => {
    const state = await load(target.invoiceID);
    const attempt = state.attempts.find((one) => one.attemptID === target.attemptID);
    if (!attempt) return "unknown";
    const sessionID = attempt.sessionID ?? target.sessionID ?? null;
    const intentID = attempt.intentID ?? target.intentID;
    const known = { ...attempt, sessionID, url: target.url ?? attempt.url, ...(intentID && { intentID }) };
    const decided = decide(state, known, verdict, { at: now(), zone });
    if (!decided) return attempt.status;
    const { status } = decided.attempt;
    const operations = { attempt: PaymentAttempts.replace(decided.attempt), ...decided.operations };
    const written = await db().heal(operations);
    return written.refused ? undefined : status;
  });
}

interface Decided {
  attempt: Attempt;
  operations: Operations;
}

/** The rows that a verdict changes; nothing when it was written before. Pure but for the ids of events. */
function decide(
  state: State,
  attempt: Attempt,
  verdict: Verdict,
  time: { at: string; zone: string },
): Decided | undefined {
  if (verdict.kind === "paid") return decidePaid(state, attempt, verdict, time);
  // What has ended stays so, unless money came: an older story changes nothing.
  if (!isUndecided(attempt)) return undefined;
  const { invoiceID, attemptID } = attempt;
  const next: Attempt = {
    ...attempt,
    status: statusOf(verdict),
    failureCode: verdict.kind === "failed" ? verdict.code : null,
  };
  const before = state.attempts.find((one) => one.attemptID === attemptID);
  const isKnown = before?.sessionID === next.sessionID && before.intentID === next.intentID;
  if (before?.status === next.status && isKnown) return undefined;
  return {
    attempt: next,
    operations: {
      ...(isOver(next) && closing(state, attemptID)),
      ...(next.status === "processing" && debited(state, attemptID, time.at)),
      ...(verdict.kind === "failed" && { event: event(Event.Failed, { invoiceID, attemptID }) }),
    },
  };
}

function statusOf(verdict: Exclude<Verdict, { kind: "paid" }>): Attempt["status"] {
  if (verdict.kind === "processing" || verdict.kind === "expired" || verdict.kind === "failed") return verdict.kind;
  return "open";
}

function isOver({ status }: Attempt): boolean {
  return status === "expired" || status === "failed";
}

/** The invoice may be tried again. */
function closing({ invoice }: State, attemptID: string): Operations {
  return invoice.openAttemptID === attemptID ? Invoice.changeOf(ended(invoice)) : {};
}

function ended({ debitedAt: _, ...invoice }: Invoice.Stored): Invoice.Stored {
  return { ...invoice, openAttemptID: null };
}

/** Lists say that the bank is asked: there is nothing to claim meanwhile. */
function debited({ invoice }: State, attemptID: string, at: string): Operations {
  return invoice.openAttemptID === attemptID ? Invoice.changeOf({ ...invoice, debitedAt: at }) : {};
}

function decidePaid(
  state: State,
  attempt: Attempt,
  paid: Paid,
  { at, zone }: { at: string; zone: string },
): Decided | undefined {
  const { invoice, payments, refunds } = state;
  const { invoiceID, attemptID, amount } = attempt;
  const reference = paid.intentID;
  const counted = [...payments, ...refunds].some((one) => one.reference === reference);
  if (counted) return undefined;
  const receivedAt = paid.method === "card" ? (paid.chargedAt ?? at) : at;
  // A transfer was recorded meanwhile, two pages were paid, the seat was given up: what nobody owes goes back.
  if (amount > Invoice.dueOf(invoice)) {
    const reason = invoice.lapsedAt ? ("seatGone" as const) : ("surplus" as const);
    const refund = refundOwed({ invoiceID, reference, amount, reason, at });
    const surplus = collected(state, movementOf("surplus", paid, amount, receivedAt), zone).operation;
    const operations = { ...closing(state, attemptID), ...refund, surplus };
    return { attempt: { ...attempt, status: "surplus", intentID: reference }, operations };
  }
  const open = invoice.openAttemptID === attemptID ? ended(invoice) : invoice;
  const month = dayOf(receivedAt, zone).slice(0, 7);
  const changed = Invoice.credited(open, { amount, at: receivedAt, month });
  const { chargeID } = paid;
  const { fee } = attempt;
  const more = { ...(chargeID && { chargeID }), ...(fee && { fee }) };
  const row = { invoiceID, reference, method: paid.method, amount, receivedAt, attemptID, ...more };
  return {
    attempt: { ...attempt, status: "succeeded", failureCode: null, intentID: reference },
    operations: {
      payment: Payments.create(row),
      collection: collected(state, { ...movementOf("payment", paid, amount, receivedAt), fee }, zone).operation,
      ...Invoice.changeOf(changed),
      ...eventsOf(changed, reference),
    },
  };
}

function movementOf(kind: "payment" | "surplus", { intentID, chargeID, method }: Paid, amount: number, at: string) {
  return { kind, amount, at, method, reference: intentID, sourceID: chargeID };
}

/** A payment came in; the last one says that the invoice is paid. */
export function eventsOf(invoice: Invoice.Stored, reference: string): Operations {
  const { invoiceID } = invoice;
  return {
    received: event(Event.Received, { invoiceID, reference }),
    ...(invoice.status === "paid" && { paid: event(Invoice.Event.Paid, { invoiceID, reference }) }),
  };
}

/** One debt a charge: its key is the payment intent. */
export function refundOwed(input: {
  invoiceID: string;
  reference: string;
  amount: number;
  reason: "surplus" | "seatGone";
  at: string;
}): { refund: Operation; owed: Operation } {
  const { at: createdAt, ...row } = input;
  const { invoiceID, reference } = row;
  return {
    refund: Refunds.create({ ...row, status: "owed", refundID: null, createdAt }),
    owed: event(Event.RefundOwed, { invoiceID, reference, refundKey: reference }),
  };
}
