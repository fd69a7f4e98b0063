import { createHmac } from "node:crypto";
import { db, Table } from "@entrepairs/core/db";
import { Config, Stripe, stripeNode } from "@entrepairs/core/gateway";
import { Actor, ID, logTo } from "@entrepairs/core/kernel";
import { StripeInbox } from "@entrepairs/core/payment";
import { Directory, PlatformOutbox } from "@entrepairs/core/platform";
import { asSystem } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { handle } from "hono/aws-lambda";
import { beforeEach, describe, expect, it } from "vitest";
import { webhookApp } from "./app.ts";

const OURS = "whsec_accounts_of_firms";
const PLATFORM = "whsec_platform_itself";
const ACCOUNT = "acct_1Invented";
let firmID = "";
const lines: string[] = [];

openTable(() => {
  logTo((line) => lines.push(line));
  const origin = "http://127.0.0.1:1";
  Config.configure({ origin, linkKey: "test", mailFrom: { name: "T", address: "t@t.example" }, demo: true });
  const webhookSecrets = [OURS, PLATFORM];
  Stripe.configure(
    stripeNode({ secretKey: "sk_test_local", webhookSecrets, apiBase: "http://127.0.0.1:1", production: false }),
  );
});
beforeEach(async () => {
  firmID = ID.createFirm();
  lines.length = 0;
  await Directory.recordStripeAccount(ACCOUNT, firmID);
});

let counter = 0;
const thin = (over: object = {}) => ({
  id: `evt_test_${counter++}`,
  object: "v2.core.event",
  type: "v1.checkout.session.completed",
  created: "2026-11-22T08:00:00.000Z",
  livemode: false,
  context: ACCOUNT,
  related_object: { id: "cs_test_1", type: "checkout.session", url: "/v1/checkout/sessions/cs_test_1" },
  reason: { note: "Éléonore & « amis » \u2028 😀" },
  ...over,
});

const now = () => Math.floor(Date.now() / 1_000);
const v1 = (body: string, secret: string, at: number) =>
  createHmac("sha256", secret).update(`${at}.${body}`).digest("hex");
const signed = (body: string, secret = OURS, at = now()) => `t=${at},v1=${v1(body, secret, at)}`;
// Stripe's bodies are pretty-printed: parsing them and writing them again would break the signature.
const text = (event: object) => JSON.stringify(event, null, 2);
const app = webhookApp();

async function post(body: string, signature: string | undefined): Promise<number> {
  const headers = {
    "Content-Type": "application/json; charset=utf-8",
    ...(signature && { "Stripe-Signature": signature }),
  };
  return (await app.request("/webhook/stripe", { method: "POST", body, headers })).status;
}

const inbox = (stripeEventID: string) => asSystem(firmID, () => db().get(StripeInbox, { stripeEventID }));
const waiting = () => PlatformOutbox.pending(firmID);

