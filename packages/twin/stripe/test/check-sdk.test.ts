import type Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiVersion } from "../world.ts";
import { asDeclared, createAccount, openSession, openShop, pay, press, refusal, type Shop } from "./shop.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.local.close());

describe("accounts", () => {
  it("shows what was asked for by include, and nothing else", async () => {
    const account = asDeclared(await createAccount(shop.sdk));
    expect(account.configuration?.merchant?.capabilities?.card_payments?.status).toBe("restricted");
    expect(account.requirements?.entries?.length).toBeGreaterThan(0);
    const bare = asDeclared(await shop.sdk.v2.core.accounts.retrieve(account.id));
    expect(bare.configuration).toBeUndefined();
    const read = await shop.sdk.v2.core.accounts.retrieve(account.id, { include: ["configuration.merchant"] });
    expect(read.configuration).toEqual(account.configuration);
  });

  it("gives the v1 view of an onboarded account", async () => {
    const account = asDeclared(await shop.sdk.accounts.retrieve(shop.account));
    expect(account).toMatchObject({ charges_enabled: true, capabilities: { card_payments: "active" } });
  });

  it("pages the list of accounts as the SDK follows it", async () => {
    const seen: string[] = [];
    for (let made = 0; made < 3; made += 1) await createAccount(shop.sdk);
    for await (const account of shop.sdk.v2.core.accounts.list({ limit: 2 })) seen.push(account.id);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(4);
  });

  it("makes account links as declared", async () => {
    const urls = { refresh_url: "http://127.0.0.1:9/fresh", return_url: "http://127.0.0.1:9/back" };
    const use = { type: "account_onboarding" as const, account_onboarding: urls };
    asDeclared(await shop.sdk.v2.core.accountLinks.create({ account: shop.account, use_case: use }));
  });

  it("refuses identity details without an account token, as for any French platform", async () => {
    const details = {
      contact_email: "a@b.example",
      identity: { country: "fr", entity_type: "company" as const, business_details: { registered_name: "X" } },
    };
    expect((await refusal(shop.sdk.v2.core.accounts.create(details))).code).toBe(
      "account_token_required_for_v2_account",
    );
  });
});

describe("customers", () => {
  it("keeps what it is given, and forgets what is emptied", async () => {
    const created = asDeclared(
      await shop.sdk.customers.create(
        { email: "a@b.example", name: "Client", metadata: { a: "1", b: "2" }, address: { country: "FR" } },
        shop.on,
      ),
    );
    const updated = asDeclared(
      await shop.sdk.customers.update(created.id, { name: "Autre", metadata: { a: "" } }, shop.on),
    );
    expect(updated).toMatchObject({
      name: "Autre",
      email: "a@b.example",
      metadata: { b: "2" },
      address: { country: "FR" },
    });
    expect(await shop.sdk.customers.retrieve(created.id, undefined, shop.on)).toMatchObject({ name: "Autre" });
  });

  it("pages forwards and backwards without losing or repeating one", async () => {
    const other = { stripeAccount: (await createAccount(shop.sdk)).id };
    for (let made = 0; made < 23; made += 1) await shop.sdk.customers.create({ email: `u${made}@b.example` }, other);
    const seen: string[] = [];
    for await (const customer of shop.sdk.customers.list({ limit: 10 }, other)) seen.push(String(customer.email));
    expect(seen).toEqual(Array.from({ length: 23 }, (_, index) => `u${22 - index}@b.example`));
    const first = await shop.sdk.customers.list({ limit: 5 }, other);
    const second = await shop.sdk.customers.list({ limit: 5, starting_after: String(first.data[4]?.id) }, other);
    const back = await shop.sdk.customers.list({ limit: 5, ending_before: String(second.data[0]?.id) }, other);
    expect(back.data).toEqual(first.data);
    expect((await shop.sdk.customers.list({ email: "u7@b.example" }, other)).data).toHaveLength(1);
    expect(
      (await shop.sdk.customers.list({ created: { gt: Math.floor(Date.now() / 1000) + 60 } }, other)).data,
    ).toEqual([]);
  });

  it("shows an account's objects to that account alone", async () => {
    const { id } = await shop.sdk.customers.create({ email: "x@b.example" }, shop.on);
    expect((await refusal(shop.sdk.customers.retrieve(id))).statusCode).toBe(404);
    const elsewhere = { stripeAccount: (await createAccount(shop.sdk)).id };
    expect((await refusal(shop.sdk.customers.retrieve(id, undefined, elsewhere))).code).toBe("resource_missing");
    expect(await shop.sdk.customers.retrieve(id, undefined, { stripeContext: shop.account })).toMatchObject({ id });
  });
});

