import type { Stripe as SDK } from "stripe";
import { type SessionOrder, StripeFailure, type StripePort } from "./stripe.ts";
import { awayCalls } from "./stripe-away.ts";
import { assertStripeList, assertStripeObject, type Call, keyed, patiently } from "./stripe-call.ts";
import { listCalls } from "./stripe-list.ts";
import { refundCalls } from "./stripe-refund.ts";
import { accountOf, intentOf, noticeOf, sessionOf } from "./stripe-shape.ts";

export interface StripeOptions {
  secretKey: string;
  /** One a destination: the firms' accounts, and the platform's own. */
  webhookSecrets: readonly string[];
  /** Another host than Stripe's: the local one. */
  apiBase?: string | undefined;
  /** Whether real firms are served. */
  production: boolean;
  /** How long one try waits for an answer; `TRIES.timeoutMs` unless told. */
  timeoutMs?: number;
}

/** All tries of one call end before the door of the cloud does, after 29 s; the library's own would wait 80 s for each. */
export const TRIES = { timeoutMs: 8_000, count: 3 };
const TOLERANCE_SECONDS = 300;
const INCLUDE = ["configuration.merchant", "requirements"] as const;
/** What a firm may offer in euros that is promised on the page and paid days later; the other ways are not touched. */
const SETTLED_LATER: readonly SDK.Checkout.SessionCreateParams.ExcludedPaymentMethodType[] = [
  "sepa_debit",
  "customer_balance",
  "multibanco",
];

/**
 * Stripe through stripe-node, loaded at the first call. Throws when a live key would talk to a stand-in, or when
 * production would: both are mistakes of whoever deploys.
 */
export function stripeNode(options: StripeOptions): StripePort {
  const { secretKey, apiBase } = options;
  const livemode = /^(sk|rk)_live_/.test(secretKey);
  if (apiBase && livemode)
    throw new Error("A live Stripe key must not be used with STRIPE_API_BASE: unset one of them");
  if (apiBase && options.production) throw new Error("STRIPE_API_BASE must not be set in production");
  let loaded: Promise<SDK> | undefined;
  const sdk = (): Promise<SDK> => {
    loaded ??= load(options);
    return loaded;
  };
  const call = async <T>(ask: (stripe: SDK) => Promise<T>): Promise<T> => patiently(await sdk(), ask);
  return {
    livemode,
    checkoutOrigin: apiBase ? new URL(apiBase).origin : "https://checkout.stripe.com",
    ...accountCalls(call),
    ...sessionCalls(call),
    ...refundCalls(call),
    ...awayCalls(call),
    ...listCalls(call),
    parseEvent: async (body, signature) => {
      if (!isFresh(signature)) return undefined;
      const stripe = await sdk();
      for (const secret of options.webhookSecrets) {
        const event = verified(stripe, body, signature, secret);
        if (event) return noticeOf(event);
      }
      return undefined;
    },
  };
}

function accountCalls(call: Call): Pick<StripePort, "createAccount" | "account" | "onboardingLink"> {
  return {
    createAccount: async ({ firmID, email, name }) => {
      const params = accountParams(firmID, email, name);
      const key = { idempotencyKey: `acct:${firmID}` };
      return accountOf(assertStripeObject(await call((stripe) => stripe.v2.core.accounts.create(params, key))));
    },
    account: async (accountID) => {
      const ask = (stripe: SDK) => stripe.v2.core.accounts.retrieve(accountID, { include: [...INCLUDE] });
      return accountOf(assertStripeObject(await call(ask)));
    },
    // A link works once: two askings must give two links, so this call alone has no key of ours.
    onboardingLink: async ({ accountID, refreshURL, returnURL }) => {
      const account_onboarding = { refresh_url: refreshURL, return_url: returnURL };
      const link = await call((stripe) =>
        stripe.v2.core.accountLinks.create({
          account: accountID,
          use_case: { type: "account_onboarding", account_onboarding },
        }),
      );
      if (typeof link.url !== "string") throw new StripeFailure("no_object", false, "Stripe gave no link");
      return { url: link.url };
    },
  };
}

type SessionCalls = "createSession" | "session" | "sessionOf" | "expireSession" | "intent";

