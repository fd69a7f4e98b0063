import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db, event } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Config, type SessionOrder, Stripe, StripeFailure, type StripeSession } from "../gateway/index.ts";
import { Invoice } from "../invoice/index.ts";
import { Actor, DomainError, fn, ID, type Instant, log, now, type Operation, plusMinutes } from "../kernel/index.ts";
import { Link } from "../link/index.ts";
import { converge } from "./converge.ts";
import { Event } from "./event.ts";
import { type Hold, holdOf } from "./hold.ts";
import { PaymentAttempts } from "./payment.table.ts";
import { type Attempt, byMandate, currentAttempt, isUndecided, load, type State } from "./state.ts";

/** Stripe keeps a page open for a day at most. */
const PAGE_SECONDS = 23 * 3_600;
/**
 * Where a seat is only held: Stripe's shortest, half an hour from when it is asked, and the half minute that asking may
 * take. It ends before the hold of a seat that is paid at once; a page opened later is closed with its hold.
 */
const HELD_PAGE_SECONDS = 30 * 60 + 30;
/** A page about to close is not handed out any more. */
const SPARE_MINUTES = 5;
/** Stripe takes no smaller amount in euros. */
const AMOUNT_MIN = 50;

/**
 * The page of Stripe where the bearer of a payer's link pays what is due: the one still open for this amount, or a
 * new one. Never two open pages for one invoice. Refuses a paid invoice (`payment.nothing_due`), a debit under way
 * (`payment.under_way`), a firm that cannot collect (`payment.not_connected`), a seat that is held no more
 * (`payment.seat_gone`).
 */
export const start = fn("payment.start", v.object({}), async () => {
  const { invoiceID = "" } = Actor.subject(Invoice.PAYER);
  const firm = await Firm.get();
  if (!firm.stripeAccountID || firm.stripeStatus !== "active") throw notConnected();
  if (byMandate(await Invoice.get(invoiceID))) throw notConnected();
  await lookAgain(invoiceID);
  const attempt = await openAttempt(invoiceID);
  return { url: attempt.url ?? (await openPage(attempt, firm)) };
});

/** Brings the attempt that may still collect to its truth; does nothing when there is none. */
export async function lookAgain(invoiceID: string): Promise<void> {
  const current = currentAttempt(await load(invoiceID));
  if (current && isUndecided(current)) await converge(current);
}

/** The attempt to pay on: commits a new one when none fits. A page for another amount is closed first. */
async function openAttempt(invoiceID: string): Promise<Attempt> {
  return untilWritten(async () => {
    const state = await load(invoiceID);
    const amount = Invoice.dueOf(state.invoice);
    const hold = await holdOf(state.invoice, now());
    if (state.invoice.lapsedAt || (hold?.isOver && amount > 0)) throw seatGone();
    if (amount === 0) throw new DomainError("conflict", "payment.nothing_due", "Nothing is due on this invoice");
    if (amount < AMOUNT_MIN)
      throw new DomainError("unprocessable", "payment.too_small", "Less than 50 cents cannot be paid online");
    const current = currentAttempt(state);
    if (current?.status === "processing") throw underWay();
    if (current?.offSession && isUndecided(current)) throw underWay();
    if (current && isUndecided(current)) {
      if (fits(current, amount, hold)) return current;
      await closePage(current);
      return undefined;
    }
    return createAttempt(state, amount, hold);
  });
}

/** Whether the page of an attempt may be handed out again. */
function fits(attempt: Attempt, amount: number, hold: Hold | undefined): boolean {
  const sameTerms = attempt.amount === amount && (attempt.held ?? false) === (hold !== undefined);
  return sameTerms && attempt.expiresAt > plusMinutes(now(), SPARE_MINUTES);
}

async function createAttempt({ invoice }: State, amount: number, hold: Hold | undefined): Promise<Attempt | undefined> {
  const { invoiceID } = invoice;
  const attemptID = ID.create("attempt");
  const createdAt = now();
  const row: Omit<Attempt, "rev"> = {
    attemptID,
    invoiceID,
    amount,
    status: "created",
    sessionID: null,
    url: null,
    expiresAt: endOfPage(createdAt, hold !== undefined),
    failureCode: null,
    createdAt,
    ...(hold && { held: true }),
    ...feeOf(amount),
  };
  // The attempt is the record that the payer asked: whoever asks again finds it, whatever his key.
  const written = await db().heal({
    attempt: PaymentAttempts.create(row),
    ...Invoice.changeOf({ ...invoice, openAttemptID: attemptID }),
    seats: hold?.checks,
    event: event(Event.Attempted, { invoiceID, attemptID }),
  });
  return written.refused ? undefined : { ...row, rev: 1 };
}

/** What the platform takes of an amount, in cents, half up: part of the attempt, so that it is asked the same twice. Pure. */
export function feeOf(amount: number, basisPoints = Config.use().feeBasisPoints ?? 0): { fee?: number } {
  const fee = Math.floor((amount * basisPoints + 5_000) / 10_000);
  return fee > 0 ? { fee } : {};
}

/** Whole seconds, as Stripe counts: the same attempt asks for the same page. Pure. */
export function endOfPage(createdAt: Instant, held: boolean): Instant {
  const from = Math.ceil(Date.parse(createdAt) / 1_000);
  return new Date((from + (held ? HELD_PAGE_SECONDS : PAGE_SECONDS)) * 1_000).toISOString();
}

