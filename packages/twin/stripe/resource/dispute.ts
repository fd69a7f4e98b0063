/** Payments that their payers contest, and debits that banks send back. */
import type { Stripe } from "stripe";
import { disputeClose, disputeList, disputeRetrieve, disputeUpdate } from "../contract/generated/form-request.js";
import { emit } from "../event/emit.ts";
import { type Call, type Operation, paramsOf } from "../http/operation.ts";
import { type PageParams, pageOf } from "../http/page.ts";
import { badParam, noSuch } from "../http/refusal.ts";
import { type Cause, make, newID, nowSeconds, type World } from "../world.ts";
import { getCharge, move } from "./charge.ts";
import { getIntent } from "./payment-intent.ts";
import { textMetadata } from "./session-draft.ts";

type Dispute = Stripe.Dispute;

const feeCents = 2_000;
const answerSeconds = 9 * 86_400;

export function getDispute(world: World, account: string, id: string): Dispute {
  const dispute = world.table.find("dispute", account, id);
  if (!dispute) throw noSuch("dispute", id, "dispute");
  return dispute;
}

/** The payer contests what is left of a payment: the money leaves at once, and comes back if the firm wins. */
export function openDispute(world: World, cause: Cause, intentID: string, reason: string): Dispute {
  const intent = getIntent(world, cause.account, intentID, "payment_intent");
  if (typeof intent.latest_charge !== "string") throw badParam("This payment has no charge.", "payment_intent");
  const charge = getCharge(world, cause.account, intent.latest_charge);
  const amount = charge.amount - charge.amount_refunded;
  if (charge.status !== "succeeded" || charge.disputed || amount === 0)
    throw badParam("This charge cannot be disputed.", "payment_intent");
  // A debit that its bank sends back is lost from the start: there is nothing to answer.
  const isReturn = charge.payment_method_details?.type === "sepa_debit";
  const id = newID("du");
  const taken = move(world, cause, {
    amount: -amount,
    fee: isReturn ? 0 : feeCents,
    type: "adjustment",
    source: id,
    currency: charge.currency,
  });
  const dispute: Dispute = {
    ...make("dispute", {
      id,
      amount,
      charge: charge.id,
      created: nowSeconds(world),
      currency: charge.currency,
      reason,
    }),
    balance_transactions: [taken],
    payment_intent: intentID,
    status: isReturn ? "lost" : "needs_response",
  };
  dispute.evidence_details = {
    ...dispute.evidence_details,
    due_by: isReturn ? null : nowSeconds(world) + answerSeconds,
  };
  world.table.put("charge", cause.account, { ...charge, disputed: true });
  world.table.put("dispute", cause.account, dispute);
  emit(world, cause, "charge.dispute.created", dispute);
  emit(world, cause, "charge.dispute.funds_withdrawn", dispute);
  if (isReturn) emit(world, cause, "charge.dispute.closed", dispute);
  return dispute;
}

/** Ends a dispute; one that is won gives the money back. */
export function endDispute(world: World, cause: Cause, id: string, isWon: boolean): Dispute {
  const before = getDispute(world, cause.account, id);
  if (before.status === "won" || before.status === "lost")
    throw badParam(`This dispute is ${before.status}.`, "dispute");
  const ended: Dispute = { ...before, status: isWon ? "won" : "lost" };
  if (isWon) {
    const { amount, currency } = before;
    const back = move(world, cause, { amount, fee: 0, type: "adjustment", source: id, currency });
    ended.balance_transactions = [...before.balance_transactions, back];
  }
  world.table.put("dispute", cause.account, ended);
  if (isWon) emit(world, cause, "charge.dispute.funds_reinstated", ended);
  emit(world, cause, "charge.dispute.closed", ended);
  return ended;
}

function update(world: World, call: Call): object {
  const params = paramsOf<Stripe.DisputeUpdateParams>(call);
  const before = getDispute(world, call.account, call.id);
  if (before.status === "won" || before.status === "lost") throw badParam("This dispute is already closed", "dispute");
  const isSent = params.evidence !== undefined && params.submit !== false;
  const dispute: Dispute = {
    ...before,
    metadata: { ...before.metadata, ...textMetadata(params.metadata || {}) },
    status: isSent ? "under_review" : before.status,
  };
  world.table.put("dispute", call.account, dispute);
  emit(world, call, "charge.dispute.updated", dispute);
  return dispute;
}

function list(world: World, call: Call): object {
  const params = paramsOf<PageParams & { charge?: string; payment_intent?: string }>(call);
  const wanted = world.table.list("dispute", call.account).filter((dispute) => {
    if (params.charge !== undefined && dispute.charge !== params.charge) return false;
    return params.payment_intent === undefined || dispute.payment_intent === params.payment_intent;
  });
  return pageOf("/v1/disputes", "dispute", wanted, params);
}

const path = "/v1/disputes";

export const disputeOperations: Operation[] = [
  { method: "GET", path, check: disputeList, run: list },
  {
    method: "GET",
    path: `${path}/:id`,
    check: disputeRetrieve,
    run: (world, call) => getDispute(world, call.account, call.id),
  },
  { method: "POST", path: `${path}/:id`, check: disputeUpdate, run: update },
  {
    method: "POST",
    path: `${path}/:id/close`,
    check: disputeClose,
    run: (world, call) => endDispute(world, call, call.id, false),
  },
];
