import { untilWritten } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Firm } from "../firm/index.ts";
import { Invoice, Invoices } from "../invoice/index.ts";
import { Actor, DomainError, log, now } from "../kernel/index.ts";
import { Order } from "../order/index.ts";
import { Payment } from "../payment/index.ts";
import { Cancellations } from "./cancellation.table.ts";
import { get, type Stored } from "./read.ts";
import { papersOf } from "./words.ts";

/**
 * Does what a cancellation decided: drops drafts, issues credit notes, bills what was held and the fee, holds the fee
 * back from what was paid, gives the rest back the way it came. Each step is made once under a name of its own: killed
 * anywhere and run again it ends the same. What the firm must do itself (a transfer) stays owed on its invoice.
 */
export async function settle(key: { cohortID: string; cancellationID: string }): Promise<void> {
  Actor.assertSystem();
  const row = await get(key);
  if (row.settledAt) return;
  for (const invoiceID of row.drafts) await drop(invoiceID);
  if (row.orderID) await empty(row, row.orderID);
  for (const credit of row.credits) await takeBack(row, credit);
  const papers = await papersOf(row, await Firm.get());
  for (const bill of row.bills) await owe(row, bill, papers.held);
  for (const fee of row.fees) await owe(row, fee, papers.fee);
  for (const credit of row.credits) await giveBack(row, credit);
  await untilWritten(async () => {
    const latest = await get(key);
    const order = row.lessOrderID ? await Order.get(row.lessOrderID) : undefined;
    const refused = await db().heal({
      cancellation: Cancellations.replace({ ...latest, settledAt: now() }),
      ...(order && Order.settled(order, row.cancellationID)),
    });
    return refused.refused ? undefined : true;
  });
}

/** The people of an order that ended leave its group. */
async function empty({ cohortID }: Stored, orderID: string): Promise<void> {
  const [{ enrolments }, { buyer }] = await Promise.all([Enrolment.groupOf(cohortID), Order.get(orderID)]);
  const own = enrolments.filter((one) => one.organizationID === buyer.organizationID && LIVING.includes(one.status));
  for (const { enrolmentID } of own) await Enrolment.cancel({ cohortID, enrolmentID });
}

const LIVING = ["invited", "requested", "held", "accepted", "waiting"];

/** A draft that names who left: gone, or issued meanwhile, it is left alone. */
async function drop(invoiceID: string): Promise<void> {
  const draft = await db().get(Invoices, { invoiceID });
  if (draft?.status === "draft") await Invoice.discard({ invoiceID });
}

/** Never above what remains: someone may have credited by hand since it was decided. */
async function takeBack({ reason }: Stored, { invoiceID, creditNoteID, lines }: Stored["credits"][number]) {
  const [invoice, made] = await db().gets(
    { entity: Invoices, key: { invoiceID } },
    { entity: Invoices, key: { invoiceID: creditNoteID } },
  );
  if (made || !invoice || invoice.status === "credited") return;
  const left = Invoice.stillCreditable(invoice, lines);
  if (left.length > 0) await Invoice.credit({ invoiceID, creditNoteID, lines: left, reason });
}

type Paper = ReturnType<Awaited<ReturnType<typeof papersOf>>["held"]>;

/** A document of its own, issued at once; what its buyer's card lacks leaves it a draft that the firm completes. */
async function owe(row: Stored, owed: Stored["bills"][number], paper: (net: number) => Paper): Promise<void> {
  const known = await db().get(Invoices, { invoiceID: owed.invoiceID });
  if (known && known.status !== "draft") return;
  try {
    const buyer = await buyerOf(row, owed.payerID);
    if (!known) await Invoice.prepare({ ...paper(owed.net), invoiceID: owed.invoiceID, buyer });
    await Invoice.issue({ invoiceID: owed.invoiceID });
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind === "busy") throw error;
    const { cancellationID } = row;
    log("warn", "cancellation.not_billed", { cancellationID, invoiceID: owed.invoiceID, code: error.code });
  }
}

async function buyerOf(row: Stored, payerID: string | null) {
  const found = (await payersOf(row)).find((one) => one.payerID === payerID);
  if (!found) throw new Error("A cancellation names a payer that its seat does not have");
  return found.buyer;
}

/** Who pays for what was cancelled, as an invoice names him; a funder is told by his own file. */
export async function payersOf({ cohortID, enrolmentID, orderID }: Stored) {
  if (orderID) {
    const { buyer, serviceCode, engagementNumber } = await Order.get(orderID);
    const country = buyer.address?.country ?? "FR";
    return [{ payerID: null, buyer: { ...buyer, serviceCode, engagementNumber, reference: null, country } }];
  }
  const { enrolments } = await Enrolment.groupOf(cohortID);
  const seat = enrolments.find((one) => one.enrolmentID === enrolmentID);
  const paying = (seat?.payers ?? []).flatMap((payer) => (payer.kind === "funder" ? [] : [payer]));
  return Promise.all(paying.map(async (payer) => ({ payerID: payer.payerID, buyer: await Invoice.buyerOf(payer) })));
}

/** The fee is held back from what was paid; the rest goes back, once a credit note. */
async function giveBack({ fees }: Stored, { invoiceID, creditNoteID }: Stored["credits"][number]): Promise<void> {
  const note = await db().get(Invoices, { invoiceID: creditNoteID });
  if (!note) return;
  for (const fee of fees) await holdBack(invoiceID, fee.invoiceID);
  const state = await Payment.load(invoiceID);
  const amount = Math.min(note.gross, Payment.toGiveBack(state));
  if (amount > 0) await Payment.refund({ invoiceID, amount, creditNoteID });
}

async function holdBack(invoiceID: string, feeID: string): Promise<void> {
  const [state, fee] = await Promise.all([Payment.load(invoiceID), db().get(Invoices, { invoiceID: feeID })]);
  if (!fee || !Payment.isSameClient(state.invoice, fee)) return;
  const amount = Math.min(Payment.toGiveBack(state), Invoice.dueOf(fee));
  if (amount > 0) await Payment.setOff({ invoiceID, otherID: feeID, amount });
}
