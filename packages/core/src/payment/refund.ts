import { db, event } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Stripe, StripeFailure } from "../gateway/index.ts";
import { Actor, log, now } from "../kernel/index.ts";
import { refundOwed } from "./converge.ts";
import { Event } from "./event.ts";
import { Refunds } from "./payment.table.ts";
import { load } from "./state.ts";

/**
 * Gives back what was paid online for an invoice whose seat was gone when the money came. Once a charge, however often
 * it runs; the credit note stays the firm's to issue.
 */
export async function giveBack(invoiceID: string): Promise<void> {
  Actor.assertSystem();
  const { payments, refunds } = await load(invoiceID);
  const online = payments.filter((payment) => payment.attemptID !== null);
  for (const { reference, amount } of online) {
    if (refunds.some((refund) => refund.reference === reference)) continue;
    // Refused when another run was first: then it is owed already.
    await db().write(refundOwed({ invoiceID, reference, amount, reason: "seatGone", at: now() }), {
      invoiceID,
      reference,
    });
  }
}

/** Sends a refund that is owed, under a key made from its charge. */
export async function sendRefund({ invoiceID, reference }: { invoiceID: string; reference: string }): Promise<void> {
  Actor.assertSystem();
  const [refund, { stripeAccountID }] = await Promise.all([db().get(Refunds, { invoiceID, reference }), Firm.get()]);
  if (refund?.status !== "owed" || !stripeAccountID) return;
  const order = { intentID: reference, amount: refund.amount, key: `rf:${reference}` };
  try {
    const { refundID } = await Stripe.use().refund(stripeAccountID, order);
    await db().write(
      {
        refund: Refunds.replace({ ...refund, status: "sent", refundID }),
        event: event(Event.Refunded, { invoiceID, reference }),
      },
      { invoiceID, reference },
    );
  } catch (error) {
    if (!(error instanceof StripeFailure) || !error.lasting) throw error;
    log("error", "payment.refund_refused", { firmID: Actor.firmID(), reference, code: error.code });
    await db().write({ refund: Refunds.replace({ ...refund, status: "failed" }) }, { invoiceID, reference });
  }
}
