import Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAccount, openShop, refusal, type Shop, sdkOf, sessionParams } from "./shop.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.local.close());

describe("refusals", () => {
  const line = { price_data: { currency: "eur", unit_amount: 100, product_data: { name: "x" } } };
  const soon = Math.floor(Date.now() / 1000) + 60;
  const create = (params: object) =>
    shop.sdk.checkout.sessions.create({ ...sessionParams, ...params } as Stripe.Checkout.SessionCreateParams, shop.on);
  it.each([
    ["an unknown param", () => shop.sdk.customers.create({ nope: "x" } as object), "parameter_unknown", "nope"],
    [
      "an unknown param of a query",
      () => shop.sdk.customers.list({ stripeAccount: "acct_1" } as object),
      "parameter_unknown",
      "stripeAccount",
    ],
    [
      "a text for a whole number",
      () => shop.sdk.refunds.create({ amount: "abc" as never }, shop.on),
      "parameter_invalid_integer",
      "amount",
    ],
    [
      "a fraction of a cent",
      () => shop.sdk.refunds.create({ amount: 10.5 }, shop.on),
      "parameter_invalid_integer",
      "amount",
    ],
    [
      "a missing param inside",
      () => create({ line_items: [{ quantity: 1, price_data: { unit_amount: 100 } }] }),
      "parameter_missing",
      "line_items[0][price_data][currency]",
    ],
    ["a line without quantity", () => create({ line_items: [line] }), "parameter_missing", "line_items[0][quantity]"],
    ["no lines", () => create({ line_items: [] }), "parameter_missing", "line_items"],
    ["no address to come back to", () => create({ success_url: undefined }), "parameter_missing", "success_url"],
    ["an address that is none", () => create({ success_url: "javascript:alert(1)" }), "url_invalid", "success_url"],
    [
      "payment_method_types",
      () => create({ payment_method_types: ["card"] }),
      "payment_method_types_no_longer_supported",
      "payment_method_types",
    ],
    [
      "less than 50 cents",
      () => create({ line_items: [{ quantity: 1, price_data: { ...line.price_data, unit_amount: 49 } }] }),
      "amount_too_small",
      undefined,
    ],
    ["a customer of nobody", () => create({ customer: "cus_nope" }), "resource_missing", "customer"],
    ["a session of an hour past", () => create({ expires_at: soon }), undefined, "expires_at"],
    ["an old name of the page's kind", () => create({ ui_mode: "hosted" }), undefined, "ui_mode"],
    ["a Stripe invoice", () => create({ invoice_creation: { enabled: true } }), undefined, "invoice_creation"],
    [
      "every method excluded",
      () => create({ excluded_payment_method_types: ["card", "sepa_debit"] }),
      undefined,
      undefined,
    ],
    [
      "a fee above the amount",
      () => create({ payment_intent_data: { application_fee_amount: 84_001 } }),
      undefined,
      "payment_intent_data[application_fee_amount]",
    ],
    ["too long a metadata value", () => create({ metadata: { a: "x".repeat(501) } }), undefined, "metadata[a]"],
    [
      "an unknown cursor",
      () => shop.sdk.customers.list({ starting_after: "cus_nope" }),
      "resource_missing",
      "starting_after",
    ],
    ["a page of 101", () => shop.sdk.customers.list({ limit: 101 }), "parameter_invalid_integer", "limit"],
    ["an expansion of nothing", () => shop.sdk.customers.list({ expand: ["data.nope"] }, shop.on), undefined, "expand"],
    [
      "a number where v2 wants a text",
      () => shop.sdk.v2.core.accounts.create({ contact_email: 5 as never }),
      undefined,
      "contact_email",
    ],
    ["a refund of nothing named", () => shop.sdk.refunds.create({}, shop.on), undefined, undefined],
  ])("names %s", async (_what, call, code, param) => {
    await shop.sdk.customers.create({ email: "someone@b.example" }, shop.on);
    const error = await refusal(call());
    expect({ status: error.statusCode, code: error.code, param: error.param }).toEqual({
      status: code === "resource_missing" ? 404 : 400,
      code,
      param,
    });
    expect(error.requestId).toMatch(/^req_/);
  });

  it("takes test keys only", async () => {
    for (const key of ["pk_test_local", "sk_live_x", "nonsense"]) {
      const other = new Stripe(key, {
        host: "127.0.0.1",
        port: shop.local.port,
        protocol: "http",
        maxNetworkRetries: 0,
      });
      expect((await refusal(other.customers.list())).statusCode).toBe(401);
    }
  });

  it("refuses an account it does not know", async () => {
    const error = await refusal(shop.sdk.customers.list({}, { stripeAccount: "acct_nope" }));
    expect(error).toMatchObject({ statusCode: 403, code: "account_invalid" });
  });

  it("says plainly what it does not do, always with an error", async () => {
    expect((await refusal(shop.sdk.products.list())).message).toMatch(/not implemented/);
    const headers = { authorization: "Bearer sk_test_local" };
    for (const [path, init] of [
      ["/v1/customers", { method: "DELETE" }],
      ["/v1/customers/%E0%A4%A", {}],
      ["/v2/core/accounts", { method: "POST", body: "{" }],
      ["/v2/core/accounts", { method: "POST", body: "[]" }],
      ["/v1/customers?limit[a]=1&__proto__[x]=1", {}],
    ] as const) {
      const answer = await fetch(shop.local.origin + path, { ...init, headers });
      expect(answer.status, path).toBeGreaterThanOrEqual(400);
      expect(answer.status, path).toBeLessThan(500);
      expect(await answer.json()).toHaveProperty("error.message");
    }
  });

  it("sends no payment to an account that is not ready", async () => {
    const { id } = await createAccount(shop.sdk);
    const create = sdkOf(shop.local).checkout.sessions.create(sessionParams, { stripeAccount: id });
    expect((await refusal(create)).message).toMatch(/No valid payment method types/);
  });
});
