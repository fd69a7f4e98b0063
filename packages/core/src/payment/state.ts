import { db, rowsOf } from "../db/index.ts";
import { type Invoice, InvoiceMoments, Invoices } from "../invoice/index.ts";
import { notFound, type Row } from "../kernel/index.ts";
import type { Collection } from "./collection.ts";
import { Collections, Disputes, PaymentAttempts, Payments, Refunds } from "./payment.table.ts";

export type Attempt = Row<typeof PaymentAttempts>;
export type Payment = Row<typeof Payments>;
export type Refund = Row<typeof Refunds>;
export type Dispute = Row<typeof Disputes>;

/** An invoice with all that happened to its money. */
export interface State {
  invoice: Invoice.Stored;
  attempts: Attempt[];
  payments: Payment[];
  refunds: Refund[];
  disputes: Dispute[];
  collections: Collection[];
  moments: Row<typeof InvoiceMoments>[];
}

/** Tries and payments of one invoice; past this someone plays with the button. */
const ROWS_MAX = 500;

/** One query: the invoice and its money share a partition. */
export async function load(invoiceID: string): Promise<State> {
  const { items } = await db().query({ pk: ["INVOICE", invoiceID], limit: ROWS_MAX });
  const [invoice] = rowsOf(Invoices, items);
  if (!invoice) throw notFound("invoice");
  return {
    invoice,
    attempts: rowsOf(PaymentAttempts, items),
    payments: rowsOf(Payments, items),
    refunds: rowsOf(Refunds, items),
    disputes: rowsOf(Disputes, items),
    collections: rowsOf(Collections, items),
    moments: rowsOf(InvoiceMoments, items),
  };
}

/** The attempt that may still collect. */
export function currentAttempt({ invoice, attempts }: Pick<State, "invoice" | "attempts">): Attempt | undefined {
  return attempts.find((attempt) => attempt.attemptID === invoice.openAttemptID);
}

/** Attempts whose end is not known yet. */
export function isUndecided(attempt: Pick<Attempt, "status">): boolean {
  return attempt.status === "created" || attempt.status === "open" || attempt.status === "processing";
}

/** A public body pays by administrative transfer, unless its card says that it takes cards. */
export function byMandate({ buyer }: Pick<State["invoice"], "buyer">): boolean {
  return buyer.kind === "publicBody" && !buyer.takesCards;
}
