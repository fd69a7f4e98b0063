import Stripe from "stripe";
import { afterAll, beforeAll, expect, it } from "vitest";
import { asDeclared, control, openShop, press, type Shop, sdkOf, sessionParams } from "./shop.ts";

/**
 * What we rely on, asked of the local Stripe; with `STRIPE_LIVE_CONTRACT=1` and a sandbox's key in `STRIPE_SECRET_KEY`,
 * asked of Stripe itself as well, and every difference said.
 */
const key = process.env.STRIPE_SECRET_KEY ?? "";
const isAsked = process.env.STRIPE_LIVE_CONTRACT === "1";
const isSandbox = /^(sk|rk)_test_/.test(key) && key !== "sk_test_local";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.local.close());

type Check = (sdk: Stripe) => Promise<string>;

/** The code of a refusal, or the answer's own words. */
async function said(call: Promise<unknown>, words: (answer: never) => string): Promise<string> {
  try {
    return words((await call) as never);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return `${error.statusCode} ${error.code ?? error.type}`;
    throw error;
  }
}

const away = (sdk: Stripe, payment_method: string) =>
  sdk.paymentIntents.create({ amount: 8_400, currency: "eur", payment_method, off_session: true, confirm: true });
const statusOf = (answer: Stripe.PaymentIntent) => asDeclared(answer).status;

/** Each with what Stripe's documentation promises. */
const checks: Record<string, [promised: string, ask: Check]> = {
  "a page for one amount": [
    "open unpaid 84000",
    (sdk) =>
      said(sdk.checkout.sessions.create(sessionParams), (answer: Stripe.Checkout.Session) => {
        const { status, payment_status: paid, amount_total: total } = asDeclared(answer);
        return `${status} ${paid} ${total}`;
      }),
  ],
  "a page to save a way to pay": [
    "open no_payment_required setup",
    (sdk) => {
      const { success_url, cancel_url } = sessionParams;
      const params = { mode: "setup", currency: "eur", customer_creation: "always", success_url, cancel_url } as const;
      return said(
        sdk.checkout.sessions.create(params as Stripe.Checkout.SessionCreateParams),
        (answer: Stripe.Checkout.Session) => {
          const { status, payment_status: paid, mode } = asDeclared(answer);
          return `${status} ${paid} ${mode}`;
        },
      );
    },
  ],
  "a saved card, its holder away": ["succeeded", (sdk) => said(away(sdk, "pm_card_visa"), statusOf)],
  "a card that asks for authentication": [
    "402 authentication_required",
    (sdk) => said(away(sdk, "pm_card_authenticationRequired"), statusOf),
  ],
  "a card that is declined": ["402 card_declined", (sdk) => said(away(sdk, "pm_card_chargeDeclined"), statusOf)],
  "a refund of a part": [
    "succeeded 400",
    async (sdk) => {
      const { id } = await away(sdk, "pm_card_visa");
      return said(sdk.refunds.create({ payment_intent: id, amount: 400 }), (answer: Stripe.Refund) => {
        return `${asDeclared(answer).status} ${answer.amount}`;
      });
    },
  ],
  "a refund above what is left": [
    "400 StripeInvalidRequestError",
    async (sdk) => {
      const { id } = await away(sdk, "pm_card_visa");
      return said(sdk.refunds.create({ payment_intent: id, amount: 8_401 }), statusOf);
    },
  ],
  "a param that is none": [
    "400 parameter_unknown",
    (sdk) => said(sdk.customers.create({ surprise: "1" } as Stripe.CustomerCreateParams), () => "accepted"),
  ],
  "less than 50 cents": [
    "400 amount_too_small",
    (sdk) => said(sdk.paymentIntents.create({ amount: 49, currency: "eur" }), statusOf),
  ],
  "lists of disputes, payouts and lines of the balance": [
    "list list list",
    async (sdk) => {
      const lists = await Promise.all([sdk.disputes.list(), sdk.payouts.list(), sdk.balanceTransactions.list()]);
      return lists.map((list) => list.object).join(" ");
    },
  ],
};

it.each(Object.entries(checks))("%s is here what is promised", async (_, [promised, ask]) => {
  expect(await ask(sdkOf(shop.local))).toBe(promised);
});

it("makes disputes, payouts and saved ways to pay as declared", async () => {
  const { sdk, on, local, account } = shop;
  const session = await sdk.checkout.sessions.create(sessionParams, on);
  await press(String(session.url), { how: "card" });
  const { payment_intent: paid } = await sdk.checkout.sessions.retrieve(session.id, undefined, on);
  await control(local, "payout", { account });
  await control(local, "dispute", { payment_intent: paid });
  const [disputes, payouts, lines] = await Promise.all([
    sdk.disputes.list({}, on),
    sdk.payouts.list({}, on),
    sdk.balanceTransactions.list({}, on),
  ]);
  for (const one of [...disputes.data, ...payouts.data, ...lines.data]) asDeclared(one);
  expect([disputes.data.length, payouts.data.length, lines.data.length]).toEqual([1, 1, 3]);
  const [dispute] = disputes.data;
  await sdk.disputes.update(String(dispute?.id), { evidence: { uncategorized_text: "Contrat signé" } }, on);
  expect((await sdk.disputes.close(String(dispute?.id), {}, on)).status).toBe("lost");
  const { payment_method: saved } = await sdk.paymentIntents.create(
    { amount: 5_000, currency: "eur", payment_method: "pm_card_visa", confirm: true },
    on,
  );
  asDeclared(await sdk.paymentMethods.retrieve(String(saved), {}, on));
  expect((await sdk.paymentMethods.detach(String(saved), {}, on)).customer).toBeNull();
});

it("is at Stripe's sandbox what is promised, where a key is given", { timeout: 120_000 }, async () => {
  if (!isAsked) {
    console.log("live contract: left out (STRIPE_SECRET_KEY=sk_test_… npm run test:live asks Stripe's sandbox)");
    return;
  }
  if (!isSandbox) throw new Error("STRIPE_SECRET_KEY must be the key of a sandbox (sk_test_…): a live one moves money");
  const sdk = new Stripe(key, { timeout: 8_000, telemetry: false });
  const differences: string[] = [];
  for (const [name, [promised, ask]] of Object.entries(checks)) {
    const answer = await ask(sdk).catch((error: unknown) => `failed: ${String(error)}`);
    if (answer !== promised) differences.push(`${name}: ${answer}, not ${promised}`);
    console.log(`${answer === promised ? "same" : "DIFFERS"}: ${name}: ${answer}`);
  }
  expect(differences).toEqual([]);
});
