import * as v from "valibot";
import { db, event } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Stripe, StripeFailure, type StripeNotice, type StripeSession } from "../gateway/index.ts";
import { Actor, ID, log, now, plusMinutes } from "../kernel/index.ts";
import { refreshAccount } from "./account.ts";
import { converge } from "./converge.ts";
import { Event } from "./event.ts";
import { StripeInbox } from "./payment.table.ts";

/** Stripe tells an event again for some days; ours is remembered longer. */
const KEPT_MINUTES = 60 * 24 * 60;

/** Puts a signed event in the firm's inbox, once; the work comes after the commit. Answers whether it was new. */
export async function take(notice: StripeNotice): Promise<boolean> {
  Actor.assertSystem();
  const { stripeEventID, type, objectID } = notice;
  const receivedAt = now();
  const written = await db().write(
    {
      inbox: StripeInbox.create({
        stripeEventID,
        type,
        objectID,
        receivedAt,
        expiresAt: plusMinutes(receivedAt, KEPT_MINUTES),
      }),
      event: event(Event.Notified, { stripeEventID }),
    },
    { stripeEventID },
  );
  return written.refused === undefined;
}

/** Reads again, under the firm's own account, what an event was about, and converges. */
export async function hear(stripeEventID: string): Promise<void> {
  Actor.assertSystem();
  const notice = await db().get(StripeInbox, { stripeEventID });
  if (!notice) return;
  const { type, objectID } = notice;
  if (type.startsWith("v2.core.account") || type.startsWith("v1.account.")) {
    await refreshAccount();
    return;
  }
  const session = await sessionOf(type, objectID);
  if (!session) return;
  const { invoice_id: invoiceID, attempt_id: attemptID } = session.metadata;
  if (!v.is(ID.schema("invoice"), invoiceID) || !v.is(ID.schema("attempt"), attemptID)) {
    log("info", "stripe.not_ours", { firmID: Actor.firmID(), type, objectID });
    return;
  }
  const outcome = await converge({ invoiceID, attemptID, sessionID: session.sessionID }).catch(strange);
  log("info", "stripe.converged", { firmID: Actor.firmID(), type, attemptID, outcome });
}

/** An invoice that this firm does not have: the event carries another firm's ids, or a stranger's. */
function strange(error: unknown): string {
  if (error instanceof Error && "code" in error && error.code === "invoice.not_found") return "unknown";
  throw error;
}

async function sessionOf(type: string, objectID: string): Promise<StripeSession | undefined> {
  const { stripeAccountID } = await Firm.get();
  if (!stripeAccountID) return undefined;
  try {
    if (type.startsWith("v1.checkout.session.")) return await Stripe.use().session(stripeAccountID, objectID);
    if (type.startsWith("v1.payment_intent.")) return await Stripe.use().sessionOf(stripeAccountID, objectID);
  } catch (error) {
    // Not under this account: whoever wrote the event, it says nothing about this firm.
    if (error instanceof StripeFailure && error.lasting) return undefined;
    throw error;
  }
  if (type.startsWith("v1.refund.") || type.startsWith("v1.charge.")) {
    log("info", "stripe.to_settle_by_hand", { firmID: Actor.firmID(), type, objectID });
  }
  return undefined;
}
