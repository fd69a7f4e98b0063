import * as v from "valibot";
import { BasisPoints, Cents, Day, entity, ID, Instant } from "../kernel/index.ts";

const Address = v.object({ street: v.string(), postalCode: v.string(), city: v.string(), country: v.string() });
const Bank = v.object({ iban: v.string(), bic: v.nullable(v.string()), holder: v.string() });

export const InvoiceLine = v.object({
  description: v.string(),
  quantity: v.pipe(v.number(), v.integer(), v.minValue(1)),
  unitNet: Cents,
  vatRate: BasisPoints,
  net: Cents,
  /** The seats this line covers. */
  seats: v.array(v.object({ cohortID: ID.schema("cohort"), enrolmentID: ID.schema("enrolment"), name: v.string() })),
});

/** Everything an invoice says; frozen when it is issued. */
export const InvoiceContent = v.object({
  seller: v.object({
    name: v.string(),
    siret: v.string(),
    vatNumber: v.nullable(v.string()),
    vatRegime: v.picklist(["standard", "exempt", "franchise"]),
    activityNumber: v.nullable(v.string()),
    address: Address,
    email: v.string(),
    colour: v.nullable(v.string()),
    /** Where to transfer; none on an invoice that offers no transfer. */
    bank: v.optional(v.nullable(Bank)),
  }),
  buyer: v.object({
    kind: v.picklist(["organization", "company", "individual"]),
    organizationID: v.nullable(ID.schema("organization")),
    name: v.string(),
    siret: v.nullable(v.string()),
    vatNumber: v.nullable(v.string()),
    address: v.nullable(Address),
    email: v.string(),
  }),
  object: v.string(),
  lines: v.array(InvoiceLine),
  net: Cents,
  vat: Cents,
  gross: Cents,
  /** VAT once per rate. */
  rates: v.array(v.object({ vatRate: BasisPoints, base: Cents, vat: Cents })),
  notes: v.array(v.object({ code: v.string(), text: v.string() })),
  purchaseOrder: v.nullable(v.string()),
  /** Why no VAT is charged, as it read on the day of issue. */
  exemption: v.nullable(v.object({ reason: v.string(), code: v.string() })),
});

/** Below 0 in a month in which more went back than came. */
const Collected = v.array(v.object({ month: v.string(), amount: v.pipe(v.number(), v.integer("cents")) }));

export const InvoiceRow = v.object({
  invoiceID: ID.schema("invoice"),
  kind: v.picklist(["standard"]),
  status: v.picklist(["draft", "issued", "partlyPaid", "paid"]),
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
});

/** An invoice, its attempts and its payments are one partition. g1: the firm's list by number; g2: by organization. */
export const Invoices = entity({
  name: "invoice",
  version: 1,
  schema: InvoiceRow,
  key: (row: { invoiceID: string }) => ({ pk: ["INVOICE", row.invoiceID], sk: ["INVOICE"] }),
});

/** What a list shows of an invoice, written with it: the firm's list is one query, an organization's one of g1. */
export const InvoiceCards = entity({
  name: "invoiceCard",
  version: 1,
  schema: v.object({
    invoiceID: ID.schema("invoice"),
    organizationID: v.nullable(ID.schema("organization")),
    number: v.nullable(v.string()),
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
  }),
  key: (row: { invoiceID: string }) => ({ pk: ["INVOICES"], sk: [row.invoiceID] }),
  index: (row) =>
    row.organizationID ? { g1: { pk: ["ORG", row.organizationID], sk: ["INVOICE", row.invoiceID] } } : {},
});

/** The next number of a series and year, and the last issue date: numbers have no gap, dates never go back. */
export const InvoiceCounters = entity({
  name: "invoiceCounter",
  version: 1,
  schema: v.object({ series: v.string(), year: v.string(), last: v.number(), lastIssuedOn: Day }),
  key: (row: { series: string; year: string }) => ({ pk: ["COUNTER", row.series, row.year], sk: ["COUNTER"] }),
});
