import * as v from "valibot";
import { db, rowsOf } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Invoice, InvoiceCards, Invoices } from "../invoice/index.ts";
import { Actor, Day, DomainError, fn } from "../kernel/index.ts";
import { Payment } from "../payment/index.ts";
import { ACCOUNTS, type AccountName } from "./account.ts";
import { collectionsCsv, entriesCsv } from "./csv.ts";
import {
  collectionEntry,
  type Entry,
  type Issued,
  isTakenOver,
  type Known,
  type Movement,
  openingEntry,
  payoutEntry,
  saleEntry,
} from "./entry.ts";
import { fecName, fecOf } from "./fec.ts";

/** All of a firm's invoices are looked through for the days of their issue. */
const LIST_MAX = 20_000;
const BATCH = 100;

/** At most a year at once: longer books are a year's file after another. */
const Period = v.pipe(
  v.object({ from: Day, to: Day }),
  v.forward(
    v.check(({ from, to }) => from <= to, "period"),
    ["to"],
  ),
);
type Period = v.InferOutput<typeof Period>;

interface Books {
  siret: string;
  entries: Entry[];
  issued: Issued[];
  stored: readonly Invoice.Stored[];
  movements: Movement[];
  known: Known;
}

/** What a period's books come to: each account, VAT by rate of what was collected, the documents issued. */
export const summary = fn("accounting.summary", Period, async (period) => {
  const { entries, stored, movements, siret } = await books(period);
  const accounts = balanceOf(entries);
  const sum = (key: "debit" | "credit") => accounts.reduce((total, account) => total + account[key], 0);
  return {
    accounts,
    debit: sum("debit"),
    credit: sum("credit"),
    entries: entries.length,
    rates: ratesOf(movements),
    documents: stored.map(({ invoiceID, number, issuedOn, gross, kind, buyer, pdfHash }) => ({
      invoiceID,
      number: number ?? "",
      fileName: `${Invoice.fileNameOf(number ?? "")}.pdf`,
      issuedOn: issuedOn ?? "",
      gross,
      kind,
      buyerName: buyer.name,
      hasPDF: pdfHash !== null,
    })),
    fileName: fecName(siret, period.to),
  };
});

/** One document of a period and what it sold, before VAT: `services` as account 706 has it, `compensation` as 758. */
export interface Sale {
  invoice: Invoice.Stored;
  services: number;
  compensation: number;
}

/** What was sold in a period, document by document, as the books have it: deposits only once their balance is issued. */
export const sales = fn("accounting.sales", Period, async (period): Promise<Sale[]> => {
  const { issued, stored, known } = await books(period);
  const byID = new Map(stored.map((invoice) => [invoice.invoiceID, invoice]));
  return issued.flatMap((one) => {
    const invoice = byID.get(one.invoiceID);
    if (!invoice) return [];
    const { lines } = saleEntry(one, known);
    const on = (account: AccountName) =>
      lines.filter((line) => line.account === account).reduce((sum, { amount }) => sum - amount, 0);
    return [{ invoice, services: on("services"), compensation: on("compensation") }];
  });
});

/** The accountant's file: `name` as the law names it, text in UTF-8. */
export const fec = fn("accounting.fec", Period, async (period) => {
  const { entries, siret } = await books(period);
  return { name: fecName(siret, period.to), text: fecOf(entries) };
});

/** The same entries for a person's spreadsheet. */
export const csv = fn("accounting.csv", Period, async (period) => ({
  name: `ecritures-${period.from}-${period.to}.csv`,
  text: entriesCsv((await books(period)).entries),
}));

/** The journal of what was collected, by VAT rate. */
export const collected = fn("accounting.collected", Period, async (period) => ({
  name: `encaissements-${period.from}-${period.to}.csv`,
  text: collectionsCsv((await books(period)).movements),
}));

