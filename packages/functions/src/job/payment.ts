import { Enrolment } from "@entrepairs/core/enrolment";
import { Firm } from "@entrepairs/core/firm";
import { Invoice } from "@entrepairs/core/invoice";
import { dayOf, log, now, plusMinutes } from "@entrepairs/core/kernel";
import { Payment } from "@entrepairs/core/payment";
import { Directory, Due } from "@entrepairs/core/platform";
import { type PaymentMethod, render } from "@entrepairs/mail";
import type { Job } from "./dispatch.ts";
import { sendOnce } from "./mail.ts";

const METHODS: Record<string, PaymentMethod> = { card: "card", sepa_debit: "directDebit", transfer: "transfer" };
const DAY_MINUTES = 24 * 60;

const recordAccount: Job = async ({ firmID = "", ids }) => {
  await Directory.recordStripeAccount(ids.stripeAccountID ?? "", firmID);
  await lookRegularly();
};

/** Compares the firm with its account at Stripe, and says when to do so again. */
const reconcileFirm: Job = async () => {
  await Payment.reconcileFirm();
  await lookRegularly();
};

async function lookRegularly(): Promise<void> {
  const dueAt = await Payment.nextReconciliation();
  if (dueAt) await Due.schedule({ dueAt, dueKey: "reconcileFirm", event: Payment.Event.ReconcileFirm, ids: {} });
}

const hear: Job = async ({ ids }) => Payment.hear(ids.stripeEventID ?? "");

/** Looks at an attempt again later, whatever events said, until its end is known. */
const lookLater: Job = async ({ ids }) => {
  const { invoiceID = "", attemptID = "" } = ids;
  await schedule({ invoiceID, attemptID }, await Payment.nextLook({ invoiceID, attemptID }));
};

const reconcile: Job = async ({ ids }) => {
  const { invoiceID = "", attemptID = "" } = ids;
  await schedule({ invoiceID, attemptID }, await Payment.reconcile({ invoiceID, attemptID }));
};

async function schedule(ids: { invoiceID: string; attemptID: string }, dueAt: string | undefined): Promise<void> {
  if (dueAt) await Due.schedule({ dueAt, dueKey: `attempt.${ids.attemptID}`, event: Payment.Event.Reconcile, ids });
}

/** To who pays; an answer goes to the firm. */
function addressed({ buyer, seller }: Invoice.Stored): { to: string; replyTo: string } {
  return { to: buyer.email, replyTo: seller.email };
}

const thank: Job = async ({ ids }) => {
  const { invoice, payments } = await Payment.load(ids.invoiceID ?? "");
  const payment = payments.find((one) => one.reference === ids.reference);
  const url = Invoice.payURL(invoice);
  if (!payment || !url) return;
  const { locale, zone, name: firmName } = await Firm.get();
  const params = {
    firmName,
    number: invoice.number ?? "",
    cents: payment.amount,
    method: METHODS[payment.method] ?? "other",
    paidOn: dayOf(payment.receivedAt, zone),
    url,
  };
  const content = render("paymentReceived", params, locale);
  await sendOnce(`paymentReceived-${payment.reference}`, { ...addressed(invoice), locale, content });
};

const tellFailure: Job = async ({ ids }) => {
  const { invoice, attempts } = await Payment.load(ids.invoiceID ?? "");
  const attempt = attempts.find((one) => one.attemptID === ids.attemptID);
  const url = Invoice.payURL(invoice);
  if (!attempt || !url || Invoice.dueOf(invoice) === 0) return;
  const { locale, name: firmName } = await Firm.get();
  const content = render(
    "paymentFailed",
    { firmName, number: invoice.number ?? "", cents: attempt.amount, url },
    locale,
  );
  await sendOnce(`paymentFailed-${attempt.attemptID}`, { ...addressed(invoice), locale, content });
};

