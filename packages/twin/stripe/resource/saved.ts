/** Ways to pay that a customer saved, and the setups that save them. */
import type { Stripe } from "stripe";
import {
  paymentMethodDetach,
  paymentMethodList,
  paymentMethodRetrieve,
  setupIntentRetrieve,
} from "../contract/generated/form-request.js";
import { emit } from "../event/emit.ts";
import { type Call, type Operation, paramsOf } from "../http/operation.ts";
import { type PageParams, pageOf } from "../http/page.ts";
import { noSuch } from "../http/refusal.ts";
import { type Cause, make, newID, nowSeconds, type World } from "../world.ts";

type Saved = Stripe.PaymentMethod;

/** What a saved way does when it is charged with nobody there; the digits are those of Stripe's own test cards. */
export type Manner = "pays" | "asksAuthentication" | "isDeclined" | "debits";
const digits: Record<Manner, string> = { pays: "4242", asksAuthentication: "3184", isDeclined: "0341", debits: "2606" };

export function mannerOf(saved: Saved): Manner {
  if (saved.type === "sepa_debit") return "debits";
  return saved.card?.last4 === "3184" ? "asksAuthentication" : saved.card?.last4 === "0341" ? "isDeclined" : "pays";
}

export function getSaved(world: World, account: string, id: string, param = "payment_method"): Saved {
  const saved = world.table.find("payment_method", account, id);
  if (!saved) throw noSuch("PaymentMethod", id, param);
  return saved;
}

/** A way to pay kept for a customer. */
export function save(world: World, cause: Cause, customer: string | null, manner: Manner): Saved {
  const isCard = manner !== "debits";
  const card = {
    brand: "visa",
    checks: null,
    country: "FR",
    display_brand: "visa",
    exp_month: 12,
    exp_year: 2034,
    fingerprint: null,
    funding: "credit",
    generated_from: null,
    last4: digits[manner],
    networks: null,
    regulated_status: null,
    three_d_secure_usage: null,
    wallet: null,
  };
  const saved = {
    ...make("payment_method", { id: newID("pm"), created: nowSeconds(world), customer }),
    type: isCard ? "card" : "sepa_debit",
    ...(isCard ? { card } : { sepa_debit: { country: "FR", last4: digits.debits } }),
  } as Saved;
  world.table.put("payment_method", cause.account, saved);
  emit(world, cause, "payment_method.attached", saved);
  return saved;
}

/** The setup behind a page in `setup` mode ends well: what was typed is kept for the customer. */
export function endSetup(world: World, cause: Cause, setupID: string, manner: Manner): void {
  const setup = world.table.find("setup_intent", cause.account, setupID);
  if (!setup) throw noSuch("setupintent", setupID);
  const customer = typeof setup.customer === "string" ? setup.customer : null;
  const saved = save(world, cause, customer, manner);
  const done: Stripe.SetupIntent = { ...setup, payment_method: saved.id, status: "succeeded" };
  world.table.put("setup_intent", cause.account, done);
  emit(world, cause, "setup_intent.succeeded", done);
}

function list(world: World, call: Call): object {
  const params = paramsOf<PageParams & { customer?: string; type?: string }>(call);
  const wanted = world.table.list("payment_method", call.account).filter((saved) => {
    if (params.customer !== undefined && saved.customer !== params.customer) return false;
    return params.type === undefined || saved.type === params.type;
  });
  return pageOf("/v1/payment_methods", "payment_method", wanted, params);
}

function detach(world: World, call: Call): object {
  const detached: Saved = { ...getSaved(world, call.account, call.id), customer: null };
  world.table.put("payment_method", call.account, detached);
  emit(world, call, "payment_method.detached", detached);
  return detached;
}

export const savedOperations: Operation[] = [
  { method: "GET", path: "/v1/payment_methods", check: paymentMethodList, run: list },
  {
    method: "GET",
    path: "/v1/payment_methods/:id",
    check: paymentMethodRetrieve,
    run: (world, call) => getSaved(world, call.account, call.id),
  },
  { method: "POST", path: "/v1/payment_methods/:id/detach", check: paymentMethodDetach, run: detach },
  {
    method: "GET",
    path: "/v1/setup_intents/:id",
    check: setupIntentRetrieve,
    run: (world, call) => {
      const setup = world.table.find("setup_intent", call.account, call.id);
      if (!setup) throw noSuch("setupintent", call.id, "intent");
      return setup;
    },
  },
];
