import type { Named } from "../db/index.ts";
import type { Row } from "../kernel/index.ts";
import { InvoiceCards, Invoices } from "./invoice.table.ts";
import type { Content } from "./total.ts";

export type Stored = Row<typeof Invoices>;

/** What the list shows, from the invoice itself. */
export function cardOf(invoice: Omit<Stored, "rev">) {
  const { invoiceID, number, status, object, gross, paid, collected, issuedOn, dueOn, buyer } = invoice;
  const { lapsedAt, debitedAt } = invoice;
  const { organizationID, name: buyerName } = buyer;
  return {
    invoiceID,
    organizationID,
    number,
    status,
    buyerName,
    object,
    gross,
    paid,
    collected,
    issuedOn,
    dueOn,
    ...(lapsedAt && { lapsedAt }),
    ...(debitedAt && { debitedAt }),
  };
}

/** A changed invoice with its card, if nobody wrote it since it was read. */
export function changeOf(invoice: Stored): { invoice: Named["invoice"]; card: Named["card"] } {
  return { invoice: Invoices.replace(invoice), card: InvoiceCards.put(cardOf(invoice)) };
}

/** The part that issuing freezes. */
export function contentOf(invoice: Stored): Content {
  const { seller, buyer, object, lines, net, vat, gross, rates, notes, purchaseOrder, exemption } = invoice;
  return { seller, buyer, object, lines, net, vat, gross, rates, notes, purchaseOrder, exemption };
}

/** What is still to be paid, in cents. */
export function dueOf(invoice: Pick<Stored, "gross" | "paid" | "status" | "lapsedAt">): number {
  return invoice.status === "draft" || invoice.lapsedAt ? 0 : Math.max(0, invoice.gross - invoice.paid);
}

/** The invoice once `amount` more has come in, in a month of the firm's zone. */
export function credited(invoice: Stored, input: { amount: number; at: string; month: string }): Stored {
  const paid = invoice.paid + input.amount;
  const whole = paid >= invoice.gross;
  const known = invoice.collected.find((one) => one.month === input.month)?.amount ?? 0;
  const others = invoice.collected.filter((one) => one.month !== input.month);
  return {
    ...invoice,
    paid,
    status: whole ? "paid" : "partlyPaid",
    paidAt: whole ? input.at : null,
    collected: [...others, { month: input.month, amount: known + input.amount }],
  };
}
