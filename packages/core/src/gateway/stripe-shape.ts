import type { Stripe as SDK } from "stripe";
import type {
  StripeAccount,
  StripeDispute,
  StripeIntent,
  StripeNotice,
  StripeRefund,
  StripeSession,
} from "./stripe.ts";

/** Stripe's objects, narrowed to what we decide on. */

export function accountOf(account: SDK.V2.Core.Account): StripeAccount {
  return {
    accountID: account.id,
    cards: account.configuration?.merchant?.capabilities?.card_payments?.status ?? "restricted",
    requirements: (account.requirements?.entries ?? [])
      .filter((entry) => entry.awaiting_action_from === "user")
      .map((entry) => entry.description),
    closed: account.closed === true,
  };
}

const STATUSES = ["open", "complete", "expired"] as const;

export function sessionOf(session: SDK.Checkout.Session): StripeSession {
  const intent = session.payment_intent;
  return {
    sessionID: session.id,
    status: STATUSES.find((status) => status === session.status) ?? "open",
    paymentStatus: session.payment_status === "paid" ? "paid" : "unpaid",
    url: session.url,
    amount: session.amount_total ?? 0,
    currency: session.currency ?? "",
    reference: session.client_reference_id,
    metadata: session.metadata ?? {},
    intent: intent && typeof intent === "object" ? intentOf(intent) : null,
  };
}

export function intentOf(intent: SDK.PaymentIntent): StripeIntent {
  const charge = typeof intent.latest_charge === "object" ? intent.latest_charge : null;
  const method = charge?.payment_method_details?.type;
  return {
    intentID: intent.id,
    status: intent.status,
    amountReceived: intent.amount_received,
    currency: intent.currency,
    method: method === "card" || method === "sepa_debit" ? method : "other",
    chargedAt: charge ? instantOf(charge.created) : null,
    failureCode: intent.last_payment_error?.code ?? null,
    metadata: intent.metadata,
    chargeID: charge?.id ?? null,
    touched: charge !== null && (charge.amount_refunded > 0 || charge.disputed),
  };
}

export function refundOf(refund: SDK.Refund): StripeRefund {
  const gone = refund.status === "failed" || refund.status === "canceled";
  return {
    refundID: refund.id,
    intentID: idOf(refund.payment_intent),
    amount: refund.amount,
    currency: refund.currency,
    status: gone ? "failed" : refund.status === "succeeded" ? "succeeded" : "pending",
    failureCode: refund.failure_reason ?? null,
    key: refund.metadata?.refund_key ?? null,
    createdAt: instantOf(refund.created),
  };
}

export function disputeOf(dispute: SDK.Dispute): StripeDispute {
  const { due_by: dueBy } = dispute.evidence_details;
  return {
    disputeID: dispute.id,
    intentID: idOf(dispute.payment_intent),
    amount: dispute.amount,
    currency: dispute.currency,
    status: disputeStatusOf(dispute.status),
    reason: dispute.reason,
    movements: dispute.balance_transactions.map((line) => ({ amount: line.amount, at: instantOf(line.created) })),
    answerBy: dueBy ? instantOf(dueBy) : null,
    createdAt: instantOf(dispute.created),
  };
}

function disputeStatusOf(status: string): StripeDispute["status"] {
  if (status === "won" || status === "lost") return status;
  // An inquiry that is closed took nothing.
  if (status === "warning_closed" || status === "prevented") return "won";
  return status.endsWith("under_review") ? "underReview" : "open";
}

function idOf(found: string | { id: string } | null | undefined): string | null {
  return typeof found === "object" ? (found?.id ?? null) : (found ?? null);
}

function instantOf(seconds: number): string {
  return new Date(seconds * 1_000).toISOString();
}

export function noticeOf(event: SDK.V2.Core.EventNotification): StripeNotice | undefined {
  const related = "related_object" in event ? event.related_object : null;
  return {
    stripeEventID: event.id,
    type: event.type,
    accountID: event.context ? String(event.context) : undefined,
    objectID: related && "id" in related ? String(related.id) : "",
    livemode: event.livemode,
  };
}
