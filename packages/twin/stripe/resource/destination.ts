import type { Stripe } from "stripe";
import { v2EventDestinationCreate } from "../contract/generated/json-request.js";
import { localSecret } from "../event/signature.ts";
import { type Call, type Operation, paramsOf } from "../http/operation.ts";
import { badParam } from "../http/refusal.ts";
import type { Destination } from "../store/row.ts";
import { newID, nowText, type World } from "../world.ts";
import { textMetadata } from "./session-draft.ts";

type CreateParams = Stripe.V2.Core.EventDestinationCreateParams;

function create(world: World, call: Call): object {
  const params = paramsOf<CreateParams>(call);
  if (params.type !== "webhook_endpoint" || params.event_payload !== "thin") {
    throw badParam("The local Stripe delivers thin events to webhook endpoints only.", "event_payload");
  }
  const url = params.webhook_endpoint?.url;
  if (url === undefined || !/^https?:\/\//.test(url) || !URL.canParse(url)) {
    throw badParam("Not a valid URL", "webhook_endpoint[url]", "url_invalid");
  }
  const id = newID("ed_test", 40);
  const destination: Destination = {
    id,
    url,
    secret: localSecret(id),
    name: params.name,
    description: params.description ?? "",
    enabledEvents: params.enabled_events,
    // Stripe's own default: the events of the account that creates the destination.
    from: (params.events_from ?? ["@self"]).map(scopeOf),
    created: nowText(world),
    metadata: textMetadata(params.metadata),
  };
  world.table.put("v2.core.event_destination", "", destination);
  return shown(destination, params.include);
}

/** The older names of the two scopes are still accepted. */
function scopeOf(name: string): string {
  const scope = { other_accounts: "@accounts", self: "@self", "@accounts": "@accounts", "@self": "@self" }[name];
  if (scope === undefined) throw badParam(`Invalid events_from: ${name}`, "events_from");
  return scope;
}

function shown(destination: Destination, include: readonly string[] = []): object {
  return {
    id: destination.id,
    object: "v2.core.event_destination",
    created: destination.created,
    description: destination.description,
    enabled_events: destination.enabledEvents,
    event_payload: "thin",
    events_from: destination.from,
    livemode: false,
    metadata: destination.metadata,
    name: destination.name,
    status: "enabled",
    type: "webhook_endpoint",
    updated: destination.created,
    webhook_endpoint: {
      ...(include.includes("webhook_endpoint.signing_secret") && { signing_secret: destination.secret }),
      ...(include.includes("webhook_endpoint.url") && { url: destination.url }),
    },
  };
}

/** The two destinations of the product, one a scope, always under the same ids and secrets. */
export function localDestinations(world: World, url: string): { accounts: Destination; self: Destination } {
  const destination = (scope: string): Destination => ({
    id: `ed_local_${scope}`,
    url,
    secret: localSecret(scope),
    name: scope,
    description: "",
    enabledEvents: ["*"],
    from: [`@${scope}`],
    created: nowText(world),
    metadata: {},
  });
  const [accounts, self] = [destination("accounts"), destination("self")];
  for (const each of [accounts, self]) world.table.put("v2.core.event_destination", "", each);
  return { accounts, self };
}

export const destinationOperations: Operation[] = [
  { method: "POST", path: "/v2/core/event_destinations", check: v2EventDestinationCreate, run: create },
];
