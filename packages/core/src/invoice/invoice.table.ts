import * as v from "valibot";
import { BasisPoints, Cents, Day, entity, ID, Instant } from "../kernel/index.ts";

export const KINDS = [
  "standard",
  "deposit",
  "interim",
  "balance",
  "corrected",
  "creditNote",
  "depositCreditNote",
  "fee",
] as const;
export const BUYER_KINDS = ["organization", "company", "individual", "publicBody", "funder"] as const;

const Address = v.object({ street: v.string(), postalCode: v.string(), city: v.string(), country: v.string() });
const Bank = v.object({ iban: v.string(), bic: v.nullable(v.string()), holder: v.string() });

/** A rebate on a line or on the whole, before VAT: a share in basis points or a sum in cents. */
export const Discount = v.object({
  reason: v.string(),
  basisPoints: v.optional(BasisPoints),
  amount: v.optional(Cents),
});

/** Why VAT is charged or not: category of EN 16931 (S charged, E exempt, AE reverse charge, O outside scope), ground. */
const Vat = v.object({
  category: v.picklist(["S", "E", "AE", "O"]),
  reason: v.nullable(v.string()),
  code: v.nullable(v.string()),
});

export const InvoiceLine = v.object({
  description: v.string(),
  /** Whole, or exact decimal text with at most 4 decimals: `"3.5"`. */
  quantity: v.union([
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
    v.pipe(v.string(), v.regex(/^(?!0+(?:\.0+)?$)\d{1,7}(?:\.\d{1,4})?$/, "quantity")),
  ]),
  unit: v.optional(v.picklist(["piece", "hour", "day"]), "piece"),
  unitNet: Cents,
  discount: v.optional(v.nullable(Discount), null),
  vatRate: BasisPoints,
  /** None on rows of before: the firm's regime tells. */
  vat: v.optional(v.nullable(Vat), null),
  /** After its own discount. */
  net: Cents,
  /** The seats this line covers. */
  seats: v.array(
    v.object({
      cohortID: ID.schema("cohort"),
      enrolmentID: ID.schema("enrolment"),
      payerID: v.optional(ID.schema("payer")),
      name: v.string(),
    }),
  ),
  /** On a credit note or a corrected invoice: which line of the invoice before it, from 0. */
  ofLine: v.optional(v.number()),
});

/** Everything an invoice says; frozen when it is issued. */
export const InvoiceContent = v.object({
  seller: v.object({
    name: v.string(),
    siret: v.string(),
    vatNumber: v.nullable(v.string()),
    vatRegime: v.picklist(["standard", "exempt", "franchise"]),
    activityNumber: v.nullable(v.string()),
    /** "SAS au capital de 10 000 €", "RCS Lyon 732 829 320" (Code de commerce R123-237). */
    legalForm: v.optional(v.nullable(v.string()), null),
    registration: v.optional(v.nullable(v.string()), null),
    address: Address,
    email: v.string(),
    colour: v.nullable(v.string()),
    /** Where to transfer; none on an invoice that offers no transfer. */
    bank: v.optional(v.nullable(Bank)),
  }),
  buyer: v.object({
    kind: v.picklist(BUYER_KINDS),
    organizationID: v.nullable(ID.schema("organization")),
    name: v.string(),
    siret: v.nullable(v.string()),
    vatNumber: v.nullable(v.string()),
    address: v.nullable(Address),
    email: v.string(),
    /** References a public body or a funder asks for; two letters of the country where the buyer is established. */
    serviceCode: v.optional(v.nullable(v.string()), null),
    engagementNumber: v.optional(v.nullable(v.string()), null),
    reference: v.optional(v.nullable(v.string()), null),
    country: v.optional(v.string(), "FR"),
    /** A public body that pays by card too; the others pay by administrative transfer alone. */
    takesCards: v.optional(v.boolean()),
  }),
  object: v.string(),
  lines: v.array(InvoiceLine),
  /** On the whole, spread over the rates in proportion to their bases. */
  discount: v.optional(v.nullable(Discount), null),
  net: Cents,
  vat: Cents,
  gross: Cents,
  /** VAT once per category and rate. */
  rates: v.array(
    v.object({
      vatRate: BasisPoints,
      category: v.optional(v.nullable(Vat.entries.category), null),
      base: Cents,
      vat: Cents,
    }),
  ),
  /** Deposits and earlier invoices that this balance deducts, VAT included. */
  prepaid: v.optional(Cents, 0),
  /** Invoices that this one settles, credits, or cancels and replaces. */
  preceding: v.optional(
    v.array(v.object({ invoiceID: ID.schema("invoice"), number: v.string(), issuedOn: Day })),
    () => [],
  ),
  vatOnDebits: v.optional(v.boolean(), false),
  /** What was agreed of the payment, in words; none: thirty days. */
  terms: v.optional(v.nullable(v.string()), null),
  notes: v.array(v.object({ code: v.string(), text: v.string() })),
  purchaseOrder: v.nullable(v.string()),
  /** Why no VAT is charged, as it read on the day of issue. */
  exemption: v.nullable(v.object({ reason: v.string(), code: v.string() })),
});

