import type { Stripe } from "stripe";
import {
  sessionCreate,
  sessionExpire,
  sessionLineItems,
  sessionList,
  sessionRetrieve,
} from "../contract/generated/form-request.js";
import { emit } from "../event/emit.ts";
import { type Call, type Operation, paramsOf } from "../http/operation.ts";
import { type PageParams, pageOf } from "../http/page.ts";
import { badParam, noSuch } from "../http/refusal.ts";
import { type Cause, nowSeconds, type World } from "../world.ts";
import { cancelIntent } from "./payment-intent.ts";
import { draftSession } from "./session-draft.ts";

/** The session, expired first when its hour has come. */
export function getSession(world: World, account: string, id: string): Stripe.Checkout.Session {
  const session = world.table.find("checkout.session", account, id);
  if (!session) throw noSuch("checkout.session", id);
  return session;
}

function create(world: World, call: Call): object {
  const { session, plan } = draftSession(world, call.account, paramsOf<Stripe.Checkout.SessionCreateParams>(call));
  world.table.put("session.plan", call.account, plan);
  return world.table.put("checkout.session", call.account, session);
}

function list(world: World, call: Call): object {
  const params = paramsOf<PageParams & Stripe.Checkout.SessionListParams>(call);
  const wanted = world.table.list("checkout.session", call.account).filter((session) => {
    if (params.payment_intent !== undefined && session.payment_intent !== params.payment_intent) return false;
    if (params.customer !== undefined && session.customer !== params.customer) return false;
    if (params.customer_details && session.customer_details?.email !== params.customer_details.email) return false;
    return params.status === undefined || session.status === params.status;
  });
  return pageOf("/v1/checkout/sessions", "checkout.session", wanted, params);
}

function lineItems(world: World, call: Call): object {
  getSession(world, call.account, call.id);
  const lines = world.table.find("session.plan", call.account, call.id)?.lines ?? [];
  // Stripe shows lines in the order they were given, where other lists show the newest first.
  return pageOf(
    `/v1/checkout/sessions/${call.id}/line_items`,
    "item",
    [...lines].reverse(),
    paramsOf<PageParams>(call),
  );
}

function expireOnDemand(world: World, call: Call): object {
  const session = getSession(world, call.account, call.id);
  if (session.status !== "open") {
    throw badParam(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
    );
  }
  return expireSession(world, call, session);
}

/** Closes an open session: its page stops taking money, and its payment, if one was tried, is cancelled. */
export function expireSession(world: World, cause: Cause, session: Stripe.Checkout.Session): Stripe.Checkout.Session {
  const expired: Stripe.Checkout.Session = { ...session, status: "expired", url: null };
  world.table.put("checkout.session", cause.account, expired);
  if (typeof session.payment_intent === "string") cancelIntent(world, cause, session.payment_intent, "automatic");
  emit(world, cause, "checkout.session.expired", expired);
  return expired;
}

/** Expires every open session whose hour has come. Returns how many. */
export function expireDueSessions(world: World): number {
  const due = world.table.everywhere("checkout.session").filter(({ value }) => {
    return value.status === "open" && value.expires_at <= nowSeconds(world);
  });
  for (const { account, value } of due) {
    expireSession(world, { account, requestID: null, idempotencyKey: null }, structuredClone(value));
  }
  return due.length;
}

const path = "/v1/checkout/sessions";

export const sessionOperations: Operation[] = [
  { method: "POST", path, check: sessionCreate, run: create },
  { method: "GET", path, check: sessionList, run: list },
  {
    method: "GET",
    path: `${path}/:id`,
    check: sessionRetrieve,
    run: (world, call) => getSession(world, call.account, call.id),
  },
  { method: "GET", path: `${path}/:id/line_items`, check: sessionLineItems, run: lineItems },
  { method: "POST", path: `${path}/:id/expire`, check: sessionExpire, run: expireOnDemand },
];
