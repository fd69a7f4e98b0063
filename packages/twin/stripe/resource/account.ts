import type { Stripe } from "stripe";
import { accountRetrieve, v2AccountList, v2AccountRetrieve } from "../contract/generated/form-request.js";
import { v2AccountCreate } from "../contract/generated/json-request.js";
import { emitAccount } from "../event/emit.ts";
import { checkStanding } from "../http/caller.ts";
import { type Call, type Operation, paramsOf } from "../http/operation.ts";
import { badParam } from "../http/refusal.ts";
import { make, newID, nowText, type World } from "../world.ts";
import { type Account, capabilitiesOf, entriesBefore, getAccount, requirementsFor } from "./account-state.ts";
import { textMetadata } from "./session-draft.ts";

type CreateParams = Stripe.V2.Core.AccountCreateParams;

function create(world: World, call: Call): object {
  const params = paramsOf<CreateParams>(call);
  checkCreation(params);
  const capabilities = requested(params);
  const account: Account = make("v2.core.account", {
    id: newID("acct", 16),
    applied_configurations: params.configuration?.merchant ? ["merchant"] : [],
    closed: false,
    configuration: {
      merchant: { applied: true, capabilities: Object.fromEntries(capabilities.map((name) => [name, waiting])) },
    },
    ...(params.contact_email !== undefined && { contact_email: params.contact_email }),
    created: nowText(world),
    dashboard: params.dashboard ?? "full",
    defaults: {
      currency: params.defaults?.currency ?? "eur",
      ...(params.defaults?.locales && { locales: params.defaults.locales }),
      responsibilities: {
        fees_collector: params.defaults?.responsibilities?.fees_collector ?? "stripe",
        losses_collector: params.defaults?.responsibilities?.losses_collector ?? "stripe",
        requirements_collector: "stripe",
      },
    },
    ...(params.display_name !== undefined && { display_name: params.display_name }),
    identity: { country: params.identity?.country?.toLowerCase() ?? "fr" },
    metadata: textMetadata(params.metadata),
    requirements: requirementsFor(entriesBefore, capabilities),
  } as Partial<Account> & { id: string });
  world.table.put("v2.core.account", "", account);
  emitAccount(world, { ...call, account: account.id }, "v2.core.account.created");
  return shown(account, params.include);
}

const waiting = {
  status: "restricted" as const,
  status_details: [{ code: "requirements_past_due" as const, resolution: "provide_info" as const }],
};

function checkCreation(params: CreateParams): void {
  if (params.contact_email === undefined) {
    throw badParam("Missing required param: contact_email.", "contact_email", "parameter_missing");
  }
  // A French platform may not send these itself: the person gives them on Stripe's own pages.
  if (params.identity?.individual === undefined && params.identity?.business_details === undefined) return;
  const message = "Platforms in France must send identity details with an account token.";
  throw badParam(message, "identity", "account_token_required_for_v2_account");
}

function requested(params: CreateParams): string[] {
  const capabilities: Record<string, { requested?: boolean }> = { ...params.configuration?.merchant?.capabilities };
  return Object.keys(capabilities).filter((name) => capabilities[name]?.requested === true);
}

/** v2 answers leave out what was not asked for by `include`. */
function shown(account: Account, include: readonly string[] = []): object {
  const { configuration, defaults, identity, requirements, ...always } = account;
  return {
    ...always,
    ...(include.includes("configuration.merchant") && configuration && { configuration }),
    ...(include.includes("defaults") && defaults && { defaults }),
    ...(include.includes("identity") && identity && { identity }),
    ...(include.includes("requirements") && requirements && { requirements }),
  };
}

function retrieve(world: World, call: Call): object {
  const params = paramsOf<Stripe.V2.Core.AccountRetrieveParams>(call);
  checkStanding(world, call.id);
  return shown(getAccount(world, call.id), params.include);
}

function list(world: World, call: Call): object {
  const { limit = 20, page } = paramsOf<{ limit?: number; page?: string }>(call);
  const accounts = world.table.list("v2.core.account", "").reverse();
  const start = page === undefined ? 0 : Number.parseInt(page, 10) || 0;
  const next = start + limit < accounts.length ? `/v2/core/accounts?limit=${limit}&page=${start + limit}` : null;
  const data = accounts.slice(start, start + limit).map((account) => shown(account));
  return { data, next_page_url: next, previous_page_url: null };
}

/** The v1 view of a connected account. */
function retrieveV1(world: World, call: Call): object {
  const account = getAccount(world, call.id);
  const capabilities = Object.entries(capabilitiesOf(account)).map(([name, { status }]) => {
    return [name, status === "active" || status === "pending" ? status : "inactive"];
  });
  const due = account.requirements?.entries?.map((entry) => entry.description) ?? [];
  const charges = capabilitiesOf(account).card_payments?.status === "active";
  return {
    id: account.id,
    object: "account",
    capabilities: Object.fromEntries(capabilities),
    charges_enabled: charges,
    country: account.identity?.country?.toUpperCase() ?? "FR",
    created: Math.floor(Date.parse(account.created) / 1000),
    default_currency: "eur",
    details_submitted: charges || due.length < entriesBefore.length,
    email: account.contact_email ?? null,
    metadata: account.metadata ?? {},
    payouts_enabled: charges,
    requirements: {
      alternatives: [],
      current_deadline: null,
      currently_due: due,
      disabled_reason: charges ? null : "requirements.past_due",
      errors: [],
      eventually_due: due,
      past_due: due,
      pending_verification: [],
    },
    type: "none",
  };
}

export const accountOperations: Operation[] = [
  { method: "POST", path: "/v2/core/accounts", check: v2AccountCreate, run: create },
  { method: "GET", path: "/v2/core/accounts", check: v2AccountList, run: list },
  { method: "GET", path: "/v2/core/accounts/:id", check: v2AccountRetrieve, run: retrieve },
  { method: "GET", path: "/v1/accounts/:id", check: accountRetrieve, run: retrieveV1 },
];
