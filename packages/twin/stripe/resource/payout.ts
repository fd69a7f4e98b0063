/** What leaves an account's balance for its bank, the lines it is made of, and the platform's fees. */
import type { Stripe } from "stripe";
import {
  applicationFeeList,
  applicationFeeRetrieve,
  balanceTransactionList,
  balanceTransactionRetrieve,
  payoutList,
  payoutRetrieve,
} from "../contract/generated/form-request.js";
import { emit } from "../event/emit.ts";
import { type Call, type Operation, paramsOf } from "../http/operation.ts";
import { type PageParams, pageOf } from "../http/page.ts";
import { badParam, noSuch } from "../http/refusal.ts";
import { type Cause, make, newID, nowSeconds, type World } from "../world.ts";
import { move } from "./charge.ts";

const arrivalSeconds = 2 * 86_400;

/** Pays out everything the balance holds: one transfer, made of every line since the last one. */
export function payOut(world: World, cause: Cause): Stripe.Payout {
  const { account } = cause;
  const gone = new Set(world.table.list("payout.lines", account).flatMap((each) => each.lines));
  const lines = world.table.list("balance_transaction", account).filter((line) => !gone.has(line.id));
  const amount = lines.reduce((sum, line) => sum + line.net, 0);
  if (amount <= 0) throw badParam("Nothing on this account's balance is to be paid out.", "account");
  const id = newID("po");
  const movement = move(world, cause, { amount: -amount, fee: 0, type: "payout", source: id, currency: "eur" });
  const payout: Stripe.Payout = make("payout", {
    id,
    amount,
    arrival_date: nowSeconds(world) + arrivalSeconds,
    automatic: true,
    balance_transaction: movement.id,
    created: nowSeconds(world),
    currency: "eur",
    method: "standard",
    reconciliation_status: "completed",
    source_type: "card",
    status: "paid",
    type: "bank_account",
  });
  world.table.put("payout", account, payout);
  world.table.put("payout.lines", account, { id, lines: [...lines.map((line) => line.id), movement.id] });
  for (const type of ["payout.created", "payout.paid", "payout.reconciliation_completed"])
    emit(world, cause, type, payout);
  return payout;
}

function getPayout(world: World, call: Call): Stripe.Payout {
  const payout = world.table.find("payout", call.account, call.id);
  if (!payout) throw noSuch("payout", call.id, "payout");
  return payout;
}

function lines(world: World, call: Call): object {
  const params = paramsOf<PageParams & { payout?: string; source?: string; type?: string }>(call);
  const { payout, source, type } = params;
  const own = payout === undefined ? undefined : world.table.find("payout.lines", call.account, payout);
  if (payout !== undefined && !own) throw noSuch("payout", payout, "payout");
  const wanted = world.table.list("balance_transaction", call.account).filter((line) => {
    if (own && !own.lines.includes(line.id)) return false;
    if (source !== undefined && line.source !== source) return false;
    return type === undefined || line.type === type;
  });
  return pageOf("/v1/balance_transactions", "balance_transaction", wanted, params);
}

function fees(world: World, call: Call): object {
  const params = paramsOf<PageParams & { charge?: string }>(call);
  const all = world.table.list("application_fee", call.account);
  const wanted = all.filter((fee) => params.charge === undefined || fee.charge === params.charge);
  return pageOf("/v1/application_fees", "application_fee", wanted, params);
}

/** One thing of a kind by its id. */
function one(kind: "balance_transaction" | "application_fee", noun: string): Operation["run"] {
  return (world, call) => {
    const found = world.table.find(kind, call.account, call.id);
    if (!found) throw noSuch(noun, call.id);
    return found;
  };
}

export const payoutOperations: Operation[] = [
  {
    method: "GET",
    path: "/v1/payouts",
    check: payoutList,
    run: (world, call) =>
      pageOf("/v1/payouts", "payout", world.table.list("payout", call.account), paramsOf<PageParams>(call)),
  },
  { method: "GET", path: "/v1/payouts/:id", check: payoutRetrieve, run: getPayout },
  { method: "GET", path: "/v1/balance_transactions", check: balanceTransactionList, run: lines },
  {
    method: "GET",
    path: "/v1/balance_transactions/:id",
    check: balanceTransactionRetrieve,
    run: one("balance_transaction", "balance transaction"),
  },
  { method: "GET", path: "/v1/application_fees", check: applicationFeeList, run: fees },
  {
    method: "GET",
    path: "/v1/application_fees/:id",
    check: applicationFeeRetrieve,
    run: one("application_fee", "application fee"),
  },
];
