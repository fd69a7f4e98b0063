/** What happens when someone pays on the hosted page: payment, charge, session and events, as Stripe chains them. */
import type { Stripe } from "stripe";
import { emit } from "../event/emit.ts";
import { type Cause, make, newID, nowSeconds, type World } from "../world.ts";
import { failCharge, openCharge, succeedCharge } from "./charge.ts";
import { getIntent, sessionOf } from "./payment-intent.ts";
import { endSetup, type Manner } from "./saved.ts";
import { textMetadata } from "./session-draft.ts";

type Session = Stripe.Checkout.Session;
type Intent = Stripe.PaymentIntent;

export const declined = { code: "card_declined", decline_code: "generic_decline", message: "Your card was declined." };
const unauthenticated = {
  code: "payment_intent_authentication_failure",
  message: "The provided payment method has failed authentication.",
};
/** Nobody is there to confirm. */
export const unauthenticatedAway = {
  code: "authentication_required",
  decline_code: "authentication_required",
  message: "Your card was declined. This transaction requires authentication.",
};
const debitRefused = {
  code: "payment_intent_payment_attempt_failed",
  decline_code: "insufficient_funds",
  message: "The debit was refused by the customer's bank.",
};

export function payByCard(world: World, cause: Cause, session: Session): Session {
  chargeCard(world, cause, intentFor(world, cause, session, "card"));
  return complete(world, cause, session, "paid");
}

/** Takes the money of a payment from a card. */
export function chargeCard(world: World, cause: Cause, intent: Intent): void {
  const charge = succeedCharge(world, cause, openCharge(world, cause, intent, "card"));
  succeed(world, cause, intent, charge.id);
}

/** The bank says no: the session stays open, and the same payment may be tried again. */
export function declineCard(world: World, cause: Cause, session: Session): void {
  const intent = intentFor(world, cause, session, "card");
  const charge = failCharge(world, cause, openCharge(world, cause, intent, "card"), declined);
  fail(world, cause, { ...intent, latest_charge: charge.id }, declined);
}

/** The bank asks its customer to confirm first. */
export function askAuthentication(world: World, cause: Cause, session: Session): void {
  const intent: Intent = { ...intentFor(world, cause, session, "card"), status: "requires_action" };
  intent.next_action = { type: "use_stripe_sdk", use_stripe_sdk: { type: "three_d_secure_redirect" } };
  world.table.put("payment_intent", cause.account, intent);
  emit(world, cause, "payment_intent.requires_action", intent);
}

export function failAuthentication(world: World, cause: Cause, session: Session): void {
  fail(world, cause, intentFor(world, cause, session, "card"), unauthenticated);
}

/** A direct debit: the session is complete at once, the money comes days later, or never. */
export function payByDebit(world: World, cause: Cause, session: Session): Session {
  chargeDebit(world, cause, intentFor(world, cause, session, "sepa_debit"));
  return complete(world, cause, session, "unpaid");
}

/** Asks a bank for the money of a payment: it answers days later. */
export function chargeDebit(world: World, cause: Cause, intent: Intent): void {
  const charge = openCharge(world, cause, intent, "sepa_debit");
  emit(world, cause, "charge.pending", charge);
  const processing: Intent = { ...intent, last_payment_error: null, latest_charge: charge.id, status: "processing" };
  world.table.put("payment_intent", cause.account, processing);
  emit(world, cause, "payment_intent.processing", processing);
  const settlesAt = world.nowMs() + world.sepaSettlesAfterMs;
  world.table.put("debit", cause.account, { id: intent.id, settlesAt });
}

/** Ends a debit under way. Returns false when there is none. */
export function settleDebit(world: World, cause: Cause, intentID: string, succeeds: boolean): boolean {
  if (!world.table.find("debit", cause.account, intentID)) return false;
  world.table.remove("debit", cause.account, intentID);
  const intent = getIntent(world, cause.account, intentID);
  const charge = world.table.find("charge", cause.account, String(intent.latest_charge));
  const session = sessionOf(world, cause.account, intentID);
  if (!charge) throw new Error(`the debit ${intentID} has lost its charge`);
  if (!succeeds) {
    failCharge(world, cause, charge, debitRefused);
    fail(world, cause, intent, debitRefused);
    if (session) emit(world, cause, "checkout.session.async_payment_failed", session);
    return true;
  }
  succeed(world, cause, intent, succeedCharge(world, cause, charge).id);
  if (!session) return true;
  const paid: Session = { ...session, payment_status: "paid" };
  world.table.put("checkout.session", cause.account, paid);
  emit(world, cause, "checkout.session.async_payment_succeeded", paid);
  return true;
}

