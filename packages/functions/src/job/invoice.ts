import { createHash } from "node:crypto";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Bank, Firm } from "@entrepairs/core/firm";
import { Config, Files, Wording } from "@entrepairs/core/gateway";
import { Invoice } from "@entrepairs/core/invoice";
import { DomainError, log } from "@entrepairs/core/kernel";
import { pdf } from "@entrepairs/facturx";
import { render } from "@entrepairs/mail";
import { documentOf, invoiceWording, isIssued } from "../paper/invoice.ts";
import type { Job } from "./dispatch.ts";
import { sendOnce } from "./mail.ts";

Wording.configure(invoiceWording);

/** Draws the issued invoice, keeps it, mails it: killed anywhere and run again, the same bytes and one mail. */
const deliver: Job = async ({ ids }) => {
  const invoice = await Invoice.get(ids.invoiceID ?? "");
  const url = Invoice.payURL(invoice);
  if (!isIssued(invoice) || !url) return;
  const file = Invoice.fileOf(invoice);
  const { demo } = Config.use();
  // What was kept is the invoice: drawn anew it would be the same, unless the product itself changed meanwhile.
  const kept = await Files.use().get(file);
  const bytes = kept ?? (await pdf(documentOf(invoice, url), demo ? { watermark: "demo" } : {}));
  if (!kept) await Files.use().put(file, bytes);
  await Invoice.recordPDF(invoice.invoiceID, createHash("sha256").update(bytes).digest("hex"));
  const { locale, stripeStatus } = await Firm.get();
  const { number, gross: grossCents, dueOn, seller } = invoice;
  await sendOnce(`invoiceIssued-${invoice.invoiceID}`, {
    to: invoice.buyer.email,
    replyTo: seller.email,
    locale,
    content: render(
      "invoiceIssued",
      {
        firmName: seller.name,
        number,
        grossCents,
        dueOn,
        url,
        online: stripeStatus === "active",
        ...(seller.bank && { bank: { ...seller.bank, iban: Bank.formatIban(seller.bank.iban) } }),
        ...(demo && { demo }),
      },
      locale,
    ),
    attachments: [{ name: `${number}.pdf`, type: "application/pdf", bytes }],
  });
  await Invoice.recordSent(invoice.invoiceID);
};

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
  return invoice.lines.flatMap((line) => line.seats);
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
  },
  [Enrolment.Event.CardChosen]: billVisitor,
  [Enrolment.Event.InvoiceAsked]: billVisitor,
};
