import { FirmRow } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { Actor } from "@entrepairs/core/kernel";
import { Payment } from "@entrepairs/core/payment";
import { Directory } from "@entrepairs/core/platform";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, type Env, may } from "../http/index.ts";

const Status = v.strictObject({
  status: FirmRow.entries.stripeStatus,
  requirements: v.array(v.string()),
  /** Stripe is played on this machine: no money moves. */
  simulated: v.boolean(),
});

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
  });
export type Route = typeof route;
