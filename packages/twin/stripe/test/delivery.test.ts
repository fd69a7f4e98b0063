import type Stripe from "stripe";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openReceiver, type Receiver, waitUntil } from "./receiver.ts";
import { control, createAccount, onboardingLink, openSession, openShop, pay, press, type Shop } from "./shop.ts";

let shop: Shop;
let receiver: Receiver;
let secrets: { accountsSecret: string; selfSecret: string };

beforeEach(async () => {
  receiver = await openReceiver();
  shop = await openShop();
  secrets = shop.local.setWebhook(receiver.url);
});
afterEach(async () => {
  await shop.local.close();
  await receiver.close();
});

function typesReceived(): string[] {
  return receiver.received.map(({ body }) => (JSON.parse(body) as { type: string }).type);
}

it("delivers what the SDK verifies and reads back under the right account", async () => {
  const session = await pay(shop, "card");
  await receiver.until(() => typesReceived().includes("v1.checkout.session.completed"));
  const sent = receiver.received[typesReceived().indexOf("v1.checkout.session.completed")];
  const notification = shop.sdk.parseEventNotification(
    String(sent?.body),
    String(sent?.signature),
    secrets.accountsSecret,
  );
  if (notification.type !== "v1.checkout.session.completed") throw new Error("another event");
  expect(String(notification.context)).toBe(shop.account);
  const read = await notification.fetchRelatedObject();
  expect(read).toMatchObject({ id: session.id, payment_status: "paid", client_reference_id: "attempt_1" });
  expect((await notification.fetchEvent()).snapshot_event).toMatch(/^evt_/);
  expect(String(sent?.body)).not.toMatch(/84000|atelier/);
});

it("signs each scope with its own secret, the same at every start", async () => {
  const fee = await openSession(shop, { payment_intent_data: { application_fee_amount: 100 } });
  await press(String(fee.url), { how: "card" });
  await receiver.until(() => typesReceived().includes("v1.application_fee.created"));
  const own = receiver.received[typesReceived().indexOf("v1.application_fee.created")];
  const verify = (secret: string) => shop.sdk.parseEventNotification(String(own?.body), String(own?.signature), secret);
  expect(() => verify(secrets.accountsSecret)).toThrow();
  expect(verify(secrets.selfSecret)).not.toHaveProperty("context", shop.account);
  expect(shop.local.setWebhook(receiver.url)).toEqual(secrets);
  expect(shop.local.destination).toEqual({ url: receiver.url, secret: secrets.accountsSecret });
});

it("tells of an onboarding by v2 events that lead to the account", async () => {
  const { id } = await createAccount(shop.sdk);
  await press(await onboardingLink(shop.sdk, id), { outcome: "accepted" });
  const type = "v2.core.account[configuration.merchant].capability_status_updated";
  await receiver.until(() => typesReceived().filter((each) => each === type).length === 2);
  const sent = receiver.received[typesReceived().indexOf(type)];
  const notification = shop.sdk.parseEventNotification(
    String(sent?.body),
    String(sent?.signature),
    secrets.accountsSecret,
  );
  if (notification.type !== type) throw new Error("another event");
  expect((await notification.fetchRelatedObject()).id).toBe(id);
  expect((await notification.fetchEvent()).data.updated_capability).toMatch(/_payments$/);
  expect(typesReceived()).toContain("v2.core.account[requirements].updated");
});

it("case 12: tries again after a refusal until it is accepted, and shows meanwhile what waits", async () => {
  receiver.answers.push(500, 503, 302);
  await shop.sdk.customers.create({ email: "a@b.example" }, shop.on);
  await receiver.until(() => receiver.received.length === 1);
  const waiting = await shop.sdk.events.list({ delivery_success: false }, shop.on);
  expect(waiting.data.map((event) => event.type)).toEqual(["customer.created"]);
  await receiver.until(() => receiver.received.length === 4);
  expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
  expect(receiver.received.map(({ status }) => status)).toEqual([500, 503, 302, 200]);
  await waitUntil(async () => (await shop.sdk.events.list({ delivery_success: false }, shop.on)).data.length === 0);
});

it("settles a SEPA debit by control, or fails it", async () => {
  for (const [verb, status, type] of [
    ["settle", "succeeded", "v1.checkout.session.async_payment_succeeded"],
    ["fail", "requires_payment_method", "v1.checkout.session.async_payment_failed"],
  ] as const) {
    const session = await pay(shop, "sepa");
    expect(session).toMatchObject({ status: "complete", payment_status: "unpaid" });
    const intent = String(session.payment_intent);
    expect(await shop.sdk.paymentIntents.retrieve(intent, undefined, shop.on)).toMatchObject({ status: "processing" });
    await control(shop.local, verb, { payment_intent: intent });
    expect(await shop.sdk.paymentIntents.retrieve(intent, undefined, shop.on)).toMatchObject({ status });
    await receiver.until(() => typesReceived().includes(type));
    const again = await fetch(`${shop.local.origin}/_emu/${verb}`, {
      method: "POST",
      body: JSON.stringify({ payment_intent: intent }),
    });
    expect(again.status).toBe(400);
  }
  expect(
    typesReceived()
      .filter((type) => type.startsWith("v1.charge"))
      .sort(),
  ).toEqual(["v1.charge.failed", "v1.charge.pending", "v1.charge.pending", "v1.charge.succeeded"].sort());
});

