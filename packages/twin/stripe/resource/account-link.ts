import type { Stripe } from "stripe";
import { v2AccountLinkCreate } from "../contract/generated/json-request.js";
import { emitAccount } from "../event/emit.ts";
import { type Call, type Operation, paramsOf } from "../http/operation.ts";
import { badParam } from "../http/refusal.ts";
import type { Link } from "../store/row.ts";
import { newID, nowSeconds, nowText, originMark, type World } from "../world.ts";
import { endOnboarding, getAccount, type Outcome } from "./account-state.ts";

const lifetimeSeconds = 300;

function create(world: World, call: Call): object {
  const params = paramsOf<Stripe.V2.Core.AccountLinkCreateParams>(call);
  getAccount(world, params.account, "account");
  const use = params.use_case.account_onboarding ?? params.use_case.account_update;
  if (!use)
    throw badParam(`Missing required param: use_case[${params.use_case.type}].`, "use_case", "parameter_missing");
  const link = {
    id: newID("", 33).slice(1),
    account: params.account,
    refreshURL: use.refresh_url,
    returnURL: use.return_url ?? use.refresh_url,
    expiresAt: nowSeconds(world) + lifetimeSeconds,
    used: false,
  };
  world.table.put("link", "", link);
  return {
    object: "v2.core.account_link",
    account: params.account,
    created: nowText(world),
    expires_at: new Date(link.expiresAt * 1000).toISOString(),
    livemode: false,
    url: `${originMark}/setup/e/${params.account}/${link.id}`,
    use_case: params.use_case,
  };
}

/** The link, when it may still be used. */
export function openLink(world: World, accountID: string, linkID: string): { link: Link | undefined; usable: boolean } {
  const link = world.table.find("link", "", linkID);
  if (!link || link.account !== accountID) return { link: undefined, usable: false };
  return { link, usable: !link.used && link.expiresAt > nowSeconds(world) };
}

/** Uses the link up and says where the person goes back to. */
export function consumeLink(world: World, link: Link, outcome: Outcome): string {
  world.table.put("link", "", { ...link, used: true });
  endOnboarding(world, link.account, outcome);
  const cause = { account: link.account, requestID: null, idempotencyKey: null };
  emitAccount(world, cause, "v2.core.account_link.returned", {
    account_id: link.account,
    configurations: ["merchant"],
    use_case: "account_onboarding",
  });
  return link.returnURL;
}

export const accountLinkOperations: Operation[] = [
  { method: "POST", path: "/v2/core/account_links", check: v2AccountLinkCreate, run: create },
];
