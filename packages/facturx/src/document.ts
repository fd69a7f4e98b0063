/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

/** A whole number, or exact decimal text such as `"3.5"`; never a fractional JavaScript number. */
export type Decimal = number | string;

/** VAT categories of EN 16931 that French rules accept (UNTDID 5305). */
export type VatCategory = "S" | "E" | "AE" | "K" | "G" | "O" | "Z";

export interface Vat {
  category: VatCategory;
  /** Basis points: 2000 is 20 %. Zero outside categories S and Z. */
  rate: number;
  /** Printed ground of an exemption, frozen as it read on the day of issue (BT-120). */
  reason?: string;
  /** VATEX code of the same ground (BT-121). */
  code?: string;
}

/** An allowance, or a charge when `charge` is set: a sum in cents, or a share in basis points. */
export type Adjustment = { charge?: boolean; reason: string; code?: string } & (
  | { amountCents: number }
  | { basisPoints: number }
);

/** An adjustment of the whole document belongs to one VAT treatment. */
export type DocumentAdjustment = Adjustment & { vat: Vat };

/** UN/ECE recommendation 20: piece, hour, day. */
export type Unit = "C62" | "HUR" | "DAY";

export interface Line {
  name: string;
  description?: string;
  /** At most 4 decimals; may be negative (a correction inside an invoice). */
  quantity: Decimal;
  unit?: Unit;
  /** Net price of one unit, in cents, at most 4 decimals ("1002.5" is 10,025 €); never negative (BR-27). */
  unitCents: Decimal;
  vat: Vat;
  adjustments?: Adjustment[];
  period?: { start: Day; end: Day };
  reference?: string;
}

/** One row per VAT category and rate. */
export interface VatTotal {
  vat: Vat;
  baseCents: number;
  vatCents: number;
}

/** Whole cents everywhere. `netCents + vatCents = grossCents` and `grossCents - prepaidCents = dueCents`. */
export interface Totals {
  lineNetCents: number[];
  lineAdjustmentCents: number[][];
  adjustmentCents: number[];
  linesCents: number;
  allowanceCents: number;
  chargeCents: number;
  netCents: number;
  vat: VatTotal[];
  vatCents: number;
  grossCents: number;
  prepaidCents: number;
  dueCents: number;
}

export interface PostalAddress {
  street: string;
  extra?: string;
  postalCode: string;
  city: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
}

export interface Party {
  name: string;
  tradeName?: string;
  /** Legal form and capital, printed under the name: "SAS au capital de 10 000 €". */
  legalForm?: string;
  /** 9 digits; absent for an individual or a foreign buyer. */
  siren?: string;
  /** 14 digits that begin with the SIREN. */
  siret?: string;
  vatNumber?: string;
  /** Tax number of a seller without VAT number (BT-32): a small business gives its SIREN. */
  taxNumber?: string;
  address: PostalAddress;
  /** Electronic address (BT-34, BT-49); the SIREN, else the e-mail, when absent. */
  endpoint?: { id: string; scheme: string };
  contact?: { name?: string; phone?: string; email?: string };
  email?: string;
  phone?: string;
}

export type Kind = "standard" | "deposit" | "interim" | "balance" | "corrected" | "credit-note" | "deposit-credit-note";

/** Subject of a note (UNTDID 4451), as the French rules name them. */
export type NoteSubject = "PMT" | "PMD" | "AAB" | "REG" | "ABL" | "AAI" | "TXD";

/** A legal sentence, frozen in the document on the day of issue. */
export interface Note {
  subject: NoteSubject;
  text: string;
}

export type BuyerKind = "professional" | "individual" | "eu-professional" | "foreign-professional";

export interface Payment {
  /** Terms in words: "Paiement à 30 jours, par virement." */
  terms?: string;
  /** Payer's page. Printed as a link and given in the XML as the means' information. */
  link?: { url: string; text: string };
  bank?: { iban: string; bic?: string; holder?: string };
  /** What the payer writes on the transfer (BT-83); the number when absent. */
  reference?: string;
}

/**
 * An issued invoice as a closed copy: all that is printed, and all that the XML says, is in here.
 * Plain JSON, so it can be stored as it is and drawn again byte for byte.
 */
export interface InvoiceDocument {
  /** Up to 35 of `A-Za-z0-9+-_/` (BR-FR-01, BR-FR-02). */
  number: string;
  kind: Kind;
  currency: "EUR";
  issuedOn: Day;
  dueOn?: Day;
  /** Day of the operation, when it is not the day of issue. */
  suppliedOn?: Day;
  period?: { start: Day; end: Day };
  operation: "services" | "goods" | "mixed";
  buyerKind: BuyerKind;
  seller: Party;
  buyer: Party;
  /** Where the service is given, when it is not the buyer's address. */
  deliverTo?: { name: string; address: PostalAddress };
  /** Buyer's own references: service code, purchase order, agreement. */
  buyerReference?: string;
  purchaseOrder?: string;
  agreement?: string;
  /** Invoices that this document corrects, settles or cancels. */
  preceding?: { number: string; issuedOn: Day }[];
  lines: Line[];
  adjustments?: DocumentAdjustment[];
  prepaidCents?: number;
  totals: Totals;
  payment: Payment;
  notes: Note[];
  /** VAT due on debits (true) or on payment (false); absent when no VAT is charged. */
  vatOnDebits?: boolean;
  /** Brand colour of the seller, `#rrggbb`. */
  colour?: string;
}

/** What the document is called on paper. */
export const KIND_NAMES: Record<Kind, string> = {
  standard: "Facture",
  deposit: "Facture d’acompte",
  interim: "Facture intermédiaire",
  balance: "Facture de solde",
  corrected: "Facture rectificative",
  "credit-note": "Avoir",
  "deposit-credit-note": "Avoir sur acompte",
};

export const isCreditNote = (kind: Kind): boolean => kind === "credit-note" || kind === "deposit-credit-note";