/** Below 0 in a month in which more went back than came. */
const Collected = v.array(v.object({ month: v.string(), amount: v.pipe(v.number(), v.integer("cents")) }));

export const InvoiceRow = v.object({
  invoiceID: ID.schema("invoice"),
  kind: v.picklist(KINDS),
  status: v.picklist(["draft", "issued", "partlyPaid", "paid", "credited"]),
  /** F, or AV for credit notes: each has its own numbers. */
  series: v.optional(v.string(), "F"),
  ...InvoiceContent.entries,
  number: v.nullable(v.string()),
  issuedOn: v.nullable(Day),
  issuedAt: v.nullable(Instant),
  dueOn: v.nullable(Day),
  /** Of the issued PDF, which never changes. */
  pdfHash: v.nullable(v.string()),
  sentAt: v.nullable(Instant),
  paid: Cents,
  paidAt: v.nullable(Instant),
  /** What came in each month (`YYYY-MM`, the firm's zone). */
  collected: Collected,
  /** The one attempt that may still collect, if any: the guard against two open pages. */
  openAttemptID: v.nullable(ID.schema("attempt")),
  /** The link of `/payer/<token>`. */
  payLinkID: v.nullable(ID.schema("link")),
  createdAt: Instant,
  /** Its seat was given up before anything was paid: nothing is due on it, and a credit note is to follow. */
  lapsedAt: v.optional(Instant),
  /** A debit was asked of the payer's bank, which has not answered yet. */
  debitedAt: v.optional(Instant),
  /** Given back outside of any credit note (from Stripe's own pages): cents that a credit note is to be issued for. */
  toCredit: v.optional(Cents),
  /** Sum of its issued credit notes, and net of each of its lines that they took back. */
  creditedGross: v.optional(Cents, 0),
  creditedNets: v.optional(v.array(Cents), () => []),
  /** Why a credit note or a correction is made, as its paper says. */
  reason: v.optional(v.nullable(v.string()), null),
  /** Days to pay from the day of issue (Code de commerce L441-10: sixty at most), or to the end of a month. */
  term: v.optional(v.object({ days: v.number(), endOfMonth: v.boolean() }), { days: 30, endOfMonth: false }),
  /** Deposited on Chorus Pro by hand: the day, and the number that the portal gave. */
  deposit: v.optional(v.object({ on: Day, number: v.string() })),
  /** What it was drafted for. */
  orderID: v.optional(ID.schema("order")),
  instalmentID: v.optional(ID.schema("instalment")),
  fundingID: v.optional(ID.schema("funding")),
  planID: v.optional(ID.schema("plan")),
  /** Issued by another tool, under a number of its own: taken over on this day with what was still open of it. */
  takenOverOn: v.optional(Day),
  /** What had been paid of it by then. */
  takenOverPaid: v.optional(Cents),
});

