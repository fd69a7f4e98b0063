import { untilWritten } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Actor, now } from "../kernel/index.ts";
import { fileNameOf } from "./file-name.ts";
import { Invoices } from "./invoice.table.ts";
import { get } from "./read.ts";
import type { Stored } from "./row.ts";

/** Where the issued PDF is kept. */
export function fileOf(invoice: Pick<Stored, "number">): string {
  return `${Actor.firmID()}/invoices/${fileNameOf(invoice.number ?? "")}.pdf`;
}

/** Remembers the fingerprint of the issued PDF; written once, and another one is a defect of ours. */
export async function recordPDF(invoiceID: string, pdfHash: string): Promise<void> {
  Actor.assertSystem();
  await untilWritten(async () => {
    const invoice = await get(invoiceID);
    if (invoice.pdfHash === pdfHash) return true;
    if (invoice.pdfHash) throw new Error("An issued invoice was drawn with other bytes");
    const written = await db().write({ invoice: Invoices.replace({ ...invoice, pdfHash }) }, { invoiceID });
    return written.refused ? undefined : true;
  });
}

/** Remembers when the invoice was first mailed. */
export async function recordSent(invoiceID: string): Promise<void> {
  Actor.assertSystem();
  await untilWritten(async () => {
    const invoice = await get(invoiceID);
    if (invoice.sentAt) return true;
    const written = await db().write({ invoice: Invoices.replace({ ...invoice, sentAt: now() }) }, { invoiceID });
    return written.refused ? undefined : true;
  });
}
