import * as v from "valibot";
import { Firm } from "../firm/index.ts";
import { type SavedMethod, Stripe } from "../gateway/index.ts";
import { Actor } from "../kernel/index.ts";
import { asked } from "./account.ts";
import { notConnected } from "./attempt.ts";

/** Whose way to pay it is, and where his browser goes back to (`{CHECKOUT_SESSION_ID}` in `successURL` names the page). */
export interface SetupInput {
  /** Of the plan or contract that asks: the same answers the same page for a day, and comes back on what was saved. */
  setupID: string;
  email: string;
  customerID?: string | undefined;
  successURL: string;
  cancelURL: string;
}

/**
 * Stripe's page on which a payer saves a card or an account by his own act; no money moves. For the noun whose plan asks
 * for it, which has asserted who calls.
 */
export async function saveMethod(input: SetupInput): Promise<{ url: string }> {
  const { stripeAccountID, stripeStatus, locale } = await Firm.get();
  if (!stripeAccountID || stripeStatus !== "active") throw notConnected();
  const { setupID, email, customerID, successURL, cancelURL } = input;
  const metadata = { firm_id: Actor.firmID() };
  const order = { setupID, email, customerID, locale, metadata, successURL, cancelURL };
  const { url } = await asked(Stripe.use().createSetup(stripeAccountID, order));
  if (!url) throw notConnected();
  return { url };
}

const SessionID = v.pipe(v.string(), v.regex(/^cs_\w{1,100}$/));

/** What was saved on that page, once it was, by this firm's payer for this very `setupID`; else undefined. */
export async function savedMethod(setupID: string, sessionID: string): Promise<SavedMethod | undefined> {
  const { stripeAccountID } = await Firm.get();
  if (!stripeAccountID || !v.is(SessionID, sessionID)) return undefined;
  const saved = await asked(Stripe.use().savedBy(stripeAccountID, sessionID));
  return saved?.metadata.setup_id === setupID ? saved : undefined;
}