describe("checkout", () => {
  it("opens, lists and expires a session", async () => {
    const session = asDeclared(await openSession(shop, { expires_at: Math.floor(Date.now() / 1000) + 3600 }));
    expect(session).toMatchObject({
      amount_total: 84_000,
      status: "open",
      payment_status: "unpaid",
      payment_intent: null,
    });
    expect(session.payment_method_types).toEqual(["card", "sepa_debit"]);
    expect(session.url).toBe(`${shop.local.origin}/c/pay/${session.id}`);
    const lines = await shop.sdk.checkout.sessions.listLineItems(session.id, undefined, shop.on);
    expect(asDeclared(lines.data[0] as Stripe.LineItem)).toMatchObject({
      amount_total: 84_000,
      description: "Facture FA-2026-0001",
    });
    const full = await shop.sdk.checkout.sessions.retrieve(session.id, { expand: ["line_items"] }, shop.on);
    expect(full.line_items?.data).toEqual(lines.data);
    expect((await shop.sdk.checkout.sessions.list({ status: "open", limit: 1 }, shop.on)).data[0]?.id).toBe(session.id);
    const expired = asDeclared(await shop.sdk.checkout.sessions.expire(session.id, undefined, shop.on));
    expect(expired).toMatchObject({ status: "expired", url: null });
    expect((await refusal(shop.sdk.checkout.sessions.expire(session.id, undefined, shop.on))).statusCode).toBe(400);
  });

  it("follows a card payment down to its balance line by expand", async () => {
    const { id } = await pay(shop, "card");
    const expand = ["payment_intent.latest_charge.balance_transaction"];
    const session = await shop.sdk.checkout.sessions.retrieve(id, { expand }, shop.on);
    const intent = session.payment_intent as Stripe.PaymentIntent;
    const charge = intent.latest_charge as Stripe.Charge;
    expect(session).toMatchObject({ status: "complete", payment_status: "paid", client_reference_id: "attempt_1" });
    expect(intent).toMatchObject({ status: "succeeded", amount_received: 84_000, metadata: { invoice_id: "inv_1" } });
    expect(charge).toMatchObject({ status: "succeeded", paid: true, amount: 84_000 });
    asDeclared(charge.balance_transaction as Stripe.BalanceTransaction);
    asDeclared(await shop.sdk.paymentIntents.retrieve(intent.id, undefined, shop.on));
    asDeclared(await shop.sdk.charges.retrieve(charge.id, undefined, shop.on));
    asDeclared(await shop.sdk.checkout.sessions.retrieve(id, undefined, shop.on));
    const listed = await shop.sdk.paymentIntents.list({ limit: 1, expand: ["data.latest_charge"] }, shop.on);
    expect(listed.data.map((each) => (each.latest_charge as Stripe.Charge).id)).toEqual([charge.id]);
    expect((await shop.sdk.checkout.sessions.list({ payment_intent: intent.id }, shop.on)).data).toHaveLength(1);
  });

  it("takes the platform's fee, and gives it back in proportion when asked", async () => {
    const session = await openSession(shop, { payment_intent_data: { application_fee_amount: 1000 } });
    await press(String(session.url), { how: "card" });
    const paid = await shop.sdk.checkout.sessions.retrieve(
      session.id,
      { expand: ["payment_intent.latest_charge.application_fee"] },
      shop.on,
    );
    const intent = paid.payment_intent as Stripe.PaymentIntent;
    const fee = (intent.latest_charge as Stripe.Charge).application_fee as Stripe.ApplicationFee;
    expect(asDeclared(fee)).toMatchObject({ amount: 1000, account: shop.account });
    await shop.sdk.refunds.create({ payment_intent: intent.id, amount: 42_000, refund_application_fee: true }, shop.on);
    const own = await shop.sdk.events.list({ type: "application_fee.refunded" });
    expect(own.data[0]?.data.object).toMatchObject({ amount_refunded: 500 });
  });

  it("cancels the payment of a debit that failed, and not that of an open session", async () => {
    const open = await openSession(shop);
    await press(String(open.url), { how: "declined" });
    const tried = await shop.sdk.checkout.sessions.retrieve(open.id, undefined, shop.on);
    const cancel = shop.sdk.paymentIntents.cancel(String(tried.payment_intent), undefined, shop.on);
    expect((await refusal(cancel)).message).toMatch(/Expire the Checkout Session/);
    await shop.sdk.checkout.sessions.expire(open.id, undefined, shop.on);
    const gone = await shop.sdk.paymentIntents.retrieve(String(tried.payment_intent), undefined, shop.on);
    expect(asDeclared(gone)).toMatchObject({ status: "canceled" });
  });
});

