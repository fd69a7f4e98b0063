import { Invoice } from "../invoice/index.ts";
import { DomainError, spread } from "../kernel/index.ts";

/** An issued invoice with what remains on it of what is cancelled, before VAT, line by line. */
export interface Standing {
  invoice: Invoice.Stored;
  lines: { line: number; net: number }[];
}

/** One payer: his part of the price, and the invoices on which he was billed for it. */
export interface Account {
  payerID: string | null;
  isFunder: boolean;
  partNet: number;
  issued: readonly Standing[];
}

/** What one payer gets back, or still owes. */
export interface Settlement {
  payerID: string | null;
  credits: Standing[];
  billNet: number;
  feeNet: number;
}

/**
 * Cuts what is owed among payers by their parts, and compares it with what each was billed: above it, credit notes, the
 * latest invoice first; below it, a document for the rest. A funder pays for hours held alone, on his own file: his part
 * is left to it, and the fee is the others' (`cancellation.only_funder` where there is no other). Pure.
 */
export function settlementsOf(accounts: readonly Account[], owed: { owedNet: number; feeNet: number }): Settlement[] {
  const nets = spread(
    owed.owedNet,
    accounts.map(({ partNet }) => partNet),
  );
  const paying = accounts.filter(({ isFunder }) => !isFunder);
  if (owed.feeNet > 0 && paying.length === 0) {
    throw new DomainError("conflict", "cancellation.only_funder", "A fee never goes to a funder, and nobody else pays");
  }
  const fees = spread(
    owed.feeNet,
    paying.map(({ partNet }) => partNet),
  );
  return paying.map((account, at) => {
    const owedNet = nets[accounts.indexOf(account)] ?? 0;
    return { payerID: account.payerID, feeNet: fees[at] ?? 0, ...compared(account.issued, owedNet) };
  });
}

/** What is invoiced above what is owed, taken back from the latest invoice first; or what is below it. Pure. */
export function compared(issued: readonly Standing[], owedNet: number): Pick<Settlement, "credits" | "billNet"> {
  const own = issued.map((one) => ({ ...one, most: ownNet(one, issued) }));
  const billed = own.reduce((sum, { most }) => sum + most, 0);
  let left = Math.max(0, billed - owedNet);
  const latest = [...own].sort((one, other) =>
    (one.invoice.issuedAt ?? "") < (other.invoice.issuedAt ?? "") ? 1 : -1,
  );
  const credits = latest.flatMap(({ invoice, lines, most }) => {
    const taken = takenOf(lines, Math.min(left, most));
    left -= sumOf(taken);
    return taken.length > 0 ? [{ invoice, lines: taken }] : [];
  });
  return { credits, billNet: Math.max(0, owedNet - billed) };
}

/** A balance says the whole price and deducts the invoices before it: only the rest is its own. */
function ownNet({ invoice, lines }: Standing, all: readonly Standing[]): number {
  if (invoice.prepaid === 0) return sumOf(lines);
  const before = invoice.preceding.map(({ invoiceID }) => invoiceID);
  const earlier = all.filter((one) => before.includes(one.invoice.invoiceID));
  const deducted = earlier.reduce((sum, one) => sum + sumOf(one.lines), 0);
  return Math.max(0, sumOf(lines) - deducted);
}

function takenOf(lines: Standing["lines"], wanted: number): Standing["lines"] {
  let left = wanted;
  return lines.flatMap(({ line, net }) => {
    const taken = Math.min(left, net);
    left -= taken;
    return taken > 0 ? [{ line, net: taken }] : [];
  });
}

function sumOf(lines: Standing["lines"]): number {
  return lines.reduce((sum, { net }) => sum + net, 0);
}

/** Invoices by what becomes of them: issued ones are compared, drafts that name seats alone are dropped. */
export function sorted(invoices: readonly Invoice.Stored[]) {
  const living = invoices.filter(({ kind, status }) => !Invoice.isCredit(kind) && status !== "credited");
  return {
    issued: living.filter(({ status }) => status !== "draft"),
    drafts: living.filter((one) => one.status === "draft" && !one.orderID && !one.planID && !one.fundingID),
  };
}