describe("the webhook", () => {
  it("cases 1, 2 and 19: takes a signed event once, told again or ten times at once, whatever its letters, and hands it on", async () => {
    const event = thin();
    const body = text(event);
    expect(await post(body, signed(body))).toBe(200);
    expect(await inbox(event.id)).toMatchObject({ type: event.type, objectID: "cs_test_1" });
    const again = await Promise.all(Array.from({ length: 10 }, () => post(body, signed(body))));
    expect(new Set(again)).toEqual(new Set([200]));
    expect(await waiting()).toMatchObject([{ event: "stripe.notified", ids: { stripeEventID: event.id } }]);
  });

  it("case 12: refuses what it cannot write, takes it when Stripe tells it again, and then once", async () => {
    const event = thin();
    const body = text(event);
    const down = {
      ...Table.use(),
      transact: () => Promise.reject(new Error("the table is away")),
    };
    const posts = () => post(body, signed(body));
    expect(await Table.provide(down, posts)).toBe(500);
    expect(await inbox(event.id)).toBeUndefined();
    expect([await posts(), await posts()]).toEqual([200, 200]);
    expect(await waiting()).toHaveLength(1);
  });

  it("case 22: verifies the same bytes behind the gateway of the cloud, base64 or not", async () => {
    const lambda = handle(webhookApp());
    for (const isBase64Encoded of [true, false]) {
      const event = thin();
      const body = text(event);
      const answer = await lambda({
        version: "2.0",
        routeKey: "$default",
        rawPath: "/webhook/stripe",
        rawQueryString: "",
        headers: { "content-type": "application/json", "stripe-signature": signed(body), host: "pay.example" },
        requestContext: {
          http: { method: "POST", path: "/webhook/stripe", sourceIp: "192.0.2.1" },
          domainName: "pay.example",
        },
        isBase64Encoded,
        body: isBase64Encoded ? Buffer.from(body).toString("base64") : body,
      } as unknown as Parameters<typeof lambda>[0]);
      expect(answer).toMatchObject({ statusCode: 200 });
      expect(await inbox(event.id)).toBeDefined();
    }
  });

  it("cases 20 and 21: takes either secret, and a signature in rotation", async () => {
    const body = text(thin());
    expect(await post(body, signed(body, PLATFORM))).toBe(200);
    const at = now();
    expect(await post(body, `t=${at},v1=${v1(body, "whsec_old", at)},v1=${v1(body, OURS, at)}`)).toBe(200);
  });

  it("cases 14 to 18: refuses what none of our secrets signed, now", async () => {
    const body = text(thin());
    const at = now();
    const refused: (string | undefined)[] = [
      undefined,
      "",
      "garbage",
      signed(body, "whsec_wrong"),
      `t=${at},v0=${v1(body, OURS, at)}`,
      signed(body, OURS, at - 302),
      signed(body, OURS, at + 86_400),
      `t=${at},t=${at + 1},v1=${v1(body, OURS, at)}`,
    ];
    for (const signature of refused) expect(await post(body, signature), String(signature)).toBe(400);
    expect(await post(body.replace("cs_test_1", "cs_test_2"), signed(body))).toBe(400);
    expect(await post(body, signed(body, OURS, at - 298))).toBe(200);
    expect(await waiting()).toHaveLength(1);
  });

  it("cases 23 and 24: refuses other formats: a snapshot, a text, an empty body, a huge one", async () => {
    const snapshot = text({
      id: "evt_1",
      object: "event",
      type: "charge.succeeded",
      data: { object: {} },
      livemode: false,
    });
    for (const body of [snapshot, "no json", ""]) expect(await post(body, signed(body)), body).toBe(400);
    const huge = "x".repeat(200_000);
    expect(await post(huge, signed(huge))).toBe(413);
    expect(await waiting()).toEqual([]);
  });

  it("case 25: parks what an account of nobody says, and answers 200", async () => {
    const body = text(thin({ context: "acct_stranger" }));
    expect(await post(body, signed(body))).toBe(200);
    expect(lines.join("\n")).toContain("stripe.unknown_account");
    expect(await waiting()).toEqual([]);
  });

  it("case 29: takes no live event with a test key, and no event of no account", async () => {
    for (const over of [{ livemode: true }, { context: undefined }]) {
      const body = text(thin(over));
      expect(await post(body, signed(body))).toBe(200);
    }
    expect(await waiting()).toEqual([]);
  });

  it("case 26: finds the firm by the account alone, whatever the event carries", async () => {
    const stranger = ID.createFirm();
    const event = thin({ data: { metadata: { firm_id: stranger } } });
    const body = text(event);
    await post(body, signed(body));
    expect(await inbox(event.id)).toBeDefined();
    expect(
      await Actor.provide({ type: "system", firmID: stranger, job: "t" }, () =>
        db().get(StripeInbox, { stripeEventID: event.id }),
      ),
    ).toBeUndefined();
  });
});

describe("the key", () => {
  const options = { webhookSecrets: [], production: false };
  it("refuses to start when a live one would talk to a stand-in, or production would", () => {
    expect(() => stripeNode({ ...options, secretKey: "sk_live_x", apiBase: "http://127.0.0.1:1" })).toThrow(
      "STRIPE_API_BASE",
    );
    expect(() =>
      stripeNode({ ...options, secretKey: "sk_test_x", apiBase: "http://127.0.0.1:1", production: true }),
    ).toThrow("production");
    expect(stripeNode({ ...options, secretKey: "sk_live_x", production: true }).livemode).toBe(true);
  });
});
