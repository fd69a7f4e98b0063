import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db, event } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Stripe, StripeFailure, type StripeIntent } from "../gateway/index.ts";
import { Invoice } from "../invoice/index.ts";
import { Actor, DomainError, fn, ID, log, now, plusMinutes } from "../kernel/index.ts";
import { asked } from "./account.ts";
import { closePage, end, feeOf, lookAgain, notConnected, underWay } from "./attempt.ts";
import { type Outcome, settleAway } from "./converge.ts";
import { Event } from "./event.ts";
import { PaymentAttempts } from "./payment.table.ts";
import { type Attempt, currentAttempt, isUndecided, load } from "./state.ts";

/** What was asked is known within seconds, or found the day after: then Stripe has forgotten our key. */
const KNOWN_MINUTES = 23 * 60;
const AMOUNT_MIN = 50;

const Input = v.object({
  invoiceID: ID.schema("invoice"),
  customerID: v.pipe(v.string(), v.regex(/^cus_\w{1,60}$/, "customer")),
  paymentMethodID: v.pipe(v.string(), v.regex(/^pm_\w{1,60}$/, "payment_method")),
});

/**
 * Asks what is due on an invoice on the way to pay that its payer saved, while he is away: for jobs (an instalment comes
 * due) and the firm's office. Answers `succeeded`, `processing` (a debit), or `failed` with Stripe's code: then
 * `payment.failed` follows and its mail leads to the pay page, where he confirms or chooses another way. Never asks
 * twice for one amount: an attempt under way is refused (`payment.under_way`), nothing due as `payment.nothing_due`.
 */
export const collectOffSession = fn("payment.collectOffSession", Input, async (input) => {
  Actor.assertRole("owner", "manager");
  const { invoiceID } = input;
  const firm = await Firm.get();
  if (!firm.stripeAccountID || firm.stripeStatus !== "active") throw notConnected();
  await lookAgain(invoiceID);
  const attempt = await openAttempt(input);
  const status = await ask(attempt, firm.stripeAccountID);
  const failureCode = (await load(invoiceID)).attempts.find((one) => one.attemptID === attempt.attemptID)?.failureCode;
  return { attemptID: attempt.attemptID, status, failureCode: failureCode ?? null };
});

/** The attempt of this very asking, if its answer was lost; else a new one, once an open page is closed. */
async function openAttempt({ invoiceID, ...offSession }: v.InferOutput<typeof Input>): Promise<Attempt> {
  return untilWritten(async () => {
    const state = await load(invoiceID);
    const amount = Invoice.dueOf(state.invoice);
    if (amount === 0) throw new DomainError("conflict", "payment.nothing_due", "Nothing is due on this invoice");
    if (amount < AMOUNT_MIN)
      throw new DomainError("unprocessable", "payment.too_small", "Less than 50 cents cannot be paid online");
    const current = currentAttempt(state);
    if (current?.status === "processing") throw underWay();
    if (current && isUndecided(current)) {
      if (current.offSession) return current;
      await closePage(current);
      return undefined;
    }
    const attemptID = ID.create("attempt");
    const createdAt = now();
    const row: Omit<Attempt, "rev"> = {
      attemptID,
      invoiceID,
      amount,
      status: "created",
      sessionID: null,
      url: null,
      expiresAt: plusMinutes(createdAt, KNOWN_MINUTES),
      failureCode: null,
      createdAt,
      offSession,
      ...feeOf(amount),
    };
    const written = await db().heal({
      attempt: PaymentAttempts.create(row),
      ...Invoice.changeOf({ ...state.invoice, openAttemptID: attemptID }),
      event: event(Event.Attempted, { invoiceID, attemptID }),
    });
    return written.refused ? undefined : { ...row, rev: 1 };
  });
}

async function ask(attempt: Attempt, accountID: string): Promise<Outcome> {
  const { offSession, invoiceID, attemptID, amount, fee } = attempt;
  if (!offSession) return attempt.status;
  const { invoice } = await load(invoiceID);
  const order = {
    attemptID,
    invoiceID,
    firmID: Actor.firmID(),
    amount,
    fee,
    number: invoice.number ?? "",
    ...offSession,
  };
  const intent = await Stripe.use()
    .collect(accountID, order)
    .catch((error: unknown) => refuse(attempt, error));
  return intent ? settleAway(attempt, intent) : "failed";
}

/** What Stripe itself refuses (a way to pay that was taken away) ends the attempt as a bank's refusal does. */
async function refuse(attempt: Attempt, error: unknown): Promise<StripeIntent | undefined> {
  if (!(error instanceof StripeFailure) || !error.lasting) return asked(Promise.reject(error));
  const { invoiceID, attemptID } = attempt;
  log("error", "payment.away_refused", { attemptID, code: error.code });
  await end(attempt, "failed", error.code, event(Event.Failed, { invoiceID, attemptID }));
  return undefined;
}

/** Finds what was asked when its answer was lost: under the same key for a day, then by what it carries. */
export async function findAway({ invoiceID, attemptID }: { invoiceID: string; attemptID: string }): Promise<void> {
  const [firm, { attempts }] = await Promise.all([Firm.get(), load(invoiceID)]);
  const attempt = attempts.find((one) => one.attemptID === attemptID);
  if (!attempt?.offSession || attempt.intentID || !isUndecided(attempt) || !firm.stripeAccountID) return;
  const { customerID } = attempt.offSession;
  const made = await Stripe.use().findCollected(firm.stripeAccountID, { customerID, attemptID });
  if (made) await settleAway(attempt, made);
  else if (attempt.expiresAt > now()) await ask(attempt, firm.stripeAccountID);
}
