import { createHash } from "node:crypto";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Bank, Firm } from "@entrepairs/core/firm";
import { Funding } from "@entrepairs/core/funding";
import { Config, Files, Wording } from "@entrepairs/core/gateway";
import { Invoice } from "@entrepairs/core/invoice";
import { DomainError, log, now } from "@entrepairs/core/kernel";
import { Payment } from "@entrepairs/core/payment";
import { Plan } from "@entrepairs/core/plan";
import { Due } from "@entrepairs/core/platform";
import { pdf } from "@entrepairs/facturx";
import { render } from "@entrepairs/mail";
import { documentOf, invoiceWording, isIssued } from "../paper/invoice.ts";
import { proofsOf } from "../paper/proof.ts";
import type { Job } from "./dispatch.ts";
import { sendOnce } from "./mail.ts";

Wording.configure(invoiceWording);

/** Draws the issued invoice, keeps it, mails it: killed anywhere and run again, the same bytes and one mail. */
const deliver: Job = async ({ ids }) => {
  const invoice = await Invoice.get(ids.invoiceID ?? "");
  if (!isIssued(invoice)) return;
  const file = Invoice.fileOf(invoice);
  const { demo } = Config.use();
  const [before] = invoice.preceding;
  const first = Invoice.isCredit(invoice.kind) && before ? await Invoice.get(before.invoiceID) : invoice;
  const url = Invoice.payURL(first) ?? "";
  // What was kept is the invoice: drawn anew it would be the same, unless the product itself changed meanwhile.
  const kept = await Files.use().get(file);
  const bytes = kept ?? (await pdf(documentOf(invoice, url), demo ? { watermark: "demo" } : {}));
  if (!kept) await Files.use().put(file, bytes);
  await Invoice.recordPDF(invoice.invoiceID, createHash("sha256").update(bytes).digest("hex"));
  const { locale, stripeStatus, zone } = await Firm.get();
  const held = await Payment.holdOf(invoice, now());
  const { number, gross: grossCents, dueOn, seller, reason } = invoice;
  const about = { firmName: seller.name, number, grossCents, ...(demo && { demo }) };
  const dueCents = grossCents - invoice.prepaid;
  const bank = seller.bank && { ...seller.bank, iban: Bank.formatIban(seller.bank.iban) };
  const ways = {
    online: stripeStatus === "active",
    ...(bank && { bank }),
    ...(held && { held: { until: held.until, zone } }),
    ...(await ofPlan(invoice)),
  };
  const { to, proofs } = await forFunder(invoice);
  await sendOnce(`invoiceIssued-${invoice.invoiceID}`, {
    to: to ?? invoice.buyer.email,
    replyTo: seller.email,
    locale,
    content: Invoice.isCredit(invoice.kind)
      ? render("creditNoteIssued", { ...about, url, ofNumber: before?.number ?? "", reason: reason ?? "" }, locale)
      : render("invoiceIssued", { ...about, dueCents, dueOn, url, ...ways }, locale),
    attachments: [{ name: `${Invoice.fileNameOf(number)}.pdf`, type: "application/pdf", bytes }, ...proofs],
  });
  await Invoice.recordSent(invoice.invoiceID);
};

/** A funder takes certificates and presences with its invoice; one that takes it on a portal or by post, from the firm. */
async function forFunder({ buyer, fundingID, kind }: Invoice.Stored) {
  if (buyer.kind !== "funder" || !fundingID) return { proofs: [] };
  const proofs = Invoice.isCredit(kind) ? [] : await proofsOf(fundingID);
  const { funderID } = await Funding.get(fundingID);
  const { sending } = await Funding.funderOf(funderID);
  return sending === "email" ? { proofs } : { proofs, to: (await Firm.get()).contactEmail };
}

/** An individual who saved a way to pay is asked nothing. */
async function ofPlan({ planID }: Invoice.Stored) {
  const seat = planID && (await Plan.placeOf(planID));
  const method = seat ? await Plan.methodOf(seat) : null;
  return method ? { saved: { kind: method.kind, last4: method.last4 ?? "····" } } : {};
}

/** The first reminder of what is not paid; each one plans the next. */
const planReminder: Job = async ({ ids }) => {
  const invoice = await Invoice.get(ids.invoiceID ?? "");
  if (!Invoice.isCredit(invoice.kind)) await remindLater(invoice.invoiceID, 1);
};

