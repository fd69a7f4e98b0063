import { createHash } from "node:crypto";
import { Firm } from "@entrepairs/core/firm";
import { Config, Files } from "@entrepairs/core/gateway";
import { now, plusDays, plusMinutes } from "@entrepairs/core/kernel";
import { Order } from "@entrepairs/core/order";
import { Due } from "@entrepairs/core/platform";
import { instantOf } from "@entrepairs/core/session";
import { quotePdf, textDocument } from "@entrepairs/facturx";
import { render } from "@entrepairs/mail";
import { agreementDocument } from "../paper/agreement.ts";
import { agreementOf, quoteDocumentOf } from "../paper/order.ts";
import type { Happened, Job } from "./dispatch.ts";
import { sendOnce } from "./mail.ts";

/** An order with its firm, read anew: an event carries ids alone. */
async function about({ ids }: Pick<Happened, "ids">) {
  const [order, firm] = await Promise.all([Order.get(ids.orderID ?? ""), Firm.get()]);
  return { order, firm, number: order.number ?? "", url: Order.quoteURL(order) ?? "" };
}

/** Draws a paper of an order once, keeps it with its fingerprint, and answers its bytes as a mail carries them. */
async function paperOf(order: Order.Stored, paper: Order.Paper, draw: () => Promise<Uint8Array>) {
  const file = Order.fileOf(order, paper);
  const kept = await Files.use().get(file);
  const bytes = kept ?? (await draw());
  if (!kept) await Files.use().put(file, bytes);
  await Order.recordPaper(order.orderID, paper, createHash("sha256").update(bytes).digest("hex"));
  const title = paper === "quote" ? "devis" : "convention";
  return { name: `${title}-${order.number}.pdf`, type: "application/pdf", bytes };
}

/** The quote goes to who may approve it; the day after its validity it is over. */
const send: Job = async (happened) => {
  const { order, firm, number, url } = await about(happened);
  if (order.status !== "sent") return;
  const { orderID, validUntil, signatory, locale, object, gross: grossCents } = order;
  await Due.schedule({
    dueAt: instantOf(plusDays(validUntil, 1), "00:00", firm.zone),
    dueKey: `quote.${orderID}`,
    event: Order.Event.ValidityEnded,
    ids: { orderID },
  });
  const { demo } = Config.use();
  const around = { zone: firm.zone, url, demo };
  const pdf = await paperOf(order, "quote", () => quotePdf(quoteDocumentOf(order, around)));
  await sendOnce(`quote-${orderID}`, {
    attachments: [pdf],
    to: signatory.email,
    replyTo: firm.contactEmail,
    locale,
    content: render("quoteSent", { firmName: firm.name, number, object, grossCents, validUntil, url }, locale),
  });
};

/** The agreement, to be signed or, once it is, to be kept: each sending of it is a cause of its own. */
const sendAgreement: Job = async (happened) => {
  const { order, firm, number, url } = await about(happened);
  const { agreement, locale, object, signatory } = order;
  const text = await Order.agreementText(order.orderID);
  if (!agreement || text?.textHash !== agreement.textHash) return;
  const around = { zone: firm.zone, url, demo: Config.use().demo };
  const draw = () => textDocument(agreementDocument(agreementOf(order, text, around)));
  const pdf = await paperOf(order, agreement.buyer ? "signed" : "agreement", draw);
  const signed = agreement.buyer && { ...agreement.buyer, zone: firm.zone };
  const params = { firmName: firm.name, number, object, url: `${url}/convention`, ...(signed && { signed }) };
  await sendOnce(happened.eventID, {
    attachments: [pdf],
    to: signatory.email,
    replyTo: firm.contactEmail,
    locale,
    content: render("orderAgreement", params, locale),
  });
  if (!signed) await remindLater(order.orderID, 1);
};

const REMINDERS_MAX = 3;
const REMINDER_DAYS = 7;

async function remindLater(orderID: string, step: number): Promise<void> {
  if (step > REMINDERS_MAX) return;
  const dueAt = plusMinutes(now(), REMINDER_DAYS * 24 * 60);
  const ids = { orderID, step: String(step) };
  await Due.schedule({ dueAt, dueKey: `agreement.${orderID}`, event: Order.Event.AgreementWaits, ids });
}

/** The agreement still waits for its signature, a week later: told to who may sign it, three times at most. */
const remind: Job = async (happened) => {
  const { order, firm, number, url } = await about(happened);
  const { agreement, orderID, locale, object, signatory, status } = order;
  if (status !== "approved" || !agreement || agreement.buyer) return;
  const step = Number(happened.ids.step ?? 1);
  const params = { firmName: firm.name, number, object, url: `${url}/convention`, isReminder: true };
  await sendOnce(`agreementReminder-${orderID}-${step}`, {
    to: signatory.email,
    replyTo: firm.contactEmail,
    locale,
    content: render("orderAgreement", params, locale),
  });
  await remindLater(orderID, step + 1);
};

/** The firm learns what its client answered, with the way to its next act. */
function tellFirm(answer: "approved" | "refused" | "signed"): Job {
  return async (happened) => {
    const { order, firm, number } = await about(happened);
    const { orderID, object, refusal } = order;
    const url = `${Config.use().origin}/app/f/${firm.firmID}/devis/${orderID}`;
    const reason = answer === "refused" && refusal?.reason;
    const params = { firmName: firm.name, number, buyerName: order.buyer.name, object, answer, url };
    await sendOnce(`order-${answer}-${orderID}`, {
      to: firm.contactEmail,
      locale: firm.locale,
      content: render("orderAnswered", { ...params, ...(reason && { reason }) }, firm.locale),
    });
  };
}

const tellSigned = tellFirm("signed");

export const on = {
  [Order.Event.Sent]: send,
  [Order.Event.Approved]: tellFirm("approved"),
  [Order.Event.Refused]: tellFirm("refused"),
  [Order.Event.AgreementSent]: sendAgreement,
  [Order.Event.AgreementWaits]: remind,
  [Order.Event.Signed]: async (happened: Parameters<Job>[0]) => {
    await sendAgreement(happened);
    await tellSigned(happened);
  },
  [Order.Event.ValidityEnded]: async ({ ids }: Parameters<Job>[0]) => Order.expire(ids.orderID ?? ""),
};
