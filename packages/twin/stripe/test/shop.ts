/** A local Stripe, the real SDK on it, and a firm whose account takes payments: what the tests start from. */
import { Ajv, type ValidateFunction } from "ajv";
import Stripe from "stripe";
import { expect } from "vitest";
import answerSchema from "../contract/generated/answer.json" with { type: "json" };
import { type LocalStripe, type LocalStripeOptions, startStripe } from "../index.ts";

export interface Shop {
  local: LocalStripe;
  sdk: Stripe;
  /** The connected account. */
  account: string;
  on: { stripeAccount: string };
}

export function sdkOf(local: LocalStripe, options: object = {}): Stripe {
  const { hostname } = new URL(local.origin);
  return new Stripe("sk_test_local", {
    host: hostname,
    port: local.port,
    protocol: "http",
    maxNetworkRetries: 0,
    timeout: 2000,
    telemetry: false,
    ...options,
  });
}

export async function openShop(options: LocalStripeOptions = {}): Promise<Shop> {
  const local = await startStripe(options);
  const sdk = sdkOf(local);
  const account = await connect(sdk);
  return { local, sdk, account, on: { stripeAccount: account } };
}

export function createAccount(sdk: Stripe): Promise<Stripe.V2.Core.Account> {
  return sdk.v2.core.accounts.create({
    contact_email: "compta@atelier-des-pairs.example",
    display_name: "Atelier des pairs (firme inventée)",
    dashboard: "full",
    defaults: {
      currency: "eur",
      locales: ["fr-FR"],
      responsibilities: { fees_collector: "stripe", losses_collector: "stripe" },
    },
    identity: { country: "fr" },
    configuration: {
      merchant: { capabilities: { card_payments: { requested: true }, sepa_debit_payments: { requested: true } } },
    },
    include: ["configuration.merchant", "requirements", "defaults", "identity"],
  });
}

/** Creates an account and goes through its onboarding page. */
export async function connect(sdk: Stripe): Promise<string> {
  const { id } = await createAccount(sdk);
  await press(await onboardingLink(sdk, id), { outcome: "accepted" });
  return id;
}

export async function onboardingLink(sdk: Stripe, account: string): Promise<string> {
  const urls = { refresh_url: "http://127.0.0.1:9/fresh", return_url: "http://127.0.0.1:9/back" };
  const link = await sdk.v2.core.accountLinks.create({
    account,
    use_case: { type: "account_onboarding", account_onboarding: urls },
  });
  return link.url;
}

/** Presses a button of a hosted page, without following where it leads. */
export function press(url: string, fields: Record<string, string>): Promise<Response> {
  return fetch(url, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
}

export const sessionParams: Stripe.Checkout.SessionCreateParams = {
  mode: "payment",
  locale: "fr",
  client_reference_id: "attempt_1",
  line_items: [
    {
      quantity: 1,
      price_data: { currency: "eur", unit_amount: 84_000, product_data: { name: "Facture FA-2026-0001" } },
    },
  ],
  payment_intent_data: { description: "FA-2026-0001", metadata: { invoice_id: "inv_1" } },
  metadata: { invoice_id: "inv_1" },
  success_url: "http://127.0.0.1:9/pay?s={CHECKOUT_SESSION_ID}",
  cancel_url: "http://127.0.0.1:9/pay",
};

export function openSession(
  shop: Shop,
  params: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Promise<Stripe.Checkout.Session> {
  return shop.sdk.checkout.sessions.create({ ...sessionParams, ...params }, shop.on);
}

/** Opens a session and pays it on its page. */
export async function pay(shop: Shop, how: "card" | "sepa"): Promise<Stripe.Checkout.Session> {
  const session = await openSession(shop);
  await press(String(session.url), { how });
  return shop.sdk.checkout.sessions.retrieve(session.id, undefined, shop.on);
}

export async function control(local: LocalStripe, verb: string, asked: object = {}): Promise<Record<string, unknown>> {
  const answer = await fetch(`${local.origin}/_emu/${verb}`, { method: "POST", body: JSON.stringify(asked) });
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as Record<string, unknown>;
}

const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addSchema({ $id: "answer", ...answerSchema });
const checks = new Map<string, ValidateFunction>();

/** The object as Stripe's declared types have it, or a failed test that says where it is not. */
export function asDeclared<T extends { object: string }>(object: T): T {
  const check = checks.get(object.object) ?? ajv.compile({ $ref: `answer#/definitions/${object.object}` });
  checks.set(object.object, check);
  const plain: unknown = JSON.parse(JSON.stringify(object));
  check(plain);
  const wrong = (check.errors ?? []).map(
    (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
  );
  expect(wrong, object.object).toEqual([]);
  return object;
}

/** The error of a call that must be refused. */
export async function refusal(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const error = await call.then(
    (value) => new Error(`accepted: ${JSON.stringify(value).slice(0, 200)}`),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Stripe.errors.StripeError);
  return error as Stripe.errors.StripeError;
}