describe("refunds", () => {
  it("gives back part, then the rest, then nothing more", async () => {
    const session = await pay(shop, "card");
    const payment_intent = String(session.payment_intent);
    const first = asDeclared(
      await shop.sdk.refunds.create({ payment_intent, amount: 10_000, metadata: { credit_note_id: "av_1" } }, shop.on),
    );
    expect(first).toMatchObject({ amount: 10_000, status: "succeeded", metadata: { credit_note_id: "av_1" } });
    expect((await refusal(shop.sdk.refunds.create({ payment_intent, amount: 74_001 }, shop.on))).param).toBe("amount");
    expect((await shop.sdk.refunds.create({ payment_intent }, shop.on)).amount).toBe(74_000);
    expect((await refusal(shop.sdk.refunds.create({ payment_intent }, shop.on))).code).toBe("charge_already_refunded");
    expect((await shop.sdk.refunds.list({ payment_intent }, shop.on)).data).toHaveLength(2);
    expect(await shop.sdk.refunds.retrieve(first.id, undefined, shop.on)).toMatchObject({ id: first.id });
    const charge = await shop.sdk.charges.retrieve(String(first.charge), undefined, shop.on);
    expect(charge).toMatchObject({ refunded: true, amount_refunded: 84_000 });
  });
});

describe("events", () => {
  it("lists a card payment's events in both forms", async () => {
    const { id } = await pay(shop, "card");
    const listed = await shop.sdk.events.list({ limit: 4 }, shop.on);
    expect(listed.data.map((event) => event.type).reverse()).toEqual([
      "payment_intent.created",
      "charge.succeeded",
      "payment_intent.succeeded",
      "checkout.session.completed",
    ]);
    for (const event of listed.data) asDeclared({ ...event, data: { object: {} } } as never as { object: string });
    const thin = await shop.sdk.v2.core.events.list({ object_id: id });
    const completed = thin.data.find((event) => event.type === "v1.checkout.session.completed");
    expect(completed).toMatchObject({ context: shop.account, snapshot_event: listed.data[0]?.id });
    expect(await shop.sdk.v2.core.events.retrieve(String(completed?.id))).toMatchObject({ id: completed?.id });
    const types = ["charge.succeeded" as const];
    expect(
      (await shop.sdk.events.list({ types, limit: 100 }, shop.on)).data.every((event) => event.type === types[0]),
    ).toBe(true);
  });

  it("creates thin destinations for webhooks only", async () => {
    const common = {
      name: "Tests",
      type: "webhook_endpoint" as const,
      enabled_events: ["v1.checkout.session.completed"],
      webhook_endpoint: { url: "http://127.0.0.1:9/hook" },
    };
    const made = await shop.sdk.v2.core.eventDestinations.create({
      ...common,
      event_payload: "thin",
      events_from: ["@accounts"],
      include: ["webhook_endpoint.signing_secret"],
    });
    expect(asDeclared(made).webhook_endpoint?.signing_secret).toMatch(/^whsec_/);
    expect(
      (await refusal(shop.sdk.v2.core.eventDestinations.create({ ...common, event_payload: "snapshot" }))).statusCode,
    ).toBe(400);
  });
});

it("answers with the version the SDK is written for", async () => {
  const { lastResponse } = await shop.sdk.customers.list({ limit: 1 });
  expect(lastResponse.apiVersion).toBe(apiVersion);
  expect(shop.local.calls()["GET /v1/customers"]).toBeGreaterThan(0);
});
