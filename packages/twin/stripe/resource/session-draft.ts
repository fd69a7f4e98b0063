import type { Stripe } from "stripe";
import { badParam, noSuch, type Refusal } from "../http/refusal.ts";
import type { SessionPlan } from "../store/row.ts";
import { make, newID, nowSeconds, originMark, type World } from "../world.ts";
import { methodsOf } from "./account-state.ts";
import { getCustomer } from "./customer.ts";

type Params = Stripe.Checkout.SessionCreateParams;

const minimumCents = 50;
const lifetime = { shortestSeconds: 30 * 60, longestSeconds: 24 * 3600 };

/** A session from its params, or Stripe's refusal of them. */
export function draftSession(
  world: World,
  account: string,
  params: Params,
): { session: Stripe.Checkout.Session; plan: SessionPlan } {
  checkMode(params);
  if (params.mode === "setup") return draftSetup(world, account, params);
  const id = newID("cs_test", 58);
  const lines = linesOf(params);
  const total = lines.reduce((sum, line) => sum + line.amount_total, 0);
  checkAmounts(account, params, total);
  if (params.customer !== undefined) getCustomer(world, account, params.customer, "customer");
  const methods = methodsFor(world, account, params);
  const session: Stripe.Checkout.Session = make("checkout.session", {
    id,
    amount_subtotal: total,
    amount_total: total,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    created: nowSeconds(world),
    currency: lines[0]?.currency ?? null,
    customer: params.customer ?? null,
    customer_creation: params.customer === undefined ? (params.customer_creation ?? "if_required") : null,
    customer_email: params.customer_email ?? null,
    expires_at: expiryOf(world, params),
    locale: params.locale ?? null,
    metadata: textMetadata(params.metadata),
    mode: "payment",
    payment_method_collection: "if_required",
    payment_method_types: methods,
    payment_status: "unpaid",
    status: "open",
    submit_type: params.submit_type ?? null,
    success_url: params.success_url ?? null,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: "hosted_page",
    url: `${originMark}/c/pay/${id}`,
  });
  return { session, plan: { id, lines, intent: params.payment_intent_data ?? {} } };
}

/** A page on which a way to pay is kept for a customer: he exists before, or is made with it. */
function draftSetup(world: World, account: string, params: Params) {
  if (params.line_items?.length) throw badParam("`line_items` are not accepted in `setup` mode.", "line_items");
  if (params.currency === undefined)
    throw badParam("`currency` is required in `setup` mode.", "currency", "parameter_missing");
  const customer = params.customer ?? newCustomer(world, account, params.customer_email ?? null);
  getCustomer(world, account, customer, "customer");
  const [id, setupID] = [newID("cs_test", 58), newID("seti")];
  const session: Stripe.Checkout.Session = make("checkout.session", {
    id,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    created: nowSeconds(world),
    currency: params.currency,
    customer,
    expires_at: expiryOf(world, params),
    locale: params.locale ?? null,
    metadata: textMetadata(params.metadata),
    mode: "setup",
    payment_method_types: methodsFor(world, account, params),
    payment_status: "no_payment_required",
    setup_intent: setupID,
    status: "open",
    success_url: params.success_url ?? null,
    ui_mode: "hosted_page",
    url: `${originMark}/c/pay/${id}`,
  });
  const setup: Stripe.SetupIntent = make("setup_intent", {
    id: setupID,
    created: nowSeconds(world),
    customer,
    metadata: textMetadata(params.setup_intent_data?.metadata),
    status: "requires_payment_method",
    usage: "off_session",
  });
  world.table.put("setup_intent", account, setup);
  return { session, plan: { id, lines: [], intent: {} } };
}

function newCustomer(world: World, account: string, email: string | null): string {
  const id = newID("cus", 14);
  world.table.put("customer", account, make("customer", { id, created: nowSeconds(world), email, metadata: {} }));
  return id;
}