/** Settles every debit whose days have passed. Returns how many. */
export function settleDueDebits(world: World): number {
  const due = world.table.everywhere("debit").filter(({ value }) => value.settlesAt <= world.nowMs());
  for (const { account, value } of due) {
    settleDebit(world, { account, requestID: null, idempotencyKey: null }, value.id, true);
  }
  return due.length;
}

/** A page in `setup` mode: a way to pay is kept for the customer, no money moves. */
export function saveCard(world: World, cause: Cause, session: Session, manner: Manner): Session {
  const { setup_intent: setup } = session;
  if (typeof setup === "string") endSetup(world, cause, setup, manner);
  return complete(world, cause, session, "no_payment_required");
}

/** The session's payment: made at the first attempt, kept for the next ones. */
function intentFor(world: World, cause: Cause, session: Session, method: "card" | "sepa_debit"): Intent {
  const known =
    typeof session.payment_intent === "string" ? getIntent(world, cause.account, session.payment_intent) : undefined;
  if (known) return { ...known, next_action: null, payment_method: newID("pm") };
  const plan = world.table.find("session.plan", cause.account, session.id)?.intent ?? {};
  const id = newID("pi");
  const intent: Intent = make("payment_intent", {
    id,
    amount: session.amount_total ?? 0,
    application_fee_amount: plan.application_fee_amount ?? null,
    capture_method: "automatic_async",
    client_secret: newID(`${id}_secret`),
    created: nowSeconds(world),
    currency: session.currency ?? "eur",
    customer: session.customer,
    description: plan.description ?? null,
    metadata: textMetadata(plan.metadata),
    payment_method: newID("pm"),
    payment_method_types: session.payment_method_types ?? [method],
    receipt_email: plan.receipt_email ?? null,
    statement_descriptor_suffix: plan.statement_descriptor_suffix ?? null,
    status: "requires_payment_method",
  });
  world.table.put("payment_intent", cause.account, intent);
  world.table.put("checkout.session", cause.account, { ...session, payment_intent: id });
  session.payment_intent = id;
  emit(world, cause, "payment_intent.created", intent);
  return intent;
}

function succeed(world: World, cause: Cause, intent: Intent, chargeID: string): void {
  const paid: Intent = {
    ...intent,
    amount_received: intent.amount,
    last_payment_error: null,
    latest_charge: chargeID,
    next_action: null,
    status: "succeeded",
  };
  world.table.put("payment_intent", cause.account, paid);
  emit(world, cause, "payment_intent.succeeded", paid);
}

export function fail(world: World, cause: Cause, intent: Intent, reason: { code: string; message: string }): void {
  const error = { type: "card_error", ...reason } as Stripe.PaymentIntent.LastPaymentError;
  const failed: Intent = {
    ...intent,
    last_payment_error: error,
    next_action: null,
    payment_method: null,
    status: "requires_payment_method",
  };
  world.table.put("payment_intent", cause.account, failed);
  emit(world, cause, "payment_intent.payment_failed", failed);
}

function complete(world: World, cause: Cause, session: Session, status: Session["payment_status"]): Session {
  const customer =
    typeof session.customer === "string" ? world.table.find("customer", cause.account, session.customer) : undefined;
  const done: Session = {
    ...session,
    customer_details: {
      address: customer?.address ?? null,
      business_name: null,
      email: session.customer_email ?? customer?.email ?? null,
      individual_name: null,
      name: customer?.name ?? null,
      phone: null,
      tax_exempt: "none",
      tax_ids: [],
    },
    payment_status: status,
    status: "complete",
    url: null,
  };
  world.table.put("checkout.session", cause.account, done);
  emit(world, cause, "checkout.session.completed", done);
  return done;
}