/** Asks Stripe for the page, under a key made from the attempt: asked twice, it is one page. */
async function openPage(attempt: Attempt, firm: Firm.Info): Promise<string> {
  const { invoice } = await load(attempt.invoiceID);
  const session = await Stripe.use()
    .createSession(firm.stripeAccountID ?? "", orderOf(attempt, invoice, firm))
    .catch((error: unknown) => giveUp(attempt, error));
  await remember(attempt, session);
  if (!session.url)
    throw new DomainError("busy", "payment.stripe_unreachable", "Stripe does not answer: try again in a moment");
  return session.url;
}

function orderOf(attempt: Attempt, invoice: Invoice.Stored, firm: Firm.Info): SessionOrder {
  const { attemptID, invoiceID, amount, expiresAt, held = false } = attempt;
  const page = `${Config.use().origin}/payer/${Link.tokenOf(invoice.payLinkID ?? "")}`;
  return {
    attemptID,
    invoiceID,
    firmID: Actor.firmID(),
    amount,
    number: invoice.number ?? "",
    object: invoice.object,
    email: invoice.buyer.email,
    locale: firm.locale,
    expiresAt,
    atOnce: held,
    fee: attempt.fee,
    successURL: `${page}?s={CHECKOUT_SESSION_ID}`,
    cancelURL: page,
  };
}

/** Heals at the next call or event if it is lost: the same key gives the same page. */
async function remember({ invoiceID, attemptID }: Attempt, { sessionID, url }: StripeSession): Promise<void> {
  const key = { invoiceID, attemptID };
  const change = { set: { sessionID, url, status: "open" as const } };
  await db().heal({ attempt: PaymentAttempts.update(key, change).ifStill({ status: "created" }) });
}

/** A refusal that lasts ends the attempt, so that the next one may ask otherwise; silence keeps it for another call. */
async function giveUp(attempt: Attempt, error: unknown): Promise<never> {
  if (!(error instanceof StripeFailure)) throw error;
  log("error", "payment.page_refused", { attemptID: attempt.attemptID, code: error.code, lasting: error.lasting });
  if (!error.lasting)
    throw new DomainError("busy", "payment.stripe_unreachable", "Stripe does not answer: try again in a moment");
  await end(attempt, "failed", error.code);
  throw new DomainError("unprocessable", "payment.refused_by_stripe", `Stripe refused: ${error.code}`);
}

export async function end(
  { invoiceID, attemptID }: Attempt,
  status: "failed" | "expired",
  failureCode: string | null,
  told?: Operation,
): Promise<void> {
  await untilWritten(async () => {
    const { invoice, attempts } = await load(invoiceID);
    const attempt = attempts.find((one) => one.attemptID === attemptID);
    if (!attempt || !isUndecided(attempt)) return true;
    const freed = invoice.openAttemptID === attemptID ? Invoice.changeOf({ ...invoice, openAttemptID: null }) : {};
    const written = await db().heal({
      attempt: PaymentAttempts.replace({ ...attempt, status, failureCode }),
      ...freed,
      told,
    });
    return written.refused ? undefined : true;
  });
}

/**
 * Finds the page of an attempt whose answer was lost: asked again under the same key, Stripe tells the one it made. A
 * refusal ends the attempt.
 */
export async function findPage({ invoiceID, attemptID }: { invoiceID: string; attemptID: string }): Promise<void> {
  const [firm, { attempts }] = await Promise.all([Firm.get(), load(invoiceID)]);
  const attempt = attempts.find((one) => one.attemptID === attemptID);
  if (!attempt || attempt.offSession || attempt.sessionID || !isUndecided(attempt) || attempt.expiresAt <= now())
    return;
  if (!firm.stripeAccountID) return;
  await openPage(attempt, firm).catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error;
    log("warn", "payment.page_lost", { attemptID, code: error.code });
  });
}

/** Closes a page that asks for the wrong amount, or ends late; if it was paid meanwhile, that is what is written. */
export async function closePage(attempt: Attempt): Promise<void> {
  const { stripeAccountID } = await Firm.get();
  if (!attempt.sessionID || !stripeAccountID) return end(attempt, "expired", null);
  await Stripe.use()
    .expireSession(stripeAccountID, attempt.sessionID)
    .catch((error: unknown) => {
      // Already closed or paid: reading it again tells which.
      if (!(error instanceof StripeFailure) || !error.lasting) throw error;
    });
  await converge(attempt);
}

/** After a payment recorded by hand: no page may ask for more than what is left. */
export async function closeWrongPage(invoiceID: string): Promise<void> {
  Actor.assertSystem();
  const state = await load(invoiceID);
  const current = currentAttempt(state);
  if (current && current.status !== "processing" && current.amount !== Invoice.dueOf(state.invoice))
    await closePage(current);
}

export function notConnected(): DomainError {
  return new DomainError("conflict", "payment.not_connected", "This firm does not collect online yet");
}

function seatGone(): DomainError {
  return new DomainError("conflict", "payment.seat_gone", "The seat of this invoice is held no more");
}

export function underWay(): DomainError {
  return new DomainError("conflict", "payment.under_way", "A debit is under way on this invoice");
}
