import { untilWritten } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Stripe } from "../gateway/index.ts";
import { decideAftermath } from "./money.ts";
import { load } from "./state.ts";

/**
 * Brings what went back on a payment to what Stripe says of it now: refunds of ours and of the firm's own click, their
 * failures, disputes. Asks Stripe once; answers whether something was new.
 */
export async function settleAftermath(invoiceID: string, reference: string): Promise<boolean> {
  const { stripeAccountID, zone } = await Firm.get();
  if (!stripeAccountID) return false;
  const [refunds, disputes] = await Promise.all([
    Stripe.use().refundsOf(stripeAccountID, reference),
    Stripe.use().disputesOf(stripeAccountID, reference),
  ]);
  let isNew = false;
  return untilWritten(async () => {
    const operations = decideAftermath(await load(invoiceID), { reference, refunds, disputes }, zone);
    if (Object.keys(operations).length === 0) return isNew;
    const written = await db().heal(operations);
    // Decided again until nothing is left: one transaction takes a part of a long story.
    isNew ||= written.refused === undefined;
    return undefined;
  });
}
