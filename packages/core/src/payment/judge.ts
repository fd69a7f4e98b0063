import type { StripeIntent, StripeSession } from "../gateway/index.ts";
import type { Attempt } from "./state.ts";

/** What Stripe's own object says of one attempt. */
export type Verdict =
  | { kind: "wait" }
  | { kind: "processing" }
  | { kind: "expired" }
  | { kind: "failed"; code: string }
  | ({ kind: "paid" } & Pick<StripeIntent, "intentID" | "method" | "chargedAt" | "chargeID">)
  | { kind: "mismatch"; what: string };

type Known = Pick<Attempt, "attemptID" | "invoiceID" | "amount" | "sessionID">;

/**
 * Judges a session read under the firm's own account: it must be of this attempt, this invoice and this firm, for
 * the very amount in euros. `complete` is not paid: a debit takes days. Pure.
 */
export function judge(attempt: Known, session: StripeSession, firmID: string): Verdict {
  const wrong = mismatch(attempt, session, firmID);
  if (wrong) return { kind: "mismatch", what: wrong };
  if (session.status === "open") return { kind: "wait" };
  if (session.status === "expired") return { kind: "expired" };
  if (!session.intent) return { kind: "mismatch", what: "intent" };
  return judgeIntent(attempt, session.intent, session.paymentStatus === "paid");
}

/** The same of money asked without a page: its intent must carry our ids. Pure. */
export function judgeAway(attempt: Known, intent: StripeIntent, firmID: string): Verdict {
  const { attempt_id, invoice_id, firm_id } = intent.metadata;
  if (attempt_id !== attempt.attemptID) return { kind: "mismatch", what: "attempt" };
  if (invoice_id !== attempt.invoiceID) return { kind: "mismatch", what: "invoice" };
  if (firm_id !== firmID) return { kind: "mismatch", what: "firm" };
  // Nobody is there to confirm: what the bank asks of its customer is a refusal, and he pays on a page.
  if (intent.status === "requires_action") return { kind: "failed", code: "authentication_required" };
  return judgeIntent(attempt, intent, true);
}

function judgeIntent(attempt: Known, intent: StripeIntent, isPaid: boolean): Verdict {
  if (intent.status === "succeeded" && isPaid) {
    if (intent.amountReceived !== attempt.amount) return { kind: "mismatch", what: "amount" };
    if (intent.currency !== "eur") return { kind: "mismatch", what: "currency" };
    const { intentID, method, chargedAt, chargeID } = intent;
    return { kind: "paid", intentID, method, chargedAt, chargeID };
  }
  if (intent.status === "requires_payment_method" || intent.status === "canceled") {
    return { kind: "failed", code: intent.failureCode ?? intent.status };
  }
  return { kind: "processing" };
}

function mismatch(attempt: Known, session: StripeSession, firmID: string): string | undefined {
  if (attempt.sessionID !== null && attempt.sessionID !== session.sessionID) return "session";
  if (session.reference !== attempt.attemptID || session.metadata.attempt_id !== attempt.attemptID) return "attempt";
  if (session.metadata.invoice_id !== attempt.invoiceID) return "invoice";
  if (session.metadata.firm_id !== firmID) return "firm";
  if (session.amount !== attempt.amount) return "amount";
  return session.currency === "eur" ? undefined : "currency";
}
