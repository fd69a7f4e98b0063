import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mailsTo } from "../../e2e/inbox.ts";
import { eventFor, mailedPath, signIn, visitor } from "./client.ts";
import { deliver, ORIGIN_KEY, type RunningCloud, startCloud } from "./cloud.ts";
import type { Lambda } from "./runtime-api.ts";

/** What a game day of the runbook does by hand on a stage: letters given back, and each key replaced. */
let cloud: RunningCloud;
beforeAll(async () => {
  cloud = await startCloud(process.env.RUNTIME_CLIENT ?? "");
});
afterAll(() => cloud?.close());

/** Nobody listens there. */
const SHUT = "http://127.0.0.1:1";
const OWNER = "claude@exercice.example";

/** How a function answers an event of the HTTP API. */
async function statusOf(lambda: Lambda, event: object): Promise<number> {
  const { body } = await lambda.invoke(event);
  return (JSON.parse(body.toString()) as { statusCode: number }).statusCode;
}

describe("dead letters", () => {
  it("are given back once the cause is mended: each mail leaves, once, however often its letter comes", async () => {
    const to = "redrive@exercice.example";
    await visitor(cloud).form("/connexion", { email: to, locale: "fr" });
    while (await cloud.hear());
    const letters = cloud.services.queue.take();
    expect(letters).not.toEqual([]);
    // The table cannot be reached: not even that it failed can be noted, and the queue has each letter back.
    const broken = await cloud.another("job", { env: { DYNAMODB_ENDPOINT: SHUT, STS_ENDPOINT: SHUT } });
    expect(await deliver(broken, letters)).toEqual(letters);
    broken.stop();
    expect(await mailsTo(cloud.inbox, to)).toHaveLength(0);
    // What `start-message-move-task` does, and again by mistake.
    for (let time = 0; time < 2; time++) {
      expect(await deliver(cloud.lambdas.job, letters)).toEqual([]);
      await cloud.settle();
      expect(await mailsTo(cloud.inbox, to)).toHaveLength(1);
    }
  });
});

describe("rotation", () => {
  it("of OriginKey: who bears the former one is refused from then on, who bears the new one is let in", async () => {
    const key = "another-that-only-cloudfront-knows";
    const rotated = await cloud.another("api", { env: { ORIGIN_KEY: key } });
    const asking = (proof: string) => eventFor("/api/me", { headers: { "x-origin-key": proof } });
    expect(await statusOf(rotated, asking(ORIGIN_KEY))).toBe(403);
    expect(await statusOf(rotated, asking(key))).toBe(401);
    rotated.stop();
  });

  it("of StripeWebhookSecrets: both are taken while both stand there, the former no more once it is removed", async () => {
    const [former, next] = ["whsec_former", "whsec_next"];
    const both = await cloud.another("webhook", { env: { STRIPE_WEBHOOK_SECRETS: `${former},${next}` } });
    expect([await statusOf(both, signed(former)), await statusOf(both, signed(next))]).toEqual([200, 200]);
    const one = await cloud.another("webhook", { env: { STRIPE_WEBHOOK_SECRETS: next } });
    expect([await statusOf(one, signed(former)), await statusOf(one, signed(next))]).toEqual([400, 200]);
    for (const lambda of [both, one]) lambda.stop();
  });

  it("of LinkKey: every link that was mailed is dead, people sign in by a new one, and who is signed in stays so", async () => {
    const { cookie } = await signIn(cloud, OWNER);
    await visitor(cloud).form("/connexion", { email: OWNER, locale: "fr" });
    const path = await mailedPath(cloud, OWNER, /\/lien\//);
    const env = { LINK_KEY: "another-key-of-links" };
    const [site, api] = [await cloud.another("site", { env }), await cloud.another("api", { env })];
    expect([404, 410]).toContain(await statusOf(site, posted(path, "")));
    expect(await statusOf(cloud.lambdas.site, posted(path, ""))).toBe(303);
    expect(await statusOf(api, eventFor("/api/me", { cookie }))).toBe(200);
    for (const lambda of [site, api]) lambda.stop();
  });
});

/** A thin event of Stripe's, about an account that nobody has, signed by one secret. */
function signed(secret: string): object {
  const at = Math.floor(Date.now() / 1_000);
  const body = JSON.stringify({
    id: "evt_exercise",
    object: "v2.core.event",
    type: "v2.core.account.created",
    created: new Date().toISOString(),
    livemode: false,
    context: "acct_exercise",
    related_object: { id: "acct_exercise", type: "v2.core.account", url: "/v2/core/accounts/acct_exercise" },
  });
  const signature = createHmac("sha256", secret).update(`${at}.${body}`).digest("hex");
  const headers = { "stripe-signature": `t=${at},v1=${signature}`, "content-type": "application/json" };
  return posted("/webhook/stripe", body, headers);
}

function posted(path: string, body: string, headers = {}): object {
  const event = eventFor(path, { headers }) as { requestContext: { http: object } };
  const http = { ...event.requestContext.http, method: "POST" };
  return { ...event, body, requestContext: { ...event.requestContext, http } };
}
