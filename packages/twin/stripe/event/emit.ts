import type { Destination, Kinds, SnapshotEvent, ThinEvent } from "../store/row.ts";
import { apiVersion, type Cause, newID, nowSeconds, nowText, type World } from "../world.ts";

type Told =
  | "customer"
  | "checkout.session"
  | "payment_intent"
  | "setup_intent"
  | "payment_method"
  | "charge"
  | "refund"
  | "dispute"
  | "payout"
  | "application_fee";

const addressOf: Record<Told, (id: string) => string> = {
  customer: (id) => `/v1/customers/${id}`,
  "checkout.session": (id) => `/v1/checkout/sessions/${id}`,
  payment_intent: (id) => `/v1/payment_intents/${id}`,
  setup_intent: (id) => `/v1/setup_intents/${id}`,
  payment_method: (id) => `/v1/payment_methods/${id}`,
  dispute: (id) => `/v1/disputes/${id}`,
  payout: (id) => `/v1/payouts/${id}`,
  charge: (id) => `/v1/charges/${id}`,
  refund: (id) => `/v1/refunds/${id}`,
  application_fee: (id) => `/v1/application_fees/${id}`,
};

/** A change of a v1 object: kept in both forms, the snapshot in the account's list and the thin one for delivery. */
export function emit<K extends Told>(world: World, cause: Cause, type: string, object: Kinds[K]): void {
  const kind = object.object as Told;
  const snapshot: SnapshotEvent = {
    id: newID("evt"),
    object: "event",
    ...(cause.account !== "" && { account: cause.account }),
    api_version: apiVersion,
    created: nowSeconds(world),
    data: { object: structuredClone(object) },
    livemode: false,
    pending_webhooks: 0,
    request: { id: cause.requestID, idempotency_key: cause.idempotencyKey },
    type,
  };
  const thin = thinOf(world, cause, `v1.${type}`, { id: object.id, type: kind, url: addressOf[kind](object.id) });
  thin.snapshot_event = snapshot.id;
  snapshot.pending_webhooks = announce(world, cause.account, thin);
  world.table.put("event", cause.account, snapshot);
}

/** A change of the v2 account that `cause` names: Stripe gives it the thin form only. */
export function emitAccount(world: World, cause: Cause, type: string, data?: object): void {
  const { account } = cause;
  const related = { id: account, type: "v2.core.account", url: `/v2/core/accounts/${account}` };
  const thin = thinOf(world, cause, type, related);
  if (data) thin.data = data;
  announce(world, account, thin);
}

function thinOf(world: World, cause: Cause, type: string, related: ThinEvent["related_object"]): ThinEvent {
  const request = { id: cause.requestID ?? "", idempotency_key: cause.idempotencyKey ?? "" };
  return {
    id: newID("evt"),
    object: "v2.core.event",
    type,
    created: nowText(world),
    livemode: false,
    ...(cause.account !== "" && { context: cause.account }),
    related_object: related,
    ...(cause.requestID !== null && { reason: { type: "request" as const, request } }),
  };
}

/** Keeps a thin event and one delivery for each destination that listens. Returns how many. */
function announce(world: World, account: string, thin: ThinEvent): number {
  world.table.put("v2.core.event", account, thin);
  const listening = world.table
    .list("v2.core.event_destination", "")
    .filter((place) => listens(place, account, thin.type));
  const at = Date.now();
  for (const place of listening) {
    world.table.put("delivery", account, {
      id: newID("dlv"),
      event: thin.id,
      account,
      destination: place.id,
      attempt: 1,
      nextAt: at,
      firstAt: at,
      state: "pending",
      lastStatus: null,
    });
  }
  return listening.length;
}

function listens(place: Destination, account: string, type: string): boolean {
  const scope = account === "" ? "@self" : "@accounts";
  return place.from.includes(scope) && (place.enabledEvents.includes("*") || place.enabledEvents.includes(type));
}
