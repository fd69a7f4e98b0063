import type { StripeSession } from "../gateway/index.ts";
import type { Attempt } from "./state.ts";

/** What Stripe's own object says of one attempt. */
export type Verdict =
  | { kind: "wait" }
  | { kind: "processing" }
  | { kind: "expired" }
  | { kind: "failed"; code: string }
  | { kind: "paid"; intentID: string; method: "card" | "sepa_debit" | "other"; chargedAt: string | null }
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
  const { intent } = session;
  if (!intent) return { kind: "mismatch", what: "intent" };
  if (intent.status === "succeeded" && session.paymentStatus === "paid") {
    if (intent.amountReceived !== attempt.amount) return { kind: "mismatch", what: "amount" };
    if (intent.currency !== "eur") return { kind: "mismatch", what: "currency" };
    return { kind: "paid", intentID: intent.intentID, method: intent.method, chargedAt: intent.chargedAt };
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
