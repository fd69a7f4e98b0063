import type { Stripe } from "stripe";
import { paymentIntentCancel, paymentIntentList, paymentIntentRetrieve } from "../contract/generated/form-request.js";
import { emit } from "../event/emit.ts";
import { type Call, type Operation, paramsOf } from "../http/operation.ts";
import { type PageParams, pageOf } from "../http/page.ts";
import { badParam, noSuch } from "../http/refusal.ts";
import { type Cause, nowSeconds, type World } from "../world.ts";

export function getIntent(world: World, account: string, id: string, param = "intent"): Stripe.PaymentIntent {
  const intent = world.table.find("payment_intent", account, id);
  if (!intent) throw noSuch("payment_intent", id, param);
  return intent;
}

/** The session that a payment belongs to. */
export function sessionOf(world: World, account: string, intentID: string): Stripe.Checkout.Session | undefined {
  return world.table.list("checkout.session", account).find((session) => session.payment_intent === intentID);
}

function list(world: World, call: Call): object {
  const params = paramsOf<PageParams & { customer?: string }>(call);
  const found = world.table.list("payment_intent", call.account);
  const wanted = found.filter((intent) => params.customer === undefined || intent.customer === params.customer);
  return pageOf("/v1/payment_intents", "payment_intent", wanted, params);
}

const cancellable = ["requires_payment_method", "requires_confirmation", "requires_action", "requires_capture"];

function cancelOnDemand(world: World, call: Call): object {
  const intent = getIntent(world, call.account, call.id);
  if (sessionOf(world, call.account, intent.id)?.status === "open") {
    throw badParam(
      "You can't cancel the PaymentIntent of an open Checkout Session. Expire the Checkout Session instead.",
    );
  }
  if (!cancellable.includes(intent.status)) {
    const message = `You cannot cancel this PaymentIntent because it has a status of ${intent.status}.`;
    throw badParam(message, undefined, "payment_intent_unexpected_state");
  }
  const { cancellation_reason: reason } = paramsOf<Stripe.PaymentIntentCancelParams>(call);
  return cancelIntent(world, call, intent.id, reason ?? null);
}

/** Cancels a payment that has not succeeded; one that has is left as it is. */
export function cancelIntent(
  world: World,
  cause: Cause,
  id: string,
  reason: Stripe.PaymentIntent.CancellationReason | null,
): Stripe.PaymentIntent {
  const intent = getIntent(world, cause.account, id);
  if (!cancellable.includes(intent.status)) return intent;
  const canceled: Stripe.PaymentIntent = {
    ...intent,
    canceled_at: nowSeconds(world),
    cancellation_reason: reason,
    next_action: null,
    status: "canceled",
  };
  world.table.put("payment_intent", cause.account, canceled);
  emit(world, cause, "payment_intent.canceled", canceled);
  return canceled;
}

export const paymentIntentOperations: Operation[] = [
  { method: "GET", path: "/v1/payment_intents", check: paymentIntentList, run: list },
  {
    method: "GET",
    path: "/v1/payment_intents/:id",
    check: paymentIntentRetrieve,
    run: (world, call) => getIntent(world, call.account, call.id),
  },
  { method: "POST", path: "/v1/payment_intents/:id/cancel", check: paymentIntentCancel, run: cancelOnDemand },
];
