import * as v from "valibot";
import { BasisPoints, Cents, Day, entity, ID, Instant } from "../kernel/index.ts";

const Address = v.object({ street: v.string(), postalCode: v.string(), city: v.string(), country: v.string() });
const Text = v.nullable(v.string());

/** What a line is counted by: a flat price is one group. */
export const BASES = ["seat", "group", "session", "day", "extra"] as const;

/** A rebate before VAT: a share in basis points or a sum in cents. */
export const Rebate = v.object({
  reason: v.string(),
  basisPoints: v.optional(BasisPoints),
  amount: v.optional(Cents),
});

export const OrderLine = v.object({
  basis: v.picklist(BASES),
  description: v.string(),
  /** Exact decimal text, at most 4 decimals: `"3"`, `"2.5"`. */
  quantity: v.string(),
  unitNet: Cents,
  vatRate: BasisPoints,
  discount: v.nullable(Rebate),
  /** After its own discount. */
  net: Cents,
});

/** When a part of the price is invoiced. */
export const SCHEDULES = ["order", "deposit30", "thirds", "sessions", "end", "custom"] as const;
export const Instalment = v.object({
  instalmentID: ID.schema("instalment"),
  /** At the order, when as many sessions were held, at the end of the group, on a day. */
  trigger: v.picklist(["order", "session", "end", "day"]),
  session: v.optional(v.number()),
  day: v.optional(Day),
  /** Net of VAT; all of them add up to the order's net. */
  net: Cents,
  invoiceID: v.nullable(ID.schema("invoice")),
  /** Its draft was dropped: it is drafted again when the firm asks for it. */
  dropped: v.optional(v.boolean(), false),
  /** How often it was asked for again. */
  again: v.optional(v.number(), 0),
});

export const STATUSES = ["draft", "sent", "approved", "refused", "expired", "signed", "cancelled"] as const;

/** A person who commits a party, as he typed his name. */
const Signature = v.object({ name: v.string(), role: v.string(), at: Instant });

export const OrderRow = v.object({
  orderID: ID.schema("order"),
  /** Rising from the first sending on, in a series of its own. */
  number: Text,
  status: v.picklist(STATUSES),
  locale: v.picklist(["fr", "en"]),
  object: v.string(),
  nature: v.picklist(["training", "service"]),
  programmeID: v.nullable(ID.schema("programme")),
  programmeTitle: Text,
  cohortID: v.nullable(ID.schema("cohort")),
  cohortName: Text,
  buyer: v.object({
    kind: v.picklist(["organization", "publicBody"]),
    organizationID: ID.schema("organization"),
    name: v.string(),
    siret: Text,
    vatNumber: Text,
    address: v.nullable(Address),
    email: v.string(),
    /** A public body that pays by card too, as its card says. */
    takesCards: v.optional(v.boolean()),
  }),
  /** Frozen when the quote is sent. */
  seller: v.object({
    name: v.string(),
    siret: v.string(),
    vatNumber: Text,
    vatRegime: v.picklist(["standard", "exempt", "franchise"]),
    activityNumber: Text,
    address: Address,
    email: v.string(),
    colour: v.optional(Text, null),
  }),
  signatory: v.object({ name: v.string(), email: v.string(), role: v.string() }),
  seats: v.number(),
  /** Those who are known; the others are named later. */
  people: v.array(v.string()),
  lines: v.array(OrderLine),
  discount: v.nullable(Rebate),
  net: Cents,
  vat: Cents,
  gross: Cents,
  rates: v.array(v.object({ vatRate: BasisPoints, base: Cents, vat: Cents })),
  schedule: v.picklist(SCHEDULES),
  instalments: v.array(Instalment),
  /** Days to pay from each invoice, or from the end of its month (Code de commerce L441-10). */
  term: v.object({ days: v.number(), endOfMonth: v.boolean() }),
  terms: v.string(),
  /** What a change of plans costs, a sentence each, as the firm's terms said it when the quote was sent. */
  cancellation: v.optional(v.array(v.string()), []),
  note: Text,
  validUntil: Day,
  purchaseOrder: Text,
  serviceCode: Text,
  engagementNumber: Text,
  linkID: v.nullable(ID.schema("link")),
  createdAt: Instant,
  sentAt: v.nullable(Instant),
  approval: v.nullable(Signature),
  refusal: v.nullable(v.object({ reason: v.string(), at: Instant })),
  /** The agreement: signed by the firm when it sends it, then by the buyer. */
  agreement: v.nullable(v.object({ textHash: v.string(), firm: Signature, buyer: v.nullable(Signature) })),
  /** Why the firm begins before the agreement is signed, in the words of who decided it. */
  waiver: v.optional(v.nullable(v.object({ reason: v.string(), by: v.string(), at: Instant })), null),
  endedAt: v.nullable(Instant),
  /** Seats that were given up, and what each took off the price, before VAT. */
  reductions: v.optional(
    v.array(v.object({ enrolmentID: ID.schema("enrolment"), name: v.string(), on: Day, net: Cents })),
    [],
  ),
  /** The cancellation of which what follows is under way: nothing is invoiced meanwhile. */
  settling: v.optional(v.nullable(ID.schema("cancellation")), null),
  /** 1, then 2 for the quote that replaces it… and which one replaced which. */
  version: v.optional(v.number(), 1),
  replaces: v.optional(v.nullable(ID.schema("order")), null),
  replacedBy: v.optional(v.nullable(ID.schema("order")), null),
  /** Fingerprints of the PDFs that were kept. */
  papers: v.optional(
    v.object({ quote: v.optional(v.string()), agreement: v.optional(v.string()), signed: v.optional(v.string()) }),
    {},
  ),
});

