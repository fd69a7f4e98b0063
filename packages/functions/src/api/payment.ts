import { FirmRow } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { Actor, ID } from "@entrepairs/core/kernel";
import { Findings, Payment, Payouts } from "@entrepairs/core/payment";
import { Directory } from "@entrepairs/core/platform";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path, search, without } from "../http/index.ts";

const Status = v.strictObject({
  status: FirmRow.entries.stripeStatus,
  requirements: v.array(v.string()),
  /** Stripe is played on this machine: no money moves. */
  simulated: v.boolean(),
});

const Key = { invoiceID: ID.schema("invoice") };
const FOUND = ["objectID", "kind", "amount", "currency", "foundAt"] as const;
const Found = v.strictObject(v.pick(Findings.options.schema, FOUND).entries);
const PaidOut = v.strictObject(v.omit(Payouts.options.schema, ["lookedAt"]).entries);

/** The dashboard's page of payment settings. */
function settingsPage(): string {
  return `${Config.use().origin}/app/f/${Actor.firmID()}/reglages/paiement`;
}

/** Whether the firm may collect online, and the way to Stripe's page that makes it so. */
export const mount = "/payment";
export const route = new Hono<Env>()
  .post("/connect", may("owner"), answers({ 200: v.strictObject({ url: v.string() }) }), async (c) => {
    const { stripeAccountID } = await Payment.connect({});
    // Before the person leaves: the first event of this account may come while he is there.
    await Directory.recordStripeAccount(stripeAccountID, Actor.firmID());
    return c.json({ url: await Payment.onboardingURL() });
  })
  .get("/status", may("owner", "manager"), answers({ 200: Status }), async (c) => {
    const { status, requirements } = await Payment.refreshAccount();
    return c.json({ status, requirements: [...requirements], simulated: Config.use().demo });
  })
  // Stripe's own links work once, for minutes: it sends the person here for a fresh one.
  .get("/onboarding", may("owner"), async (c) => c.redirect(await Payment.onboardingURL(), 303))
  .get("/return", may("owner", "manager"), async (c) => {
    await Payment.refreshAccount();
    return c.redirect(settingsPage(), 303);
  })
  .get(
    "/findings",
    may("owner", "manager"),
    answers({ 200: v.strictObject({ findings: v.array(Found) }) }),
    async (c) => {
      const findings = await Payment.findings({});
      return c.json({
        findings: findings.map(({ objectID, kind, amount, currency, foundAt }) => {
          return { objectID, kind, amount, currency, foundAt };
        }),
      });
    },
  )
  .post(
    "/findings/:objectID/close",
    may("owner", "manager"),
    path(Payment.closeFinding.schema.entries),
    answers({ 200: v.strictObject({ objectID: v.string() }) }),
    async (c) => c.json(await Payment.closeFinding(c.req.valid("param"))),
  )
  .get(
    "/payouts",
    may("owner", "manager"),
    search(Payment.payouts.schema.entries),
    answers({ 200: v.strictObject({ payouts: v.array(PaidOut) }) }),
    async (c) => {
      const found = await Payment.payouts(c.req.valid("query"));
      return c.json({ payouts: found.map(({ rev: _, lookedAt: __, ...payout }) => payout) });
    },
  )
  .post(
    "/invoice/:invoiceID/refund",
    may("owner", "manager"),
    path(Key),
    body(without(Payment.refund.schema, "invoiceID")),
    answers({ 201: v.strictObject({ refunded: v.number(), byHand: v.number() }) }),
    async (c) => c.json(await Payment.refund({ ...c.req.valid("param"), ...c.req.valid("json") }), 201),
  )
  .post(
    "/invoice/:invoiceID/refund-again",
    may("owner", "manager"),
    path(Key),
    body(without(Payment.refundAgain.schema, "invoiceID")),
    answers({ 201: v.strictObject({ invoiceID: v.string(), refundKey: v.string() }) }),
    async (c) => c.json(await Payment.refundAgain({ ...c.req.valid("param"), ...c.req.valid("json") }), 201),
  );
export type Route = typeof route;
