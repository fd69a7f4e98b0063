import * as v from "valibot";
import { BasisPoints, Cents, Day, entity, ID, Instant } from "../kernel/index.ts";

const PayerBase = {
  payerID: ID.schema("payer"),
  /** Of the price; 0 for who owes a sum, or the rest. */
  shareBasisPoints: BasisPoints,
  /** Owes this sum, in cents before VAT, in place of a share. */
  amountNet: v.optional(Cents),
  /** Owes what the others leave, in place of a share: one of them at most. */
  rest: v.optional(v.literal(true)),
};
const BillingAddress = v.object({ street: v.string(), postalCode: v.string(), city: v.string(), country: v.string() });

/** Who pays for a seat, each a share, a sum or the rest: their parts add up to its price. */
export const Payer = v.variant("kind", [
  v.object({
    ...PayerBase,
    kind: v.literal("organization"),
    organizationID: ID.schema("organization"),
    name: v.string(),
  }),
  v.object({
    ...PayerBase,
    kind: v.literal("company"),
    name: v.string(),
    siret: v.string(),
    email: v.string(),
    address: BillingAddress,
    /** A self-employed person signs an agreement and is no consumer. */
    selfEmployed: v.boolean(),
  }),
  v.object({
    ...PayerBase,
    kind: v.literal("individual"),
    name: v.string(),
    email: v.string(),
    address: BillingAddress,
  }),
  // By subrogation: his funding file says how much, and bills it.
  v.object({
    ...PayerBase,
    kind: v.literal("funder"),
    funderID: ID.schema("funder"),
    fundingID: ID.schema("funding"),
    name: v.string(),
  }),
]);
export type Payer = v.InferOutput<typeof Payer>;

export const EnrolmentRow = v.object({
  enrolmentID: ID.schema("enrolment"),
  cohortID: ID.schema("cohort"),
  participantID: ID.schema("participant"),
  organizationID: v.nullable(ID.schema("organization")),
  given: v.string(),
  family: v.string(),
  email: v.string(),
  job: v.nullable(v.string()),
  locale: v.picklist(["fr", "en"]),
  /**
   * invited: the firm enrolled him, he has not answered. requested: a visitor, his payer's step is open (agreement,
   * card). held: an individual's contract is signed, nothing is collected before the withdrawal period ends.
   * accepted: he takes part. waiting: on the waiting list. declined, cancelled, expired: no seat any more.
   */
  status: v.picklist(["invited", "requested", "held", "accepted", "waiting", "declined", "cancelled", "expired"]),
  origin: v.picklist(["firm", "visitor"]),
  /** Copied from the cohort when he was enrolled. */
  priceNet: Cents,
  vatRate: BasisPoints,
  payers: v.array(Payer),
  /** The training agreement (company, self-employed) or contract (individual) that was accepted, as it was shown. */
  agreement: v.nullable(
    v.object({
      kind: v.picklist(["agreement", "contract"]),
      version: v.string(),
      signatory: v.string(),
      signedAt: Instant,
      textHash: v.string(),
      /** Last day of withdrawal, for an individual. */
      withdrawalUntil: v.nullable(Day),
    }),
  ),
  acceptedAt: v.nullable(Instant),
  /** He committed to the dates, as they were then. */
  datesCommittedAt: v.nullable(Instant),
  /** Which framing note of his employer he read before he accepted, or since. */
  framing: v.optional(v.object({ version: v.number(), textHash: v.string(), readAt: Instant })),
  charter: v.nullable(
    v.object({
      version: v.number(),
      name: v.string(),
      signedAt: Instant,
      /** Signed in the room of this session, before the others; absent: by a link of his own. */
      sessionID: v.optional(ID.schema("session")),
    }),
  ),
  /** The invoice that covers this seat, once drafted; one invoice may cover many seats. */
  invoiceID: v.nullable(ID.schema("invoice")),
  /** Of a seat of several payers: the invoice of each one's part. */
  billed: v.optional(v.array(v.object({ payerID: ID.schema("payer"), invoiceID: ID.schema("invoice") }))),
  /** The links mailed to him: his enrolment, his contract, the charter; and the page where his invoice is paid. */
  linkID: v.optional(ID.schema("link")),
  contractLinkID: v.optional(ID.schema("link")),
  charterLinkID: v.optional(ID.schema("link")),
  payLinkID: v.optional(ID.schema("link")),
  /** When he left: declined, withdrew, was taken out, let his hold pass. */
  endedAt: v.optional(Instant),
  /** Who took his seat, or where he took one in its place: the same payers and the same invoices stand for it. */
  followedBy: v.optional(v.object({ cohortID: ID.schema("cohort"), enrolmentID: ID.schema("enrolment") })),
  /** The seats that this one follows, the first one first: invoices of before name those. */
  standsFor: v.optional(v.array(ID.schema("enrolment"))),
  createdAt: Instant,
});

/** One seat, one person; in the cohort's partition. g1: of a participant; g2: the firm's queue by time. */
export const Enrolments = entity({
  name: "enrolment",
  version: 1,
  schema: EnrolmentRow,
  key: (row: { cohortID: string; enrolmentID: string }) => ({
    pk: ["COHORT", row.cohortID],
    sk: ["ENROLMENT", row.enrolmentID],
  }),
  index: (row) => ({
    g1: { pk: ["PERSON", row.participantID], sk: ["ENROLMENT", row.enrolmentID] },
    g2: { pk: ["ENROLMENTS"], sk: [row.createdAt, row.enrolmentID] },
  }),
});

/** One part of what an individual pays, VAT included: after the period, with the nth session held after it, on a day. */
export const ContractInstalment = v.object({
  trigger: v.picklist(["period", "session", "day"]),
  session: v.optional(v.number()),
  /** The day it is planned for; a session that moves takes its part along. */
  on: Day,
  amount: Cents,
});
export type ContractInstalment = v.InferOutput<typeof ContractInstalment>;

/** One living enrolment a person and cohort, held by the key. */
export const EnrolmentHolds = entity({
  name: "enrolmentHold",
  version: 1,
  schema: v.object({
    cohortID: ID.schema("cohort"),
    participantID: ID.schema("participant"),
    enrolmentID: ID.schema("enrolment"),
  }),
  key: (row: { cohortID: string; participantID: string }) => ({
    pk: ["COHORT", row.cohortID],
    sk: ["HOLD", row.participantID],
  }),
});

/** What was signed, as it was shown: a closed copy, read again behind the contract's link. */
export const SignedAgreements = entity({
  name: "signedAgreement",
  version: 1,
  schema: v.object({
    enrolmentID: ID.schema("enrolment"),
    cohortID: ID.schema("cohort"),
    locale: v.picklist(["fr", "en"]),
    title: v.string(),
    articles: v.array(v.object({ heading: v.string(), text: v.string() })),
    /** Of an individual's contract: what he pays and when, as he signed it. */
    instalments: v.optional(v.array(ContractInstalment), () => []),
    /** The payer as he gave his name and address, and the name he typed to sign. */
    party: v.string(),
    signatory: v.string(),
    signedAt: Instant,
    textHash: v.string(),
  }),
  key: (row: { enrolmentID: string }) => ({ pk: ["AGREEMENT", row.enrolmentID], sk: ["AGREEMENT"] }),
});