async function remindLater(invoiceID: string, step: number): Promise<void> {
  const { what } = await Invoice.reminderOf(invoiceID, step);
  const dueAt = what.kind === "wait" ? what.dueAt : what.kind === "send" ? now() : undefined;
  const ids = { invoiceID, step: String(step) };
  if (dueAt) await Due.schedule({ dueAt, dueKey: `reminder.${invoiceID}`, event: Invoice.Event.Remind, ids });
}

/** A step whose day has come: sent once, unless the invoice was paid or credited meanwhile. */
const remindStep: Job = async ({ ids }) => {
  const { invoiceID = "" } = ids;
  const step = Number(ids.step ?? 1);
  const { invoice, firm, what } = await Invoice.reminderOf(invoiceID, step);
  if (what.kind === "wait") return remindLater(invoiceID, step);
  if (what.kind === "stop") return;
  await sendReminder(invoice, {
    firm,
    step,
    mailID: `invoiceReminder-${invoiceID}-${step}`,
    text: what.text[firm.locale],
  });
  await Invoice.recordReminder(invoiceID, step);
  await remindLater(invoiceID, step + 1);
};

const remindNow: Job = async ({ ids }) => {
  const { invoiceID = "", momentID = "" } = ids;
  const { invoice, firm } = await Invoice.reminderOf(invoiceID, 1);
  if (Invoice.dueOf(invoice) > 0)
    await sendReminder(invoice, { firm, step: 1, mailID: `invoiceReminder-${invoiceID}-${momentID}`, text: null });
};

interface Reminder {
  firm: Firm.Info;
  step: number;
  mailID: string;
  text: string | null;
}

function stepOf(step: number): 1 | 2 | 3 {
  return step === 2 || step === 3 ? step : 1;
}

async function sendReminder(invoice: Invoice.Stored, { firm, step, mailID, text }: Reminder): Promise<void> {
  const { seller, number, dueOn, buyer } = invoice;
  const params = {
    firmName: seller.name,
    number: number ?? "",
    dueCents: Invoice.dueOf(invoice),
    dueOn: dueOn ?? "",
    step: stepOf(step),
    text,
    url: Invoice.payURL(invoice) ?? "",
    ...(Config.use().demo && { demo: true }),
  };
  const content = render("invoiceReminder", params, firm.locale);
  await sendOnce(mailID, { to: buyer.email, replyTo: seller.email, locale: firm.locale, content });
}

/** Each seat leads to the page where it is paid. */
const tellSeats: Job = async ({ ids }) => {
  const invoice = await Invoice.get(ids.invoiceID ?? "");
  const { invoiceID, payLinkID } = invoice;
  if (!payLinkID) return;
  for (const { cohortID, enrolmentID } of seatsOf(invoice)) {
    await Enrolment.recordInvoice({ cohortID, enrolmentID }, { invoiceID, payLinkID });
  }
};

function seatsOf(invoice: Invoice.Stored) {
  // A part of a seat is known to it by its payer: the page where it is paid is that payer's, not the participant's.
  return invoice.lines.flatMap((line) => line.seats).filter(({ payerID }) => !payerID);
}

/** A company enrolled one of its own on the public page: its invoice is issued at once, to be paid by card or later. */
const billVisitor: Job = async ({ ids }) => {
  const seat = { cohortID: ids.cohortID ?? "", enrolmentID: ids.enrolmentID ?? "" };
  const enrolment = await Invoice.seatOf(seat);
  if (!enrolment) return;
  try {
    const invoiceID = enrolment.invoiceID ?? (await Invoice.draft({ seats: [seat] })).invoiceID;
    if ((await Invoice.get(invoiceID)).status === "draft") await Invoice.issue({ invoiceID });
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind === "busy") throw error;
    // The hold ended before its invoice, or the card lacks something: the firm finds the seat among those to bill.
    log("warn", "invoice.visitor_not_billed", { ...seat, code: error.code });
  }
};

export const on = {
  [Invoice.Event.Issued]: async (happened: Parameters<Job>[0]) => {
    await tellSeats(happened);
    await deliver(happened);
    await planReminder(happened);
  },
  [Invoice.Event.Remind]: remindStep,
  [Invoice.Event.RemindAsked]: remindNow,
  [Enrolment.Event.CardChosen]: billVisitor,
  [Enrolment.Event.InvoiceAsked]: billVisitor,
};
