import type { Operation, Row } from "../kernel/index.ts";
import { InvoiceCards, Invoices } from "./invoice.table.ts";
import type { Content } from "./total.ts";

export type Stored = Row<typeof Invoices>;

/** What the list shows, from the invoice itself. */
export function cardOf(invoice: Omit<Stored, "rev">) {
  const { invoiceID, number, status, object, gross, paid, collected, issuedOn, dueOn, buyer } = invoice;
  const { lapsedAt, debitedAt, toCredit, kind, prepaid, creditedGross, sentAt, takenOverOn } = invoice;
  const { organizationID, name: buyerName } = buyer;
  return {
    invoiceID,
    organizationID,
    number,
    kind,
    status,
    buyerName,
    object,
    gross,
    paid,
    collected,
    issuedOn,
    dueOn,
    prepaid,
    creditedGross,
    sentAt,
    ...(lapsedAt && { lapsedAt }),
    ...(debitedAt && { debitedAt }),
    ...(toCredit && { toCredit }),
    ...(takenOverOn && { takenOverOn }),
  };
}

/** A changed invoice with its card, if nobody wrote it since it was read. */
export function changeOf(invoice: Stored): { invoice: Operation; card: Operation } {
  return { invoice: Invoices.replace(invoice), card: InvoiceCards.put(cardOf(invoice)) };
}

/** The part that issuing freezes. */
export function contentOf(invoice: Stored): Content {
  const { seller, buyer, object, lines, net, vat, gross, rates, notes, purchaseOrder, exemption } = invoice;
  const { discount, prepaid, preceding, vatOnDebits, terms } = invoice;
  return {
    seller,
    buyer,
    object,
    lines,
    net,
    vat,
    gross,
    rates,
    notes,
    purchaseOrder,
    exemption,
    discount,
    prepaid,
    preceding,
    vatOnDebits,
    terms,
  };
}

/** A credit note takes back from another invoice: nothing is ever collected on it. */
export function isCredit(kind: Stored["kind"]): boolean {
  return kind === "creditNote" || kind === "depositCreditNote";
}

type Owed = Pick<Stored, "kind" | "gross" | "prepaid" | "creditedGross" | "paid" | "status" | "lapsedAt" | "toCredit">;

/** What is still to be paid, in cents; never below 0. */
export function dueOf(invoice: Owed): number {
  return invoice.lapsedAt ? 0 : Math.max(0, balanceOf(invoice));
}

/** What its buyer owes, in cents; below 0, what is to be given back to him. */
export function balanceOf({ kind, status, gross, prepaid, creditedGross, paid, toCredit = 0 }: Owed): number {
  return status === "draft" || isCredit(kind) ? 0 : gross - prepaid - creditedGross - paid - toCredit;
}

/** The invoice once `amount` more has come in, or went back when below 0, in a month of the firm's zone. */
export function credited(invoice: Stored, input: { amount: number; at: string; month: string }): Stored {
  const paid = invoice.paid + input.amount;
  const known = invoice.collected.find((one) => one.month === input.month)?.amount ?? 0;
  const others = invoice.collected.filter((one) => one.month !== input.month);
  const collected = [...others, { month: input.month, amount: known + input.amount }];
  return standing({ ...invoice, paid, collected }, input.at);
}

/** Its state as its amounts make it: to be called whenever what was paid or credited changes. */
export function standing(invoice: Stored, at: string): Stored {
  if (isCredit(invoice.kind)) return invoice;
  const { gross, creditedGross, paid, prepaid } = invoice;
  if (gross > 0 && creditedGross >= gross) return { ...invoice, status: "credited", paidAt: null };
  const whole = (paid > 0 || prepaid + creditedGross > 0) && balanceOf(invoice) <= 0;
  const status = whole ? "paid" : paid > 0 ? "partlyPaid" : "issued";
  return { ...invoice, status, paidAt: whole ? (invoice.paidAt ?? at) : null };
}
