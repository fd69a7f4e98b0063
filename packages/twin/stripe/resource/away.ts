/** Payments asked by the API itself, on a saved way to pay, whether its holder is there or not. */
import type { Stripe } from "stripe";
import { paymentIntentConfirm, paymentIntentCreate, paymentIntentUpdate } from "../contract/generated/form-request.js";
import { emit } from "../event/emit.ts";
import { type Call, type Operation, paramsOf } from "../http/operation.ts";
import { badParam, Refusal } from "../http/refusal.ts";
import { make, newID, nowSeconds, type World } from "../world.ts";
import { getCustomer } from "./customer.ts";
import { chargeCard, chargeDebit, declined, fail, unauthenticatedAway } from "./payment.ts";
import { getIntent } from "./payment-intent.ts";
import { getSaved, type Manner, mannerOf, save } from "./saved.ts";
import { textMetadata } from "./session-draft.ts";

type Intent = Stripe.PaymentIntent;
const minimumCents = 50;

function create(world: World, call: Call): object {
  const params = paramsOf<Stripe.PaymentIntentCreateParams>(call);
  const { customer } = params;
  const saved = params.payment_method && testMethod(world, call, params.payment_method, customer ?? null);
  if (params.amount < minimumCents) throw badParam("Amount must be at least €0.50 eur", "amount", "amount_too_small");
  if (customer !== undefined) getCustomer(world, call.account, customer, "customer");
  if (saved !== undefined) checkOwner(world, call.account, saved, customer);
  const id = newID("pi");
  const intent: Intent = make("payment_intent", {
    id,
    amount: params.amount,
    application_fee_amount: feeOf(params, call.account),
    capture_method: "automatic_async",
    client_secret: newID(`${id}_secret`),
    created: nowSeconds(world),
    currency: params.currency,
    customer: customer ?? null,
    description: params.description ?? null,
    metadata: textMetadata(params.metadata || {}),
    payment_method: saved ?? null,
    payment_method_types: ["card", "sepa_debit"],
    receipt_email: params.receipt_email ?? null,
    status: saved === undefined ? "requires_payment_method" : "requires_confirmation",
  });
  world.table.put("payment_intent", call.account, intent);
  emit(world, call, "payment_intent.created", intent);
  if (params.confirm !== true) return intent;
  return confirmed(world, call, intent, params.off_session === true);
}

function feeOf({ application_fee_amount: fee, amount }: Stripe.PaymentIntentCreateParams, account: string) {
  if (fee === undefined) return null;
  const param = "application_fee_amount";
  if (account === "") throw badParam("Application fees can only be taken on a connected account.", param);
  if (fee > amount) throw badParam("The application fee cannot be greater than the amount.", param);
  return fee;
}

/** Stripe's own names of test cards stand for a card that was just saved. */
function testMethod(world: World, call: Call, id: string, customer: string | null): string {
  const manners: Record<string, Manner> = {
    pm_card_visa: "pays",
    pm_card_authenticationRequired: "asksAuthentication",
    pm_card_chargeDeclined: "isDeclined",
  };
  const manner = manners[id];
  return manner ? save(world, call, customer, manner).id : id;
}

/** Only its own customer may be charged on what he saved. */
function checkOwner(world: World, account: string, id: string, customer: string | undefined): void {
  const saved = getSaved(world, account, id);
  if (saved.customer === null || saved.customer === customer) return;
  throw badParam(`The PaymentMethod ${id} does not belong to the Customer you supplied.`, "payment_method");
}

/** Charges it. A refusal is answered with the payment as it then stands, which stays. */
function confirmed(world: World, call: Call, intent: Intent, isAway: boolean): object {
  if (typeof intent.payment_method !== "string") {
    const message = "You cannot confirm this PaymentIntent because it's missing a payment method.";
    throw badParam(message, undefined, "payment_intent_unexpected_state");
  }
  const manner = mannerOf(getSaved(world, call.account, intent.payment_method));
  if (manner === "debits") chargeDebit(world, call, intent);
  else if (manner === "pays") chargeCard(world, call, intent);
  else if (manner === "isDeclined") return refusedWith(world, call, intent, declined);
  else if (isAway) return refusedWith(world, call, intent, unauthenticatedAway);
  else {
    const next: Intent = { ...intent, status: "requires_action" };
    next.next_action = { type: "use_stripe_sdk", use_stripe_sdk: { type: "three_d_secure_redirect" } };
    world.table.put("payment_intent", call.account, next);
    emit(world, call, "payment_intent.requires_action", next);
  }
  return getIntent(world, call.account, intent.id);
}

function refusedWith(world: World, call: Call, intent: Intent, reason: typeof declined): Refusal {
  fail(world, call, intent, reason);
  const { code, message, decline_code } = reason;
  const payment_intent = getIntent(world, call.account, intent.id);
  return new Refusal(402, { type: "card_error", code, message, decline_code, payment_intent });
}

function confirm(world: World, call: Call): object {
  const params = paramsOf<Stripe.PaymentIntentConfirmParams>(call);
  const intent = getIntent(world, call.account, call.id);
  if (!["requires_confirmation", "requires_payment_method", "requires_action"].includes(intent.status)) {
    const message = `You cannot confirm this PaymentIntent because it has a status of ${intent.status}.`;
    throw badParam(message, undefined, "payment_intent_unexpected_state");
  }
  const saved = params.payment_method ?? intent.payment_method;
  if (params.payment_method !== undefined)
    checkOwner(world, call.account, params.payment_method, typeof intent.customer === "string" ? intent.customer : "");
  return confirmed(world, call, { ...intent, payment_method: saved }, params.off_session === true);
}

function update(world: World, call: Call): object {
  const params = paramsOf<Stripe.PaymentIntentUpdateParams>(call);
  const before = getIntent(world, call.account, call.id);
  const isOver = before.status === "succeeded" || before.status === "canceled" || before.status === "processing";
  if (isOver && (params.amount !== undefined || params.payment_method !== undefined)) {
    const message = `This PaymentIntent could not be updated because it has a status of ${before.status}.`;
    throw badParam(message, undefined, "payment_intent_unexpected_state");
  }
  const intent: Intent = {
    ...before,
    amount: params.amount ?? before.amount,
    description: params.description ?? before.description,
    metadata: { ...before.metadata, ...textMetadata(params.metadata || {}) },
    payment_method: params.payment_method ?? before.payment_method,
  };
  return world.table.put("payment_intent", call.account, intent);
}

const path = "/v1/payment_intents";

export const awayOperations: Operation[] = [
  { method: "POST", path, check: paymentIntentCreate, run: create },
  { method: "POST", path: `${path}/:id`, check: paymentIntentUpdate, run: update },
  { method: "POST", path: `${path}/:id/confirm`, check: paymentIntentConfirm, run: confirm },
];
