import { db, rowsOf } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { ApprovedPlatform } from "../gateway/index.ts";
import type { Invoice } from "../invoice/index.ts";
import { Actor, now } from "../kernel/index.ts";
import { Payment } from "../payment/index.ts";
import { isLost } from "./status.ts";
import { CollectionReports, Submissions } from "./submission.table.ts";

const ROWS_MAX = 500;

/** What is still to be told as "Encaissée". Only VAT on receipts is told by it, and no flow that was refused. Pure. */
export function toReport<C extends Pick<Payment.Collection, "collectionID" | "rates">>(
  invoice: Pick<Invoice.Stored, "vat" | "vatOnDebits">,
  collections: readonly C[],
  reported: ReadonlySet<string>,
): C[] {
  if (invoice.vatOnDebits || invoice.vat === 0) return [];
  return collections.filter((one) => one.rates.length > 0 && !reported.has(one.collectionID));
}

/**
 * Tells the platform each movement of money of a submitted invoice once, by VAT rate, below 0 what went back; the key
 * is made from the movement, so that a lost answer is not told twice.
 */
export async function reportCollected(invoiceID: string): Promise<void> {
  Actor.assertSystem();
  const row = await db().get(Submissions, { invoiceID });
  if (!row?.flowID || isLost(row.statuses)) return;
  const platform = ApprovedPlatform.use();
  if (!platform) return;
  const [{ invoice, collections }, { items }, { siret }] = await Promise.all([
    Payment.load(invoiceID),
    db().query({ pk: ["INVOICE", invoiceID], begins: ["REPORTED"], limit: ROWS_MAX }),
    Firm.get(),
  ]);
  const reported = new Set(rowsOf(CollectionReports, items).map(({ collectionID }) => collectionID));
  for (const { collectionID, on, rates } of toReport(invoice, collections, reported)) {
    await platform.reportCollected({
      account: siret.slice(0, 9),
      key: `collected-${collectionID}`,
      flowID: row.flowID,
      on,
      amounts: rates.map(({ vatRate, base, vat }) => ({ vatRate, amount: base + vat })),
    });
    await db().heal({ report: CollectionReports.create({ invoiceID, collectionID, on, at: now() }) });
  }
}
