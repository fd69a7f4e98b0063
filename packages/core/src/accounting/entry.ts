import type { Invoice } from "../invoice/index.ts";
import { hash } from "../kernel/index.ts";
import { Payment } from "../payment/index.ts";
import type { AccountName, JournalCode } from "./account.ts";

/** One line: cents, above 0 a debit, below 0 a credit. */
export interface Line {
  account: AccountName;
  client: Client | null;
  amount: number;
}

export interface Client {
  number: string;
  name: string;
}

/** What is written at once on one day for one document; its lines add up to zero. */
export interface Entry {
  journal: JournalCode;
  on: string;
  piece: string;
  pieceOn: string;
  label: string;
  lines: Line[];
}

export type Issued = Pick<
  Invoice.Stored,
  | "invoiceID"
  | "kind"
  | "buyer"
  | "rates"
  | "gross"
  | "prepaid"
  | "preceding"
  | "vatOnDebits"
  | "takenOverOn"
  | "takenOverPaid"
> & { number: string; issuedOn: string };
export type Known = ReadonlyMap<string, Issued>;
export type Movement = Pick<
  Payment.Collection,
  "invoiceID" | "kind" | "amount" | "on" | "method" | "rates" | "number" | "reference"
>;
type Payout = Pick<
  Awaited<ReturnType<typeof Payment.payouts>>[number],
  "payoutID" | "createdOn" | "amount" | "stripeFees" | "platformFees"
>;

const NAMES: Record<Issued["kind"], string> = {
  standard: "Facture",
  deposit: "Facture d’acompte",
  interim: "Facture intermédiaire",
  balance: "Facture de solde",
  corrected: "Facture rectificative",
  creditNote: "Avoir",
  depositCreditNote: "Avoir sur acompte",
  fee: "Dédit",
};
const MOVED: Record<Movement["kind"], string> = {
  payment: "Encaissement",
  surplus: "Encaissement en trop",
  refund: "Remboursement",
  refundFailed: "Remboursement revenu",
  dispute: "Contestation",
  reinstated: "Contestation gagnée",
  returned: "Paiement revenu impayé",
  setOff: "Compensation",
};

/**
 * An issued document: the client owes, turnover and VAT are made; a credit note the other way, a balance less the
 * deposits that it deducts, a corrected invoice less the one it replaces. `known` holds what it follows. Pure.
 */
export function saleEntry(invoice: Issued, known: Known): Entry {
  const sign = isCredit(invoice) ? -1 : 1;
  const before = invoice.preceding.flatMap(({ invoiceID }) => known.get(invoiceID) ?? []);
  const product = productOf(isCredit(invoice) ? (before[0] ?? invoice) : invoice);
  const own = soldLines(invoice, { product, sign });
  const replaced = invoice.kind === "corrected" ? before.flatMap((one) => linesOfSale(one, -1)) : [];
  const deducted = invoice.prepaid > 0 ? prepaidLines(invoice, before) : [];
  const { number, issuedOn, buyer, kind } = invoice;
  const label = `${NAMES[kind]} ${number} ${buyer.name}`;
  return closed({
    journal: "VE",
    on: issuedOn,
    piece: number,
    pieceOn: issuedOn,
    label,
    lines: [...own, ...replaced, ...deducted],
  });
}

/**
 * An invoice of the firm's former tool, on the day it was taken over: what its client still owed and the VAT of it that
 * is not due yet, against the opening balance. Its sale stands in the books of that tool. Pure.
 */
export function openingEntry(invoice: Issued & { takenOverOn: string }): Entry {
  const { number, issuedOn, buyer, gross, rates, takenOverOn, takenOverPaid = 0 } = invoice;
  const left = gross - takenOverPaid;
  const waiting = invoice.vatOnDebits ? [] : Payment.splitByRate(rates, new Map(), left);
  const vat = waiting.reduce((sum, one) => sum + one.vat, 0);
  return closed({
    journal: "AN",
    on: takenOverOn,
    piece: number,
    pieceOn: issuedOn,
    label: `Reprise ${number} ${buyer.name}`,
    lines: [
      { account: "client", client: clientOf(invoice), amount: left },
      { account: "vatWaiting", client: null, amount: -vat },
      { account: "opening", client: null, amount: vat - left },
    ],
  });
}

export function isTakenOver<I extends Issued>(invoice: I): invoice is I & { takenOverOn: string } {
  return invoice.takenOverOn !== undefined;
}

function isCredit({ kind }: Pick<Issued, "kind">): boolean {
  return kind === "creditNote" || kind === "depositCreditNote";
}

/** A deposit is owed to the client until the balance; a cancellation fee sells no service. */
function productOf({ kind }: Pick<Issued, "kind">): AccountName {
  if (kind === "deposit" || kind === "depositCreditNote") return "advance";
  return kind === "fee" ? "compensation" : "services";
}

