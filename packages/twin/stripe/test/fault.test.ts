import Stripe from "stripe";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FaultMode } from "../http/fault.ts";
import { type LocalStripe, startStripe } from "../index.ts";
import { control, refusal, sdkOf } from "./shop.ts";

let local: LocalStripe;
beforeEach(async () => {
  local = await startStripe();
});
afterEach(() => local.close());

const spoil = (mode: FaultMode, times: number) =>
  control(local, "faults", { faults: [{ method: "POST", path: "^/v1/customers$", mode, times }] });
const sdk = (maxNetworkRetries: number) => sdkOf(local, { maxNetworkRetries, timeout: 400 });
const email = "a@b.example";

async function made(): Promise<number> {
  return (await sdk(0).customers.list({ limit: 100 })).data.length;
}

describe("a call that is tried again", () => {
  it.each(["timeout_after_commit", "reset_after_commit", "409", "500", "html502", "json503"] as const)(
    "makes one object after %s",
    async (mode) => {
      await spoil(mode, 1);
      const customer = await sdk(2).customers.create({ email });
      expect(customer.id).toMatch(/^cus_/);
      expect(await made()).toBe(1);
      const replayed = mode.endsWith("after_commit") ? "true" : undefined;
      expect(customer.lastResponse.headers["idempotent-replayed"]).toBe(replayed);
    },
  );

  it("is not after 429: the caller must wait by himself", async () => {
    await spoil("429", 1);
    expect(await refusal(sdk(2).customers.create({ email }))).toBeInstanceOf(Stripe.errors.StripeRateLimitError);
    expect(await made()).toBe(0);
  });

  it("gets the same 500 again when Stripe kept it under the key", async () => {
    await spoil("500_stored", 1);
    expect((await refusal(sdk(2).customers.create({ email }))).statusCode).toBe(500);
    expect(await made()).toBe(0);
  });
});

describe("a call that is not tried again", () => {
  it("fails after a silence, and the object exists", async () => {
    await spoil("timeout_after_commit", 1);
    expect(await refusal(sdk(0).customers.create({ email }))).toBeInstanceOf(Stripe.errors.StripeConnectionError);
    expect(await made()).toBe(1);
  });

  it.each(["409", "500"] as const)("fails on %s with its status", async (mode) => {
    await spoil(mode, 1);
    expect((await refusal(sdk(0).customers.create({ email }))).statusCode).toBe(Number(mode));
  });

  it("fails on HTML", async () => {
    await spoil("html502", 1);
    expect((await refusal(sdk(0).customers.create({ email }))).message).toMatch(/Invalid JSON/);
  });

  it("seems to succeed, without id, on JSON that has no error", async () => {
    await spoil("json503", 1);
    expect((await sdk(0).customers.create({ email })).id).toBeUndefined();
  });
});

describe("a key", () => {
  it("gives the same object for the same params", async () => {
    const [first, second] = [
      await sdk(0).customers.create({ email }, { idempotencyKey: "k" }),
      await sdk(0).customers.create({ email }, { idempotencyKey: "k" }),
    ];
    expect(second.id).toBe(first.id);
    expect(second.lastResponse.headers["original-request"]).toBe(first.lastResponse.requestId);
    expect(await made()).toBe(1);
  });

  it("refuses other params", async () => {
    await sdk(0).customers.create({ email }, { idempotencyKey: "k" });
    const error = await refusal(sdk(0).customers.create({ email: "b@b.example" }, { idempotencyKey: "k" }));
    expect(error).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
    expect(error.statusCode).toBe(400);
  });

  it("refuses a second call while the first is worked on", async () => {
    await spoil("slow", 1);
    const first = sdk(0).customers.create({ email }, { idempotencyKey: "k" });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const error = await refusal(sdk(0).customers.create({ email }, { idempotencyKey: "k" }));
    expect(error).toMatchObject({ statusCode: 409, code: "idempotency_key_in_use" });
    await first;
    expect(await made()).toBe(1);
  });

  it("remembers a refusal of the operation, and not one of the contract", async () => {
    const refund = (params: object) => sdk(0).refunds.create(params, { idempotencyKey: "r" });
    expect((await refusal(refund({ nope: 1 }))).code).toBe("parameter_unknown");
    const first = await refusal(refund({ charge: "ch_nope" }));
    const second = await refusal(refund({ charge: "ch_nope" }));
    expect(first.code).toBe("resource_missing");
    expect(second.headers?.["original-request"]).toBe(first.requestId);
  });

  it("is forgotten after a day", async () => {
    await sdk(0).customers.create({ email }, { idempotencyKey: "k" });
    await control(local, "clock", { advanceSeconds: 86_401 });
    await sdk(0).customers.create({ email }, { idempotencyKey: "k" });
    expect(await made()).toBe(2);
  });
});

it("refuses a fault it does not know", async () => {
  const body = JSON.stringify({ faults: [{ path: "^/", mode: "rain" }] });
  expect((await fetch(`${local.origin}/_emu/faults`, { method: "POST", body })).status).toBe(400);
});