/** A quote, then the order that it becomes. */
export const Orders = entity({
  name: "order",
  version: 1,
  schema: OrderRow,
  key: (row: { orderID: string }) => ({ pk: ["ORDER", row.orderID], sk: ["ORDER"] }),
});

/** What the list shows, written with the order: the firm's list is one query. g1: of a client, for its sponsor. */
export const OrderCards = entity({
  name: "orderCard",
  version: 1,
  schema: v.object({
    orderID: ID.schema("order"),
    number: Text,
    status: v.picklist(STATUSES),
    object: v.string(),
    organizationID: ID.schema("organization"),
    buyerName: v.string(),
    cohortID: v.nullable(ID.schema("cohort")),
    gross: Cents,
    /** People that its price covers. */
    seats: v.optional(v.number(), 0),
    validUntil: Day,
    isReplaced: v.optional(v.boolean(), false),
    /** The agreement is at the buyer's, to be signed. */
    agreementSent: v.boolean(),
    sentAt: v.nullable(Instant),
    createdAt: Instant,
  }),
  key: (row: { orderID: string }) => ({ pk: ["ORDERS"], sk: [row.orderID] }),
  index: (row) => ({ g1: { pk: ["ORG", row.organizationID], sk: ["ORDER", row.orderID] } }),
});

/** The last number of a year's quotes. */
export const OrderCounters = entity({
  name: "orderCounter",
  version: 1,
  schema: v.object({ year: v.string(), last: v.number() }),
  key: (row: { year: string }) => ({ pk: ["COUNTER", "D", row.year], sk: ["COUNTER"] }),
});

/** The agreement as it is shown and signed: a closed copy. */
export const OrderAgreements = entity({
  name: "orderAgreement",
  version: 1,
  schema: v.object({
    orderID: ID.schema("order"),
    locale: v.picklist(["fr", "en"]),
    version: v.string(),
    title: v.string(),
    articles: v.array(v.object({ heading: v.string(), text: v.string() })),
    textHash: v.string(),
    createdAt: Instant,
  }),
  key: (row: { orderID: string }) => ({ pk: ["ORDER", row.orderID], sk: ["AGREEMENT"] }),
});

/**
 * In the group's partition, from the approval on: whether the agreement of this order is signed, so that the first
 * session may be held; and why the firm invoices before it is. Or an agreement that was signed elsewhere, on paper or
 * before the firm came here: its order is then none of ours.
 */
export const CohortAgreements = entity({
  name: "cohortAgreement",
  version: 1,
  schema: v.object({
    cohortID: ID.schema("cohort"),
    organizationID: ID.schema("organization"),
    orderID: ID.schema("order"),
    signedAt: v.nullable(Instant),
    waiver: v.nullable(v.object({ reason: v.string(), by: v.string(), at: Instant })),
    /** Who signed it for the client, where it is kept, and who says so. */
    elsewhere: v.optional(
      v.nullable(v.object({ name: v.string(), role: v.string(), on: Day, kept: v.string(), by: v.string() })),
      null,
    ),
  }),
  key: (row: { cohortID: string; orderID: string }) => ({
    pk: ["COHORT", row.cohortID],
    sk: ["AGREED", row.orderID],
  }),
});