function sessionCalls(call: Call): Pick<StripePort, SessionCalls> {
  const expand = ["payment_intent.latest_charge"];
  return {
    createSession: (stripeAccount, order) =>
      keyed({
        key: `cs:${order.attemptID}`,
        find: async () => {
          const page = await call((stripe) => stripe.checkout.sessions.list({ limit: 100 }, { stripeAccount }));
          const made = assertStripeList(page).find((one) => one.client_reference_id === order.attemptID);
          return made && sessionOf(made);
        },
        make: async (idempotencyKey) => {
          const key = { stripeAccount, idempotencyKey };
          const ask = (stripe: SDK) => stripe.checkout.sessions.create(sessionParams(order), key);
          return sessionOf(assertStripeObject(await call(ask)));
        },
      }),
    session: async (stripeAccount, sessionID) => {
      const ask = (stripe: SDK) => stripe.checkout.sessions.retrieve(sessionID, { expand }, { stripeAccount });
      return sessionOf(assertStripeObject(await call(ask)));
    },
    sessionOf: async (stripeAccount, intentID) => {
      const wanted = { payment_intent: intentID, limit: 1, expand: expand.map((path) => `data.${path}`) };
      const page = await call((stripe) => stripe.checkout.sessions.list(wanted, { stripeAccount }));
      const [found] = assertStripeList(page);
      return found && sessionOf(found);
    },
    expireSession: async (stripeAccount, sessionID) => {
      const key = { stripeAccount, idempotencyKey: `ex:${sessionID}` };
      assertStripeObject(await call((stripe) => stripe.checkout.sessions.expire(sessionID, {}, key)));
    },
    intent: async (stripeAccount, intentID) => {
      const wanted = { expand: ["latest_charge"] };
      const ask = (stripe: SDK) => stripe.paymentIntents.retrieve(intentID, wanted, { stripeAccount });
      return intentOf(assertStripeObject(await call(ask)));
    },
  };
}

async function load({ secretKey, apiBase, timeoutMs = TRIES.timeoutMs }: StripeOptions): Promise<SDK> {
  const { default: Stripe } = await import("stripe");
  const base = apiBase ? new URL(apiBase) : undefined;
  return new Stripe(secretKey, {
    timeout: timeoutMs,
    maxNetworkRetries: TRIES.count - 1,
    telemetry: false,
    ...(base && {
      host: base.hostname,
      port: base.port || (base.protocol === "https:" ? 443 : 80),
      protocol: base.protocol === "https:" ? ("https" as const) : ("http" as const),
    }),
  });
}

/** Who collects and bears what is fixed at creation: the firm sells, Stripe takes its fees and bears losses. */
function accountParams(firmID: string, email: string, name: string): SDK.V2.Core.AccountCreateParams {
  return {
    contact_email: email,
    display_name: name,
    dashboard: "full",
    // Identity is typed by the person on Stripe's pages: a French platform may not send it (PSD2).
    identity: { country: "fr" },
    defaults: {
      currency: "eur",
      locales: ["fr-FR"],
      responsibilities: { fees_collector: "stripe", losses_collector: "stripe" },
    },
    configuration: {
      merchant: { capabilities: { card_payments: { requested: true }, sepa_debit_payments: { requested: true } } },
    },
    metadata: { firm_id: firmID },
    include: [...INCLUDE],
  };
}

/** Our invoice computed the amount: one line, no tax rates, no invoice of Stripe's own. */
function sessionParams(order: SessionOrder): SDK.Checkout.SessionCreateParams {
  const metadata = { firm_id: order.firmID, invoice_id: order.invoiceID, attempt_id: order.attemptID };
  const name = order.locale === "fr" ? `Facture ${order.number}` : `Invoice ${order.number}`;
  return {
    mode: "payment",
    locale: order.locale,
    client_reference_id: order.attemptID,
    customer_email: order.email,
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: "eur",
          unit_amount: order.amount,
          product_data: { name, description: order.object.slice(0, 200) },
        },
      },
    ],
    payment_intent_data: {
      description: order.number,
      metadata,
      ...(order.fee && { application_fee_amount: order.fee }),
    },
    metadata,
    ...(order.atOnce && { excluded_payment_method_types: [...SETTLED_LATER] }),
    expires_at: Math.floor(Date.parse(order.expiresAt) / 1_000),
    success_url: order.successURL,
    cancel_url: order.cancelURL,
  };
}

/** stripe-node refuses old signatures only; one dated tomorrow would stay good until then. */
function isFresh(signature: string): boolean {
  const at = Number(/(?:^|,)t=(\d{1,12})(?:,|$)/.exec(signature)?.[1]);
  return Math.abs(Date.now() / 1_000 - at) <= TOLERANCE_SECONDS;
}

function verified(stripe: SDK, body: Uint8Array, signature: string, secret: string) {
  try {
    return stripe.parseEventNotification(Buffer.from(body), signature, secret, TOLERANCE_SECONDS);
  } catch {
    // A wrong secret, a forged body, or another format: all of them are no event of ours.
    return undefined;
  }
}
