import * as v from "valibot";
import { db, event } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Stripe, StripeFailure, type StripeNotice, type StripeSession } from "../gateway/index.ts";
import { Actor, ID, log, now, plusMinutes } from "../kernel/index.ts";
import { refreshAccount } from "./account.ts";
import { settleAftermath } from "./aftermath.ts";
import { converge, type Outcome } from "./converge.ts";
import { Event } from "./event.ts";
import { StripeInbox } from "./payment.table.ts";
import { reconcilePayout } from "./payout.ts";

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
  const { stripeAccountID } = await Firm.get();
  if (!stripeAccountID) return;
  try {
    await told(stripeAccountID, type, objectID);
  } catch (error) {
    // Not under this account: whoever wrote the event, it says nothing about this firm.
    if (!(error instanceof StripeFailure) || !error.lasting) throw error;
    log("warn", "stripe.not_there", { firmID: Actor.firmID(), type, objectID, code: error.code });
  }
}

export async function told(accountID: string, type: string, objectID: string): Promise<void> {
  if (type.startsWith("v1.checkout.session.")) {
    const session = await Stripe.use().session(accountID, objectID);
    await convergeSession(session);
    return;
  }
  if (type.startsWith("v1.payout.")) {
    await reconcilePayout(objectID);
    return;
  }
  const intentID = await intentBehind(accountID, type, objectID);
  if (intentID) await convergeIntent(accountID, intentID);
}

/** The payment that an event is about. */
async function intentBehind(accountID: string, type: string, objectID: string): Promise<string | null> {
  if (type.startsWith("v1.payment_intent.")) return objectID;
  if (type.startsWith("v1.charge.dispute.")) return (await Stripe.use().disputeOf(accountID, objectID)).intentID;
  if (type.startsWith("v1.refund.")) return (await Stripe.use().refundOf(accountID, objectID)).intentID;
  if (type.startsWith("v1.charge.")) return Stripe.use().intentOfCharge(accountID, objectID);
  return null;
}

/** Ours by what it carries, and read again under the firm's own account; what is not ours is left alone. */
export async function convergeIntent(accountID: string, intentID: string): Promise<Outcome> {
  const intent = await Stripe.use().intent(accountID, intentID);
  const ours = idsOf(intent.metadata);
  if (!ours) return "unknown";
  const session = await Stripe.use().sessionOf(accountID, intentID);
  const outcome = session ? await convergeSession(session) : await converge(ours).catch(strange);
  if (outcome !== "unknown" && outcome !== "mismatch") await settleAftermath(ours.invoiceID, intentID);
  return outcome;
}

export async function convergeSession({ sessionID, metadata }: StripeSession): Promise<Outcome> {
  const ours = idsOf(metadata);
  const outcome = ours ? await converge({ ...ours, sessionID }).catch(strange) : "unknown";
  log("info", "stripe.converged", { firmID: Actor.firmID(), attemptID: ours?.attemptID, outcome });
  return outcome;
}

function idsOf(metadata: StripeSession["metadata"]): { invoiceID: string; attemptID: string } | undefined {
  const { invoice_id: invoiceID, attempt_id: attemptID } = metadata;
  if (!v.is(ID.schema("invoice"), invoiceID) || !v.is(ID.schema("attempt"), attemptID)) return undefined;
  return { invoiceID, attemptID };
}

/** An invoice that this firm does not have: the object carries another firm's ids, or a stranger's. */
function strange(error: unknown): Outcome {
  if (error instanceof Error && "code" in error && error.code === "invoice.not_found") return "unknown";
  throw error;
}