const linesOfSale = (invoice: Issued, sign: number) => soldLines(invoice, { product: productOf(invoice), sign });

function soldLines(invoice: Issued, { product, sign }: { product: AccountName; sign: number }): Line[] {
  const net = invoice.rates.reduce((sum, one) => sum + one.base, 0);
  const vat = invoice.rates.reduce((sum, one) => sum + one.vat, 0);
  return [
    { account: "client", client: clientOf(invoice), amount: sign * (net + vat) },
    { account: product, client: null, amount: -sign * net },
    { account: vatAccount(invoice), client: null, amount: -sign * vat },
  ];
}

/** VAT on services is due when they are paid, unless the firm chose debits (CGI art. 269-2, c). */
function vatAccount({ vatOnDebits }: Pick<Issued, "vatOnDebits">): AccountName {
  return vatOnDebits ? "vat" : "vatWaiting";
}

/** Deposits already billed: out of the advances, with their VAT; by the balance's own rates when they are not known. */
function prepaidLines(invoice: Issued, before: readonly Issued[]): Line[] {
  const deposits = before.filter(({ kind }) => kind === "deposit");
  const exact = deposits.reduce((sum, one) => sum + one.gross, 0) === invoice.prepaid;
  const vatOf = (some: readonly Issued[]) => some.flatMap((one) => one.rates).reduce((sum, one) => sum + one.vat, 0);
  const vat = exact
    ? vatOf(deposits)
    : Math.round(invoice.gross === 0 ? 0 : (vatOf([invoice]) * invoice.prepaid) / invoice.gross);
  return [
    { account: "advance", client: null, amount: invoice.prepaid - vat },
    { account: vatAccount(invoice), client: null, amount: vat },
    { account: "client", client: clientOf(invoice), amount: -invoice.prepaid },
  ];
}

/**
 * Money that came or went: the client's account against Stripe or the bank, and the VAT of it that falls due or no
 * longer does. Pure.
 */
export function collectionEntry(movement: Movement, known: Known): Entry {
  const { invoiceID, amount, on, kind, method, reference } = movement;
  const invoice = known.get(invoiceID);
  const isOnline = method === "card" || method === "sepa_debit";
  const due = invoice && !invoice.vatOnDebits ? movement.rates.reduce((sum, one) => sum + one.vat, 0) : 0;
  const piece = movement.number ?? reference;
  // From one invoice to another of the same client: his account stays as it is, only the VAT falls due.
  const moved = kind === "setOff" ? 0 : amount;
  return closed({
    journal: isOnline ? "ST" : "BQ",
    on,
    piece,
    pieceOn: on,
    label: `${MOVED[kind]} ${piece} ${invoice?.buyer.name ?? ""}`.trim(),
    lines: [
      { account: isOnline ? "stripe" : "bank", client: null, amount: moved },
      { account: "client", client: invoice ? clientOf(invoice) : null, amount: -moved },
      { account: "vatWaiting", client: null, amount: due },
      { account: "vat", client: null, amount: -due },
    ],
  });
}

/** A transfer of Stripe to the bank, with what Stripe and the platform kept of it. Pure. */
export function payoutEntry({ payoutID, createdOn, amount, stripeFees, platformFees }: Payout): Entry {
  return closed({
    journal: "ST",
    on: createdOn,
    piece: payoutID,
    pieceOn: createdOn,
    label: "Virement de Stripe",
    lines: [
      { account: "bank", client: null, amount },
      { account: "bankFee", client: null, amount: stripeFees },
      { account: "platformFee", client: null, amount: platformFees },
      { account: "stripe", client: null, amount: -(amount + stripeFees + platformFees) },
    ],
  });
}

/** One line an account and client, none of zero. An entry that does not add up is a defect of ours, never a file. */
function closed(entry: Entry): Entry {
  const merged = new Map<string, Line>();
  for (const line of entry.lines) {
    const key = `${line.account} ${line.client?.number ?? ""}`;
    merged.set(key, { ...line, amount: (merged.get(key)?.amount ?? 0) + line.amount });
  }
  const lines = [...merged.values()].filter(({ amount }) => amount !== 0);
  if (lines.reduce((sum, { amount }) => sum + amount, 0) !== 0) throw new Error(`Entry ${entry.piece} is not balanced`);
  return { ...entry, lines };
}

/** The same client has the same auxiliary account on all of his documents. */
function clientOf({ buyer }: Pick<Issued, "buyer">): Client {
  const { siret, organizationID, email, name } = buyer;
  const own = hash(organizationID ?? email.toLowerCase()).slice(0, 10);
  return { number: siret ? `C${siret}` : `C${own.replaceAll(/[^A-Za-z0-9]/g, "0").toUpperCase()}`, name };
}
