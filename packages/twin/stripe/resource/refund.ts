import type { Stripe } from "stripe";
import { refundCreate, refundList, refundRetrieve } from "../contract/generated/form-request.js";
import { emit } from "../event/emit.ts";
import { type Call, type Operation, paramsOf } from "../http/operation.ts";
import { type PageParams, pageOf } from "../http/page.ts";
import { badParam, noSuch } from "../http/refusal.ts";
import { type Cause, make, newID, nowSeconds, type World } from "../world.ts";
import { getCharge, move } from "./charge.ts";
import { getIntent } from "./payment-intent.ts";
import { textMetadata } from "./session-draft.ts";

export function getRefund(world: World, account: string, id: string): Stripe.Refund {
  const refund = world.table.find("refund", account, id);
  if (!refund) throw noSuch("refund", id);
  return refund;
}

function create(world: World, call: Call): object {
  return refund(world, call, call.account, paramsOf<Stripe.RefundCreateParams>(call));
}

/** As the button of Stripe's own dashboard does: nothing of the platform's is on it. */
export function refundByHand(world: World, cause: Cause, intentID: string, amount?: number): Stripe.Refund {
  const params = { payment_intent: intentID, ...(amount !== undefined && { amount }) };
  return refund(world, cause, cause.account, params);
}

function refund(world: World, call: Cause, account: string, params: Stripe.RefundCreateParams): Stripe.Refund {
  const charge = chargeToRefund(world, account, params);
  const amount = amountToRefund(charge, params.amount);
  const made: Stripe.Refund = make("refund", {
    id: newID("re"),
    amount,
    charge: charge.id,
    created: nowSeconds(world),
    currency: charge.currency,
    metadata: textMetadata(params.metadata || {}),
    payment_intent: typeof charge.payment_intent === "string" ? charge.payment_intent : null,
    reason: params.reason ?? null,
    // A card is credited at once, a bank account by a transfer that takes days.
    status: charge.payment_method_details?.type === "card" ? "succeeded" : "pending",
  });
  const movement = { amount: -amount, fee: 0, type: "refund" as const, source: made.id, currency: charge.currency };
  made.balance_transaction = move(world, call, movement).id;
  const refunded = charge.amount_refunded + amount;
  const left: Stripe.Charge = { ...charge, amount_refunded: refunded, refunded: refunded === charge.amount };
  world.table.put("refund", account, made);
  world.table.put("charge", account, left);
  if (params.refund_application_fee) giveFeeBack(world, call, left, amount);
  emit(world, call, "refund.created", made);
  emit(world, call, "charge.refunded", left);
  return made;
}

function chargeToRefund(world: World, account: string, params: Stripe.RefundCreateParams): Stripe.Charge {
  if (params.charge !== undefined) return refundable(getCharge(world, account, params.charge, "charge"));
  if (params.payment_intent === undefined) {
    throw badParam("One of the following params should be provided for this request: payment_intent or charge.");
  }
  const intent = getIntent(world, account, params.payment_intent, "payment_intent");
  if (typeof intent.latest_charge === "string") return refundable(getCharge(world, account, intent.latest_charge));
  const message = `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`;
  throw badParam(message, "payment_intent", "payment_intent_unexpected_state");
}

function refundable(charge: Stripe.Charge): Stripe.Charge {
  if (charge.disputed)
    throw badParam(`Charge ${charge.id} has been charged back; cannot issue a refund.`, "charge", "charge_disputed");
  if (charge.status === "succeeded") return charge;
  throw badParam(`Charge ${charge.id} has not succeeded, and cannot be refunded.`, "charge");
}

function amountToRefund(charge: Stripe.Charge, asked: number | undefined): number {
  const left = charge.amount - charge.amount_refunded;
  if (left === 0)
    throw badParam(`Charge ${charge.id} has already been refunded.`, undefined, "charge_already_refunded");
  const amount = asked ?? left;
  if (amount < 1)
    throw badParam("This value must be greater than or equal to 1.", "amount", "parameter_invalid_integer");
  if (amount <= left) return amount;
  const euros = (cents: number): string => (cents / 100).toFixed(2);
  throw badParam(
    `Refund amount (€${euros(amount)}) is greater than unrefunded amount on charge (€${euros(left)})`,
    "amount",
  );
}

/** In proportion of what is given back. */
function giveFeeBack(world: World, cause: Cause, charge: Stripe.Charge, amount: number): void {
  const fee =
    typeof charge.application_fee === "string"
      ? world.table.find("application_fee", "", charge.application_fee)
      : undefined;
  if (!fee) throw badParam("This charge has no application fee to refund.", "refund_application_fee");
  const back = Math.min(fee.amount - fee.amount_refunded, Math.round((fee.amount * amount) / charge.amount));
  const left: Stripe.ApplicationFee = { ...fee, amount_refunded: fee.amount_refunded + back };
  left.refunded = left.amount_refunded === left.amount;
  world.table.put("application_fee", "", left);
  const returned = { amount: back, fee: 0, source: fee.id, currency: fee.currency };
  if (back > 0) move(world, cause, { ...returned, type: "application_fee_refund" });
  emit(world, { ...cause, account: "" }, "application_fee.refunded", left);
}

/** The bank took what was sent. Returns false when it was not on its way. */
export function settleRefund(world: World, cause: Cause, id: string): boolean {
  const refund = getRefund(world, cause.account, id);
  if (refund.status !== "pending") return false;
  const arrived: Stripe.Refund = { ...refund, status: "succeeded" };
  world.table.put("refund", cause.account, arrived);
  emit(world, cause, "refund.updated", arrived);
  return true;
}

/** The bank sent the money back: the refund failed, and the charge is owed again. Returns false when it cannot fail. */
export function failRefund(world: World, cause: Cause, id: string): boolean {
  const refund = getRefund(world, cause.account, id);
  if (refund.status === "failed") return false;
  const charge = getCharge(world, cause.account, String(refund.charge));
  const failed: Stripe.Refund = { ...refund, failure_reason: "expired_or_canceled_card", status: "failed" };
  const movement = {
    amount: refund.amount,
    fee: 0,
    type: "refund_failure" as const,
    source: refund.id,
    currency: refund.currency,
  };
  failed.failure_balance_transaction = move(world, cause, movement).id;
  const owed = charge.amount_refunded - refund.amount;
  world.table.put("refund", cause.account, failed);
  world.table.put("charge", cause.account, { ...charge, amount_refunded: owed, refunded: false });
  emit(world, cause, "refund.failed", failed);
  emit(world, cause, "refund.updated", failed);
  return true;
}

function list(world: World, call: Call): object {
  const params = paramsOf<PageParams & { charge?: string; payment_intent?: string }>(call);
  const wanted = world.table.list("refund", call.account).filter((refund) => {
    if (params.charge !== undefined && refund.charge !== params.charge) return false;
    return params.payment_intent === undefined || refund.payment_intent === params.payment_intent;
  });
  return pageOf("/v1/refunds", "refund", wanted, params);
}

export const refundOperations: Operation[] = [
  { method: "POST", path: "/v1/refunds", check: refundCreate, run: create },
  { method: "GET", path: "/v1/refunds", check: refundList, run: list },
  {
    method: "GET",
    path: "/v1/refunds/:id",
    check: refundRetrieve,
    run: (world, call) => getRefund(world, call.account, call.id),
  },
];