function checkMode(params: Params): void {
  if (params.mode === undefined) throw badParam("Missing required param: mode.", "mode", "parameter_missing");
  if (params.mode !== "payment" && params.mode !== "setup") throw notSimulated(`mode: ${params.mode}`, "mode");
  if ((params.ui_mode ?? "hosted_page") !== "hosted_page") throw notSimulated(`ui_mode: ${params.ui_mode}`, "ui_mode");
  if (params.invoice_creation?.enabled) throw notSimulated("invoice_creation", "invoice_creation");
  if (params.success_url === undefined) {
    throw badParam("Missing required param: success_url.", "success_url", "parameter_missing");
  }
  for (const param of ["success_url", "cancel_url"] as const) checkURL(params[param], param);
}

function notSimulated(what: string, param: string): Refusal {
  return badParam(`The local Stripe does not simulate ${what} of Checkout Sessions.`, param);
}

function checkURL(url: string | undefined, param: string): void {
  if (url === undefined || (/^https?:\/\//.test(url) && URL.canParse(url))) return;
  throw badParam("Not a valid URL", param, "url_invalid");
}

function linesOf(params: Params): Stripe.LineItem[] {
  if (!params.line_items?.length) {
    throw badParam("You must pass `line_items` in `payment` mode.", "line_items", "parameter_missing");
  }
  const lines = params.line_items.map((item, index) => lineOf(item, `line_items[${index}]`));
  if (new Set(lines.map((line) => line.currency)).size > 1) {
    throw badParam("All line items must have the same currency.", "line_items");
  }
  return lines;
}

function lineOf(item: Stripe.Checkout.SessionCreateParams.LineItem, param: string): Stripe.LineItem {
  if (item.price !== undefined) throw noSuch("price", item.price, `${param}[price]`);
  const [rate] = item.tax_rates || [];
  if (rate !== undefined) throw noSuch("tax rate", rate, `${param}[tax_rates]`);
  const { price_data: price, quantity } = item;
  if (!price)
    throw badParam(`Missing required param: ${param}[price_data].`, `${param}[price_data]`, "parameter_missing");
  if (quantity === undefined) {
    throw badParam(`Missing required param: ${param}[quantity].`, `${param}[quantity]`, "parameter_missing");
  }
  if (price.unit_amount === undefined || price.unit_amount < 0 || quantity < 1) {
    throw badParam(`Invalid amount of ${param}.`, `${param}[price_data][unit_amount]`, "parameter_invalid_integer");
  }
  const amount = price.unit_amount * quantity;
  return {
    id: newID("li"),
    object: "item",
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency.toLowerCase(),
    description: price.product_data?.name ?? null,
    metadata: {},
    price: null,
    quantity,
  };
}

function checkAmounts(account: string, params: Params, total: number): void {
  if (total < minimumCents) {
    const message = "The Checkout Session's total amount due must add up to at least €0.50 eur";
    throw badParam(message, undefined, "amount_too_small");
  }
  const fee = params.payment_intent_data?.application_fee_amount;
  if (fee === undefined) return;
  const param = "payment_intent_data[application_fee_amount]";
  if (account === "") throw badParam("Application fees can only be taken on a connected account.", param);
  if (fee > total) throw badParam("The application fee cannot be greater than the amount.", param);
}

function expiryOf(world: World, params: Params): number {
  const now = nowSeconds(world);
  const expiresAt = params.expires_at ?? now + lifetime.longestSeconds;
  // A second of grace: the caller's clock and ours are read one after the other.
  if (expiresAt >= now + lifetime.shortestSeconds - 1 && expiresAt <= now + lifetime.longestSeconds + 1)
    return expiresAt;
  const message =
    "The `expires_at` timestamp must be at least 30 minutes and at most 24 hours from Checkout Session creation.";
  throw badParam(message, "expires_at");
}

function methodsFor(world: World, account: string, params: Params): string[] {
  const excluded: string[] = params.excluded_payment_method_types ?? [];
  const allowed: string[] | undefined = params.allowed_payment_method_types;
  const methods = methodsOf(world, account).filter((method) => {
    return !excluded.includes(method) && (allowed?.includes(method) ?? true);
  });
  if (methods.length > 0) return methods;
  throw badParam(
    "No valid payment method types for this Checkout Session. Please ensure that you have activated payment methods compatible with your chosen currency in your dashboard.",
  );
}

export function textMetadata(metadata: Stripe.MetadataParam | undefined): Stripe.Metadata {
  return Object.fromEntries(Object.entries(metadata ?? {}).map(([key, value]) => [key, String(value)]));
}
