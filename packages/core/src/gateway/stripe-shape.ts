import type { Stripe as SDK } from "stripe";
import type { StripeAccount, StripeIntent, StripeNotice, StripeSession } from "./stripe.ts";

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
    chargedAt: charge ? new Date(charge.created * 1_000).toISOString() : null,
    failureCode: intent.last_payment_error?.code ?? null,
    metadata: intent.metadata,
  };
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
