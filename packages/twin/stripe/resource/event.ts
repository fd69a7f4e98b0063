import type { Stripe } from "stripe";
import { eventList, eventRetrieve, v2EventList, v2EventRetrieve } from "../contract/generated/form-request.js";
import { type Call, type Operation, paramsOf } from "../http/operation.ts";
import { type PageParams, pageOf } from "../http/page.ts";
import { noSuch } from "../http/refusal.ts";
import type { ThinEvent } from "../store/row.ts";
import { nowSeconds, type World } from "../world.ts";

/** Stripe forgets events after thirty days. */
export const eventDays = 30;

function isRemembered(world: World, createdSeconds: number): boolean {
  return createdSeconds > nowSeconds(world) - eventDays * 86_400;
}

function list(world: World, call: Call): object {
  const params = paramsOf<PageParams & Stripe.EventListParams>(call);
  const wanted = world.table.list("event", call.account).filter((event) => {
    if (!isRemembered(world, event.created)) return false;
    if (params.type !== undefined && event.type !== params.type) return false;
    if (params.types && !params.types.some((type) => type === event.type)) return false;
    return params.delivery_success === undefined || params.delivery_success === (event.pending_webhooks === 0);
  });
  return pageOf("/v1/events", "event", wanted, params as PageParams);
}

function retrieve(world: World, call: Call): object {
  const event = world.table.find("event", call.account, call.id);
  if (!event || !isRemembered(world, event.created)) throw noSuch("event", call.id);
  return event;
}

/** The platform sees every account's; with a context, that account's alone. */
function thinEvents(world: World, account: string): ThinEvent[] {
  if (account !== "") return world.table.list("v2.core.event", account);
  const events = world.table.everywhere("v2.core.event").map(({ value }) => structuredClone(value));
  return events.sort((a, b) => Date.parse(a.created) - Date.parse(b.created));
}

function listThin(world: World, call: Call): object {
  const params = paramsOf<Stripe.V2.Core.EventListParams & { page?: string }>(call);
  const limit = params.limit ?? 20;
  const start = Number.parseInt(params.page ?? "0", 10) || 0;
  const wanted = thinEvents(world, call.account).filter((event) => {
    if (params.types && !params.types.includes(event.type)) return false;
    if (params.object_id !== undefined && event.related_object.id !== params.object_id) return false;
    return isRemembered(world, Date.parse(event.created) / 1000) && isWithin(event.created, params.created);
  });
  const data = wanted.reverse().slice(start, start + limit);
  const more = start + limit < wanted.length;
  const next = more ? `/v2/core/events?${nextQuery(params, limit, start + limit)}` : null;
  return { data, next_page_url: next, previous_page_url: null };
}

function nextQuery(params: Stripe.V2.Core.EventListParams, limit: number, start: number): string {
  const query = new URLSearchParams({ limit: String(limit), page: String(start) });
  if (params.object_id !== undefined) query.set("object_id", params.object_id);
  for (const [name, value] of Object.entries(params.created ?? {})) query.set(`created[${name}]`, String(value));
  return query.toString();
}

function isWithin(created: string, range: Stripe.V2.Core.EventListParams["created"]): boolean {
  const at = Date.parse(created) / 1000;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = range ?? {};
  return at > gt && at >= gte && at < lt && at <= lte;
}

function retrieveThin(world: World, call: Call): object {
  const event = thinEvents(world, call.account).find((found) => found.id === call.id);
  if (!event) throw noSuch("event", call.id);
  return event;
}

export const eventOperations: Operation[] = [
  { method: "GET", path: "/v1/events", check: eventList, run: list },
  { method: "GET", path: "/v1/events/:id", check: eventRetrieve, run: retrieve },
  { method: "GET", path: "/v2/core/events", check: v2EventList, run: listThin },
  { method: "GET", path: "/v2/core/events/:id", check: v2EventRetrieve, run: retrieveThin },
];
