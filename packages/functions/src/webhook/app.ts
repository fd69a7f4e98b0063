import { Stripe, type StripeNotice } from "@entrepairs/core/gateway";
import { Actor, DomainError, log } from "@entrepairs/core/kernel";
import { Payment } from "@entrepairs/core/payment";
import { Directory } from "@entrepairs/core/platform";
import { Hono } from "hono";
import * as v from "valibot";
import { answerError, answers, type Env, readBody, requestScope, says, securityHeaders } from "../http/index.ts";

/** A thin event is a few hundred bytes. */
const BODY_MAX_BYTES = 100_000;

const Taken = v.strictObject({ received: v.boolean() });

/**
 * Where Stripe tells what happened. The body is verified as it came, byte for byte; nothing else reads it. Answers
 * 400 to what none of our secrets signed, 200 to all the rest once it is written, so that Stripe tells it no more.
 */
export const webhookRoute = new Hono<Env>().post(
  "/stripe",
  says({ may: { everyone: true }, says: "Takes a signed event of Stripe" }),
  answers({ 200: Taken }),
  async (c) => {
    const body = await readBody(c, BODY_MAX_BYTES);
    const notice = await Stripe.use().parseEvent(body, c.req.header("Stripe-Signature") ?? "");
    if (!notice) throw new DomainError("input", "stripe.not_signed", "This is no event that we can verify");
    await deliver(notice);
    return c.json({ received: true });
  },
);

/** To the firm whose account it is, by the event's context and nothing it carries. */
async function deliver(notice: StripeNotice): Promise<void> {
  const { stripeEventID, type, accountID, livemode } = notice;
  // A live endpoint is told of tests as well: they move no money.
  if (livemode !== Stripe.use().livemode) return log("info", "stripe.other_mode", { stripeEventID, type });
  if (!accountID) return log("info", "stripe.of_platform", { stripeEventID, type });
  const firmID = await Directory.firmOfStripeAccount(accountID);
  if (!firmID) {
    // Stripe tells of a new account before we have written whose it is: parked, then taken with the account.
    const level = type === "v2.core.account.created" ? "info" : "error";
    log(level, "stripe.unknown_account", { stripeEventID, type, accountID });
    await Directory.parkStripeEvent({ stripeEventID, type, accountID, objectID: notice.objectID });
    return;
  }
  await Actor.provide({ type: "system", firmID, job: "stripe" }, () => Payment.take(notice));
}

/** The webhook function: it verifies and writes, all else comes after. */
export function webhookApp(): Hono<Env> {
  const app = new Hono<Env>().basePath("/webhook");
  app.onError(answerError);
  app.notFound((c) => answerError(new DomainError("notFound", "path.not_found", "There is nothing here"), c));
  app.use("*", securityHeaders(), requestScope());
  app.route("/", webhookRoute);
  return app;
}