async function books(period: Period): Promise<Books> {
  Actor.assertRole("owner", "manager");
  const [{ siret }, cards, movements, payouts] = await Promise.all([
    Firm.get(),
    cardsOf(period),
    Payment.collections(period),
    Payment.payouts(period),
  ]);
  const stored = await load(cards.map(({ invoiceID }) => invoiceID));
  const issued = stored.filter(isIssued).sort((a, b) => order(a.issuedOn, b.issuedOn) || order(a.number, b.number));
  const known = await knownOf(issued, movements);
  const entries = [
    ...issued.map((invoice) => (isTakenOver(invoice) ? openingEntry(invoice) : saleEntry(invoice, known))),
    ...movements.map((movement) => collectionEntry(movement, known)),
    ...payouts.filter(({ status }) => status !== "failed" && status !== "canceled").map(payoutEntry),
  ];
  const kept = entries.filter(({ lines }) => lines.length > 0).sort((a, b) => order(a.on, b.on));
  // Another tool's documents are no papers of this one.
  const own = issued.filter((invoice) => !isTakenOver(invoice));
  return { siret, entries: kept, issued, stored: own, movements, known };
}

function order(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

async function cardsOf({ from, to }: Period) {
  const { items, next } = await db().query({ pk: ["INVOICES"], limit: LIST_MAX });
  if (next) throw new DomainError("unprocessable", "accounting.too_long", "More invoices than one file can hold");
  return rowsOf(InvoiceCards, items).filter(({ issuedOn, takenOverOn = issuedOn }) => {
    return takenOverOn !== null && takenOverOn >= from && takenOverOn <= to;
  });
}

async function load(invoiceIDs: readonly string[]): Promise<Invoice.Stored[]> {
  const found: Invoice.Stored[] = [];
  for (let at = 0; at < invoiceIDs.length; at += BATCH) {
    const keys = invoiceIDs.slice(at, at + BATCH).map((invoiceID) => ({ entity: Invoices, key: { invoiceID } }));
    const rows = await db().gets(keys);
    found.push(...rows[0].flatMap((row) => (row ? [row] : [])));
  }
  return found;
}

function isIssued<T extends { number: string | null; issuedOn: string | null }>(
  row: T,
): row is T & { number: string; issuedOn: string } {
  return row.number !== null && row.issuedOn !== null;
}

/** Beside those of the period: what they follow, and what was collected on. */
async function knownOf(issued: readonly Issued[], movements: readonly Movement[]): Promise<Known> {
  const known = new Map(issued.map((one) => [one.invoiceID, one]));
  const named = [...issued.flatMap(({ preceding }) => preceding), ...movements].map(({ invoiceID }) => invoiceID);
  const missing = [...new Set(named)].filter((invoiceID) => !known.has(invoiceID));
  for (const one of (await load(missing)).filter(isIssued)) known.set(one.invoiceID, one);
  return known;
}

/** Debit and credit of each account that moved, by number. Pure. */
export function balanceOf(entries: readonly Entry[]) {
  const sums = new Map<AccountName, { debit: number; credit: number }>();
  for (const { account, amount } of entries.flatMap(({ lines }) => lines)) {
    const { debit, credit } = sums.get(account) ?? { debit: 0, credit: 0 };
    sums.set(account, { debit: debit + Math.max(0, amount), credit: credit + Math.max(0, -amount) });
  }
  return [...sums]
    .map(([name, sum]) => ({ ...ACCOUNTS[name], ...sum }))
    .sort((one, other) => order(one.number, other.number));
}

/** What was collected by VAT rate, less what went back; cents. Pure. */
export function ratesOf(movements: readonly Pick<Movement, "rates">[]) {
  const sums = new Map<number, { base: number; vat: number }>();
  for (const { vatRate, base, vat } of movements.flatMap((one) => one.rates)) {
    const sum = sums.get(vatRate) ?? { base: 0, vat: 0 };
    sums.set(vatRate, { base: sum.base + base, vat: sum.vat + vat });
  }
  return [...sums].map(([vatRate, sum]) => ({ vatRate, ...sum })).sort((a, b) => a.vatRate - b.vatRate);
}
