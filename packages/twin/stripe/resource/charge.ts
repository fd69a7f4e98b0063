import type { Stripe } from "stripe";
import { chargeRetrieve } from "../contract/generated/form-request.js";
import { emit } from "../event/emit.ts";
import type { Operation } from "../http/operation.ts";
import { noSuch } from "../http/refusal.ts";
import { type Cause, make, newID, nowSeconds, type World } from "../world.ts";

type Charge = Stripe.Charge;

const availableAfterSeconds = 3 * 86_400;

export function getCharge(world: World, account: string, id: string, param = "id"): Charge {
  const charge = world.table.find("charge", account, id);
  if (!charge) throw noSuch("charge", id, param);
  return charge;
}

/** One attempt to take the money. */
export function openCharge(
  world: World,
  cause: Cause,
  intent: Stripe.PaymentIntent,
  method: "card" | "sepa_debit",
): Charge {
  const charge: Charge = make("charge", {
    id: newID(method === "card" ? "ch" : "py"),
    amount: intent.amount,
    application_fee_amount: intent.application_fee_amount,
    created: nowSeconds(world),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    metadata: intent.metadata,
    payment_intent: intent.id,
    payment_method: typeof intent.payment_method === "string" ? intent.payment_method : null,
    payment_method_details: detailsOf(method),
    receipt_email: intent.receipt_email,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: "pending",
  });
  return world.table.put("charge", cause.account, charge);
}

/** The card 4242 and the test IBAN of Stripe's own documentation. */
function detailsOf(method: "card" | "sepa_debit"): Stripe.Charge.PaymentMethodDetails {
  const card = {
    brand: "visa",
    country: "FR",
    exp_month: 12,
    exp_year: 2034,
    funding: "credit",
    last4: "4242",
    network: "visa",
  };
  const debit = {
    bank_code: "20041",
    branch_code: "01005",
    country: "FR",
    fingerprint: null,
    last4: "2606",
    mandate: null,
  };
  return (
    method === "card" ? { type: method, card } : { type: method, sepa_debit: debit }
  ) as Stripe.Charge.PaymentMethodDetails;
}

export function failCharge(
  world: World,
  cause: Cause,
  charge: Charge,
  reason: { code: string; message: string },
): Charge {
  const failed: Charge = { ...charge, failure_code: reason.code, failure_message: reason.message, status: "failed" };
  world.table.put("charge", cause.account, failed);
  emit(world, cause, "charge.failed", failed);
  return failed;
}

export function succeedCharge(world: World, cause: Cause, charge: Charge): Charge {
  const fee = stripeFee(charge) + (charge.application_fee_amount ?? 0);
  const movement = move(world, cause, {
    amount: charge.amount,
    fee,
    type: charge.id.startsWith("py_") ? "payment" : "charge",
    source: charge.id,
    currency: charge.currency,
  });
  const paid: Charge = {
    ...charge,
    amount_captured: charge.amount,
    balance_transaction: movement.id,
    captured: true,
    failure_code: null,
    failure_message: null,
    outcome: {
      advice_code: null,
      network_advice_code: null,
      network_decline_code: null,
      network_status: "approved_by_network",
      reason: null,
      risk_level: "normal",
      seller_message: "Payment complete.",
      type: "authorized",
    },
    paid: true,
    status: "succeeded",
  };
  if (charge.application_fee_amount)
    paid.application_fee = takeFee(world, cause, charge, charge.application_fee_amount);
  world.table.put("charge", cause.account, paid);
  emit(world, cause, "charge.succeeded", paid);
  return paid;
}

/** Of the order of what Stripe takes in Europe: 1.5 % and 25 cents for a card, 35 cents for a debit. */
function stripeFee(charge: Charge): number {
  if (charge.payment_method_details?.type === "sepa_debit") return 35;
  return Math.round((charge.amount * 150) / 10_000) + 25;
}

interface Movement {
  amount: number;
  fee: number;
  type: "charge" | "payment" | "refund" | "refund_failure" | "adjustment" | "payout" | "application_fee_refund";
  source: string;
  currency: string;
}

/** A line of the account's balance. */
export function move(world: World, cause: Cause, movement: Movement): Stripe.BalanceTransaction {
  const line: Stripe.BalanceTransaction = make("balance_transaction", {
    ...movement,
    id: newID("txn"),
    available_on: nowSeconds(world) + availableAfterSeconds,
    balance_type: "payments",
    created: nowSeconds(world),
    net: movement.amount - movement.fee,
    reporting_category: movement.type === "adjustment" ? "dispute" : movement.type,
    status: "pending",
  });
  return world.table.put("balance_transaction", cause.account, line);
}

/** The platform's fee: an object, and an event, of the platform's own account. */
function takeFee(world: World, cause: Cause, charge: Charge, amount: number): string {
  const fee: Stripe.ApplicationFee = make("application_fee", {
    id: newID("fee"),
    account: cause.account,
    amount,
    application: "ca_local",
    charge: charge.id,
    created: nowSeconds(world),
    currency: charge.currency,
  });
  fee.refunds.url = `/v1/application_fees/${fee.id}/refunds`;
  world.table.put("application_fee", "", fee);
  emit(world, { ...cause, account: "" }, "application_fee.created", fee);
  return fee.id;
}

export const chargeOperations: Operation[] = [
  {
    method: "GET",
    path: "/v1/charges/:id",
    check: chargeRetrieve,
    run: (world, call) => getCharge(world, call.account, call.id),
  },
];