it("lets time settle debits and expire sessions", async () => {
  const open = await openSession(shop);
  await press(String(open.url), { how: "declined" });
  const debited = await pay(shop, "sepa");
  await control(shop.local, "clock", { advanceSeconds: 21 });
  expect(await shop.sdk.checkout.sessions.retrieve(debited.id, undefined, shop.on)).toMatchObject({
    payment_status: "paid",
  });
  await control(shop.local, "clock", { advanceSeconds: 86_400 });
  expect(await shop.sdk.checkout.sessions.retrieve(open.id, undefined, shop.on)).toMatchObject({
    status: "expired",
    url: null,
  });
  await receiver.until(() => typesReceived().includes("v1.checkout.session.expired"));
  expect(typesReceived()).toContain("v1.payment_intent.canceled");
});

it("holds, doubles, shuffles, loses and lets go as it is told", async () => {
  await control(shop.local, "hold");
  for (let made = 0; made < 6; made += 1) await shop.sdk.customers.create({ email: `${made}@b.example` }, shop.on);
  expect(await control(shop.local, "duplicate", { share: 1 })).toEqual({ before: 6, after: 12 });
  expect(await control(shop.local, "drop", { share: 0.5, seed: 7 })).toMatchObject({ before: 12 });
  await control(shop.local, "shuffle", { seed: 3 });
  expect(receiver.received).toEqual([]);
  const { accepted } = await control(shop.local, "flush");
  expect(receiver.received).toHaveLength(Number(accepted));
  const ids = receiver.received.map(({ body }) => (JSON.parse(body) as { id: string }).id);
  expect(new Set(ids).size).toBeLessThan(ids.length);
  const order = [...ids].map((id) => id);
  const sent = (await shop.sdk.v2.core.events.list({ limit: 100 })).data
    .map((event: Stripe.V2.Core.Event) => event.id)
    .reverse();
  expect(order).not.toEqual([...order].sort((a, b) => sent.indexOf(a) - sent.indexOf(b)));
  await control(shop.local, "hold", { held: false });
  await shop.sdk.customers.create({ email: "last@b.example" }, shop.on);
  await receiver.until(() => receiver.received.length === Number(accepted) + 1);
});

it("restricts and disconnects an account", async () => {
  await control(shop.local, "restrict", { account: shop.account });
  await expect(openSession(shop, { excluded_payment_method_types: ["sepa_debit"] })).rejects.toThrow(
    /No valid payment/,
  );
  await control(shop.local, "deauthorize", { account: shop.account });
  await expect(openSession(shop)).rejects.toMatchObject({ code: "account_invalid" });
  await receiver.until(() => typesReceived().includes("v1.account.application.deauthorized"));
});

it("brings a refund back when the bank refuses it", async () => {
  const session = await pay(shop, "card");
  const refund = await shop.sdk.refunds.create(
    { payment_intent: String(session.payment_intent), amount: 500 },
    shop.on,
  );
  await control(shop.local, "fail", { refund: refund.id });
  expect(await shop.sdk.refunds.retrieve(refund.id, undefined, shop.on)).toMatchObject({ status: "failed" });
  expect(await shop.sdk.charges.retrieve(String(refund.charge), undefined, shop.on)).toMatchObject({
    amount_refunded: 0,
  });
  await receiver.until(() => typesReceived().includes("v1.refund.failed"));
});

it("delivers one again when asked, and forgets all but the address on reset", async () => {
  await shop.sdk.customers.create({ email: "a@b.example" }, shop.on);
  await receiver.until(() => receiver.received.length === 1);
  const state = (await (await fetch(`${shop.local.origin}/_emu/state`)).json()) as {
    deliveries: { id: string; type: string }[];
  };
  expect(JSON.stringify(state)).not.toContain(secrets.accountsSecret);
  expect(state.deliveries[0]?.type).toBe("v1.customer.created");
  await control(shop.local, "redeliver", { delivery: state.deliveries[0]?.id });
  await receiver.until(() => receiver.received.length === 2);
  await control(shop.local, "reset");
  expect(shop.local.destination?.url).toBe(receiver.url);
  await expect(shop.sdk.customers.list({}, shop.on)).rejects.toMatchObject({ code: "account_invalid" });
});
