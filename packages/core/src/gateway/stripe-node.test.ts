import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { SessionOrder, StripePort } from "./stripe.ts";
import { stripeNode, TRIES } from "./stripe-node.ts";

interface Asked {
  method: string;
  path: string;
  key: string | undefined;
}

const asked: Asked[] = [];
/** What the next calls are answered; nothing: no answer at all. */
let answer: { status: number; body: string; headers?: Record<string, string> } | undefined;
const server = createServer((request, response) => {
  const { method = "", url = "", headers } = request;
  const key = headers["idempotency-key"];
  asked.push({ method, path: url.split("?")[0] ?? "", key: Array.isArray(key) ? key[0] : key });
  request.resume();
  if (!answer) return;
  response.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
  response.end(answer.body);
});

let stripe: StripePort;
const options = () => {
  const { port } = server.address() as AddressInfo;
  const apiBase = `http://127.0.0.1:${port}`;
  return { secretKey: "sk_test_local", webhookSecrets: [], apiBase, production: false };
};
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  stripe = stripeNode(options());
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked.length = 0;
});

const account = "acct_1";
const session: SessionOrder = {
  attemptID: "attempt_1",
  invoiceID: "invoice_1",
  firmID: "F",
  amount: 84_000,
  number: "F-2026-0001",
  object: "Parcours",
  email: "a@b.example",
  locale: "fr",
  expiresAt: "2026-11-22T10:00:00.000Z",
  atOnce: false,
  fee: 840,
  successURL: "http://127.0.0.1/ok",
  cancelURL: "http://127.0.0.1/no",
};
const away = {
  attemptID: "attempt_1",
  invoiceID: "invoice_1",
  firmID: "F",
  amount: 84_000,
  fee: undefined,
  number: "F-2026-0001",
  customerID: "cus_1",
  paymentMethodID: "pm_1",
};
const setup = {
  setupID: "setup_1",
  customerID: undefined,
  email: "a@b.example",
  locale: "fr" as const,
  metadata: {},
  successURL: "http://127.0.0.1/ok",
  cancelURL: "http://127.0.0.1/no",
};

/** Each call that makes or changes something, with the key that it must carry. */
const makes: Record<string, [key: string, ask: () => Promise<unknown>]> = {
  createAccount: ["acct:F", () => stripe.createAccount({ firmID: "F", email: "a@b.example", name: "Cabinet" })],
  createSession: ["cs:attempt_1", () => stripe.createSession(account, session)],
  expireSession: ["ex:cs_1", () => stripe.expireSession(account, "cs_1")],
  collect: ["pi:attempt_1", () => stripe.collect(account, away)],
  createSetup: ["se:setup_1", () => stripe.createSetup(account, setup)],
  refund: [
    "rf:refund_1",
    () => stripe.refund(account, { intentID: "pi_1", amount: 84_000, key: "refund_1", feeBack: false }),
  ],
};
/** Each call that reads. */
const reads: Record<string, () => Promise<unknown>> = {
  account: () => stripe.account(account),
  session: () => stripe.session(account, "cs_1"),
  sessionOf: () => stripe.sessionOf(account, "pi_1"),
  intent: () => stripe.intent(account, "pi_1"),
  findCollected: () => stripe.findCollected(account, away),
  savedBy: () => stripe.savedBy(account, "cs_1"),
  refundOf: () => stripe.refundOf(account, "re_1"),
  refundsOf: () => stripe.refundsOf(account, "pi_1"),
  disputeOf: () => stripe.disputeOf(account, "du_1"),
  disputesOf: () => stripe.disputesOf(account, "pi_1"),
  madeSince: () => stripe.madeSince(account, "2026-11-22T08:00:00.000Z"),
  undelivered: () => stripe.undelivered(account, "2026-11-22T08:00:00.000Z"),
  payouts: () => stripe.payouts(account, "2026-11-22T08:00:00.000Z"),
  payout: () => stripe.payout(account, "po_1"),
  payoutLines: () => stripe.payoutLines(account, "po_1"),
  intentOfCharge: () => stripe.intentOfCharge(account, "ch_1"),
};
/** A link works once: two askings are two links, so that it alone has no key of ours. */
const onboarding = () =>
  stripe.onboardingLink({ accountID: account, refreshURL: "http://127.0.0.1/r", returnURL: "http://127.0.0.1/s" });

it("asks nothing that this test does not know", () => {
  const known = [...Object.keys(makes), ...Object.keys(reads), "onboardingLink", "parseEvent"];
  const calls = Object.entries(stripe).filter(([, value]) => typeof value === "function");
  expect(calls.map(([name]) => name).sort()).toEqual(known.sort());
});

it.each(Object.entries(makes))("%s carries the same key of ours however often it is asked", async (_, [key, ask]) => {
  answer = { status: 200, body: "{}" };
  for (const _again of [1, 2]) await ask().catch(() => undefined);
  const posted = asked.filter(({ method }) => method === "POST");
  expect(posted.length).toBeGreaterThanOrEqual(2);
  expect(new Set(posted.map((one) => one.key))).toEqual(new Set([key]));
});

const all = [...Object.entries(makes).map(([name, [, ask]]) => [name, ask] as const), ...Object.entries(reads)];

it.each([...all, ["onboardingLink", onboarding] as const])(
  "%s takes no answer without its id for a success",
  async (_, ask) => {
    answer = { status: 200, body: "{}" };
    await expect(ask()).rejects.toMatchObject({
      name: "StripeFailure",
      // The library reads lists page by page, and itself stumbles over one that is none.
      code: expect.stringMatching(/^(no_object|unreachable)$/),
      lasting: false,
    });
  },
);

it("waits longer and longer when Stripe says too many, four times in all, then says so", async () => {
  answer = { status: 429, body: JSON.stringify({ error: { type: "rate_limit_error", message: "slow down" } }) };
  const started = performance.now();
  await expect(stripe.intent(account, "pi_1")).rejects.toMatchObject({ code: "rate_limit", lasting: false });
  // 100 to 250 ms, doubled each time: 200, 400 and 800 at the least.
  expect(performance.now() - started).toBeGreaterThan(1_400);
  expect(asked).toHaveLength(4);
});

it("gives up on a Stripe that never answers after three tries under one key, before the cloud's door does", async () => {
  expect(TRIES.timeoutMs * TRIES.count).toBeLessThan(29_000);
  answer = undefined;
  const hasty = stripeNode({ ...options(), timeoutMs: 100 });
  const asking = hasty.refund(account, { intentID: "pi_1", amount: 1, key: "silent", feeBack: false });
  await expect(asking).rejects.toMatchObject({ name: "StripeFailure", lasting: false });
  expect(asked.map(({ key }) => key)).toEqual(Array.from({ length: TRIES.count }, () => "rf:silent"));
});
