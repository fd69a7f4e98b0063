import type { Stripe } from "stripe";
import { customerCreate, customerList, customerRetrieve, customerUpdate } from "../contract/generated/form-request.js";
import { emit } from "../event/emit.ts";
import { type Call, type Operation, paramsOf } from "../http/operation.ts";
import { type PageParams, pageOf } from "../http/page.ts";
import { noSuch } from "../http/refusal.ts";
import { make, newID, nowSeconds, type World } from "../world.ts";

const noAddress = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };

export function getCustomer(world: World, account: string, id: string, param = "id"): Stripe.Customer {
  const customer = world.table.find("customer", account, id);
  if (!customer) throw noSuch("customer", id, param);
  return customer;
}

function create(world: World, call: Call): object {
  const blank = make("customer", { id: newID("cus", 14), created: nowSeconds(world), metadata: {} });
  const fresh = {
    ...blank,
    address: null,
    name: null,
    phone: null,
    preferred_locales: [],
    tax_exempt: "none" as const,
    invoice_prefix: newID("", 9).slice(1).toUpperCase(),
  };
  const customer = withParams(fresh, call);
  world.table.put("customer", call.account, customer);
  emit(world, call, "customer.created", customer);
  return customer;
}

function update(world: World, call: Call): object {
  const before = getCustomer(world, call.account, call.id);
  const customer = withParams(before, call);
  world.table.put("customer", call.account, customer);
  emit(world, call, "customer.updated", customer);
  return customer;
}

/** What Stripe keeps of the params; an empty text takes a value away, as it does a metadata key. */
function withParams(customer: Stripe.Customer, call: Call): Stripe.Customer {
  const params = paramsOf<Stripe.CustomerUpdateParams>(call);
  const text = <T>(value: string | undefined, before: T): string | null | T => {
    if (value === undefined) return before;
    return value === "" ? null : value;
  };
  return {
    ...customer,
    address: addressAfter(customer, params.address),
    description: text(params.description, customer.description),
    email: text(params.email, customer.email),
    metadata: mergedMetadata(customer.metadata, params.metadata),
    name: text(params.name, customer.name) ?? null,
    phone: text(params.phone, customer.phone) ?? null,
    preferred_locales: params.preferred_locales ?? customer.preferred_locales ?? [],
  };
}

function addressAfter(
  customer: Stripe.Customer,
  change: Stripe.CustomerUpdateParams["address"],
): Stripe.Address | null {
  if (change === undefined) return customer.address ?? null;
  return change === "" || change === null ? null : ({ ...noAddress, ...change } as Stripe.Address);
}

function mergedMetadata(
  before: Stripe.Metadata,
  change: Stripe.Emptyable<Stripe.MetadataParam> | undefined,
): Stripe.Metadata {
  if (change === undefined) return before;
  if (change === "" || change === null) return {};
  const merged = Object.entries({ ...before, ...change }).filter(([, value]) => value !== "" && value !== null);
  return Object.fromEntries(merged.map(([key, value]) => [key, String(value)]));
}

function list(world: World, call: Call): object {
  const params = paramsOf<PageParams & { email?: string }>(call);
  const found = world.table.list("customer", call.account);
  const wanted = found.filter((customer) => params.email === undefined || customer.email === params.email);
  return pageOf("/v1/customers", "customer", wanted, params);
}

export const customerOperations: Operation[] = [
  { method: "POST", path: "/v1/customers", check: customerCreate, run: create },
  { method: "GET", path: "/v1/customers", check: customerList, run: list },
  {
    method: "GET",
    path: "/v1/customers/:id",
    check: customerRetrieve,
    run: (world, call) => getCustomer(world, call.account, call.id),
  },
  { method: "POST", path: "/v1/customers/:id", check: customerUpdate, run: update },
];