/** An invoice, its attempts and its payments are one partition. g1: the firm's list by number; g2: by organization. */
export const Invoices = entity({
  name: "invoice",
  version: 2,
  schema: InvoiceRow,
  // Version 1 lacks only what has a default.
  upgrade: (old) => old,
  key: (row: { invoiceID: string }) => ({ pk: ["INVOICE", row.invoiceID], sk: ["INVOICE"] }),
});

/** What a list shows of an invoice, written with it: the firm's list is one query, an organization's one of g1. */
export const InvoiceCards = entity({
  name: "invoiceCard",
  version: 2,
  upgrade: (old) => old,
  schema: v.object({
    invoiceID: ID.schema("invoice"),
    organizationID: v.nullable(ID.schema("organization")),
    number: v.nullable(v.string()),
    kind: v.optional(v.picklist(KINDS), "standard"),
    status: InvoiceRow.entries.status,
    buyerName: v.string(),
    object: v.string(),
    gross: Cents,
    paid: Cents,
    collected: Collected,
    issuedOn: v.nullable(Day),
    dueOn: v.nullable(Day),
    lapsedAt: v.optional(Instant),
    debitedAt: v.optional(Instant),
    toCredit: v.optional(Cents),
    prepaid: v.optional(Cents, 0),
    creditedGross: v.optional(Cents, 0),
    sentAt: v.optional(v.nullable(Instant), null),
    takenOverOn: v.optional(Day),
  }),
  key: (row: { invoiceID: string }) => ({ pk: ["INVOICES"], sk: [row.invoiceID] }),
  index: (row) =>
    row.organizationID ? { g1: { pk: ["ORG", row.organizationID], sk: ["INVOICE", row.invoiceID] } } : {},
});

/** What happened to an invoice beside its money: one line of its timeline, in its partition. */
export const InvoiceMoments = entity({
  name: "invoiceMoment",
  version: 1,
  schema: v.object({
    invoiceID: ID.schema("invoice"),
    /** Made from its cause: written once. */
    momentID: v.string(),
    at: Instant,
    kind: v.picklist(["reminded", "credited", "corrected", "note", "status", "sentAgain", "deposited"]),
    /** The other document, its number and amount; the step of a reminder; a reason someone wrote; a platform's status. */
    otherID: v.optional(ID.schema("invoice")),
    number: v.optional(v.string()),
    amount: v.optional(Cents),
    step: v.optional(v.number()),
    text: v.optional(v.string()),
    code: v.optional(v.string()),
  }),
  key: (row: { invoiceID: string; momentID: string }) => ({
    pk: ["INVOICE", row.invoiceID],
    sk: ["MOMENT", row.momentID],
  }),
});

/** How the firm invoices; while the row is not there, the ways of `settings.ts`. */
export const InvoiceSettings = entity({
  name: "invoiceSettings",
  version: 1,
  schema: v.object({
    pattern: v.string(),
    restart: v.picklist(["yearly", "never"]),
    /** Since when a document bears a number of this pattern: it never changes afterwards. */
    lockedAt: v.nullable(Instant),
    vatOnDebits: v.boolean(),
    legalForm: v.nullable(v.string()),
    registration: v.nullable(v.string()),
    remindersOn: v.boolean(),
    /** Days after the due day, and what the firm then writes; none: words of ours. */
    reminders: v.array(v.object({ afterDays: v.number(), fr: v.nullable(v.string()), en: v.nullable(v.string()) })),
  }),
  key: (_: object) => ({ pk: ["INVOICING"], sk: ["SETTINGS"] }),
});

/** The next number of a series and year, and the last issue date: numbers have no gap, dates never go back. */
export const InvoiceCounters = entity({
  name: "invoiceCounter",
  version: 1,
  schema: v.object({ series: v.string(), year: v.string(), last: v.number(), lastIssuedOn: Day }),
  key: (row: { series: string; year: string }) => ({ pk: ["COUNTER", row.series, row.year], sk: ["COUNTER"] }),
});
