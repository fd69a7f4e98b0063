/** What a connected account may do, and how its onboarding changes that. */
import type { Stripe } from "stripe";
import { emitAccount } from "../event/emit.ts";
import { noSuch } from "../http/refusal.ts";
import type { World } from "../world.ts";

export type Account = Stripe.V2.Core.Account;
export type Capability = Stripe.V2.Core.Account.Configuration.Merchant.Capabilities.CardPayments;
export type Status = Capability["status"];
type Entry = Stripe.V2.Core.Account.Requirements.Entry;

/** How the person, or Stripe, ends the onboarding. */
export type Outcome = "accepted" | "missing" | "refused";

const methodByCapability: Record<string, string> = { card_payments: "card", sepa_debit_payments: "sepa_debit" };
const capabilityEvent = "v2.core.account[configuration.merchant].capability_status_updated";

const statusOf: Record<Outcome, Capability> = {
  accepted: { status: "active", status_details: [] },
  missing: { status: "restricted", status_details: [{ code: "requirements_past_due", resolution: "provide_info" }] },
  refused: { status: "rejected", status_details: [{ code: "rejected_other", resolution: "no_resolution" }] },
};

export function getAccount(world: World, id: string, param = "id"): Account {
  const account = world.table.find("v2.core.account", "", id);
  if (!account) throw noSuch("account", id, param);
  return account;
}

export function capabilitiesOf(account: Account): Record<string, Capability> {
  return (account.configuration?.merchant?.capabilities ?? {}) as Record<string, Capability>;
}

/** The payment methods open to an account's customers. The platform's own account may use them all. */
export function methodsOf(world: World, accountID: string): string[] {
  if (accountID === "") return Object.values(methodByCapability);
  const capabilities = capabilitiesOf(getAccount(world, accountID));
  return Object.entries(methodByCapability)
    .filter(([capability]) => capabilities[capability]?.status === "active")
    .map(([, method]) => method);
}

/** Ends an onboarding: every capability asked for moves, with one event each, and the requirements follow. */
export function endOnboarding(world: World, accountID: string, outcome: Outcome): void {
  const account = getAccount(world, accountID);
  const before = capabilitiesOf(account);
  const after = Object.fromEntries(Object.keys(before).map((name) => [name, statusOf[outcome]]));
  const moved = Object.keys(before).filter((name) => before[name]?.status !== after[name]?.status);
  save(world, { ...account, requirements: requirementsAfter(outcome, Object.keys(before)) }, after);
  const cause = { account: accountID, requestID: null, idempotencyKey: null };
  for (const name of moved) emitAccount(world, cause, capabilityEvent, { updated_capability: name });
  emitAccount(world, cause, "v2.core.account[requirements].updated");
  emitAccount(world, cause, "v2.core.account.updated");
}

/** Sets one capability by hand, as Stripe does when it restricts a live account. */
export function setCapability(world: World, accountID: string, name: string, status: Status): void {
  const cause = { account: accountID, requestID: null, idempotencyKey: null };
  const account = getAccount(world, accountID);
  const details: Capability["status_details"] =
    status === "active" ? [] : [{ code: "restricted_other", resolution: "contact_stripe" }];
  save(world, account, { ...capabilitiesOf(account), [name]: { status, status_details: details } });
  emitAccount(world, cause, capabilityEvent, { updated_capability: name });
}

function save(world: World, account: Account, capabilities: Record<string, Capability>): void {
  const merchant = { applied: true, ...account.configuration?.merchant, capabilities };
  world.table.put("v2.core.account", "", { ...account, configuration: { ...account.configuration, merchant } });
}

export const entriesBefore = [
  "identity.business_details",
  "identity.attestations.terms_of_service",
  "external_account",
];
const entriesMissing = ["identity.business_details.documents.company_authorization"];

function requirementsAfter(outcome: Outcome, capabilities: string[]): Stripe.V2.Core.Account.Requirements {
  return outcome === "missing" ? requirementsFor(entriesMissing, capabilities) : requirementsFor([], capabilities);
}

/** Requirements that hold back every capability asked for. */
export function requirementsFor(descriptions: string[], capabilities: string[]): Stripe.V2.Core.Account.Requirements {
  const status = "currently_due" as const;
  const impact = capabilities.map((capability) => ({ capability, configuration: "merchant", deadline: { status } }));
  const entries = descriptions.map((description): Entry => {
    return {
      awaiting_action_from: "user",
      description,
      errors: [],
      impact: { restricts_capabilities: impact as NonNullable<Entry["impact"]["restricts_capabilities"]> },
      minimum_deadline: { status },
      requested_reasons: [{ code: "routine_onboarding" }],
    };
  });
  return { entries, ...(entries.length > 0 && { summary: { minimum_deadline: { status } } }) };
}