/** The seat of a visitor is his once paid. Gone meanwhile, the money goes back, once. */
const confirmSeats: Job = async ({ ids }) => {
  const invoice = await Invoice.get(ids.invoiceID ?? "");
  const seats = invoice.lines.flatMap((line) => line.seats);
  const lost: string[] = [];
  for (const { cohortID, enrolmentID } of seats) {
    const enrolment = await Invoice.seatOf({ cohortID, enrolmentID });
    if (enrolment?.origin !== "visitor") continue;
    const { seat } = await Enrolment.confirmPaid({ cohortID, enrolmentID });
    if (seat === "lost") lost.push(enrolmentID);
  }
  if (lost.length === 0) return;
  if (lost.length === seats.length) return Payment.giveBack(invoice.invoiceID);
  log("error", "payment.seat_lost_among_others", { invoiceID: invoice.invoiceID, lost: lost.length });
};

const refund: Job = async ({ ids }) => {
  const { invoiceID = "", reference = "", refundKey } = ids;
  await Payment.sendRefund({ invoiceID, reference, refundKey });
};

const tellRefund: Job = async ({ ids }) => {
  const { invoice, refunds } = await Payment.load(ids.invoiceID ?? "");
  const name = ids.refundKey ?? ids.reference;
  const given = refunds.find((one) => (one.refundKey ?? one.reference) === name);
  const url = Invoice.payURL(invoice);
  if (!given || !url) return;
  const { locale, name: firmName } = await Firm.get();
  const params = {
    firmName,
    number: invoice.number ?? "",
    cents: given.amount,
    seatGone: given.reason === "seatGone",
    givenBack: given.reason !== "seatGone" && given.reason !== "surplus",
    url,
  };
  const content = render("paymentRefunded", params, locale);
  await sendOnce(`paymentRefunded-${name}`, { ...addressed(invoice), locale, content });
};

/** What came back is reminded again, from the step where it stood; a day is left to whoever pays at once. */
const remindAgain: Job = async ({ ids }) => {
  const { invoiceID = "" } = ids;
  const { moments } = await Payment.load(invoiceID);
  const step = Math.max(0, ...moments.map((one) => one.step ?? 0)) + 1;
  const { what } = await Invoice.reminderOf(invoiceID, step);
  if (what.kind === "stop") return;
  const dueAt = what.kind === "wait" ? what.dueAt : plusMinutes(now(), DAY_MINUTES);
  const due = { invoiceID, step: String(step) };
  await Due.schedule({ dueAt, dueKey: `reminder.${invoiceID}`, event: Invoice.Event.Remind, ids: due });
};

/** What a client reads on a credit note, the refunds that waited for it say as well. */
const coverRefunds: Job = async ({ ids }) => Payment.coverRefunds(ids.invoiceID ?? "", ids.creditNoteID ?? "");

const closeWrongPage: Job = async ({ ids }) => Payment.closeWrongPage(ids.invoiceID ?? "");

const afterCredit: Job = async (happened) => {
  await closeWrongPage(happened);
  await coverRefunds(happened);
};

/** The seat is for the next: its page closes before it could be paid for nothing. */
const endHold: Job = async ({ ids }) =>
  Payment.endHold({ cohortID: ids.cohortID ?? "", enrolmentID: ids.enrolmentID ?? "" });

export const on = {
  [Payment.Event.Connected]: recordAccount,
  [Payment.Event.Notified]: hear,
  [Payment.Event.Attempted]: lookLater,
  [Payment.Event.Reconcile]: reconcile,
  [Payment.Event.ReconcileFirm]: reconcileFirm,
  [Payment.Event.Received]: thank,
  [Payment.Event.Failed]: tellFailure,
  [Payment.Event.Recorded]: closeWrongPage,
  [Payment.Event.Reversed]: remindAgain,
  [Payment.Event.RefundOwed]: refund,
  [Payment.Event.Refunded]: tellRefund,
  [Invoice.Event.Paid]: confirmSeats,
  [Invoice.Event.Credited]: afterCredit,
  [Enrolment.Event.Expired]: endHold,
};
