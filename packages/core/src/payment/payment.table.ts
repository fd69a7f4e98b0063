import * as v from "valibot";
import { BasisPoints, Cents, Day, entity, ID, Instant } from "../kernel/index.ts";

/** Whole euro cents, below 0 when money went back. */
const Signed = v.pipe(v.number(), v.integer("cents"));

/** Ways in which money comes in. setOff: what another invoice of the same client was paid over. */
const METHODS = ["card", "sepa_debit", "transfer", "cheque", "mandate", "setOff", "other"] as const;

/** One try to collect an invoice on Stripe's page; at most one open per invoice. */
export const PaymentAttempts = entity({
  name: "paymentAttempt",
  version: 1,
  schema: v.object({
    attemptID: ID.schema("attempt"),
    invoiceID: ID.schema("invoice"),
    amount: Cents,
    /** surplus: paid although nothing was due any more (or its seat was gone), given back. */
    status: v.picklist(["created", "open", "processing", "succeeded", "failed", "expired", "surplus"]),
    sessionID: v.nullable(v.string()),
    url: v.nullable(v.string()),
    expiresAt: Instant,
    failureCode: v.nullable(v.string()),
    createdAt: Instant,
    /** Opened for a seat that was only held: a short page, and no way to pay that settles later. */
    held: v.optional(v.boolean()),
    /** Asked on a saved way to pay, while the payer is away: no page, a payment intent from the start. */
    offSession: v.optional(v.object({ customerID: v.string(), paymentMethodID: v.string() })),
    intentID: v.optional(v.string()),
    /** What the platform takes of it, cents. */
    fee: v.optional(Cents),
  }),
  key: (row: { invoiceID: string; attemptID: string }) => ({
    pk: ["INVOICE", row.invoiceID],
    sk: ["ATTEMPT", row.attemptID],
  }),
});

/** Money that came, counted once: the key is the charge. */
export const Payments = entity({
  name: "payment",
  version: 1,
  schema: v.object({
    invoiceID: ID.schema("invoice"),
    /** Stripe's payment intent, or our own id for one recorded by hand. */
    reference: v.string(),
    method: v.picklist(METHODS),
    amount: Cents,
    receivedAt: Instant,
    attemptID: v.nullable(ID.schema("attempt")),
    chargeID: v.optional(v.string()),
    /** What the platform took of it, cents. */
    fee: v.optional(Cents),
    /** Recorded by hand, then undone: a cheque came back unpaid, the bank took a transfer back. */
    returnedOn: v.optional(Day),
  }),
  key: (row: { invoiceID: string; reference: string }) => ({
    pk: ["INVOICE", row.invoiceID],
    sk: ["PAYMENT", row.reference],
  }),
});

/**
 * Money that goes back: first owed, then sent. One clicked on Stripe's own pages is known once it is told; the credit
 * note that it asks for is the firm's to issue.
 */
export const Refunds = entity({
  name: "refund",
  version: 1,
  schema: v.object({
    invoiceID: ID.schema("invoice"),
    /** Stripe's payment intent, or our own id of a payment recorded by hand. */
    reference: v.string(),
    /** Tells refunds of one payment apart: the credit note, or Stripe's own refund; absent on what goes back whole. */
    refundKey: v.optional(v.string()),
    amount: Cents,
    reason: v.picklist(["surplus", "seatGone", "creditNote", "dashboard", "overpaid"]),
    /** pending: Stripe sent it, the bank has not answered. failed: it came back, or was refused; still owed. */
    status: v.picklist(["owed", "pending", "sent", "failed"]),
    /** Stripe's. */
    refundID: v.nullable(v.string()),
    creditNoteID: v.optional(ID.schema("invoice")),
    /** The part that a credit note is still to be issued for, when it was sent. */
    uncovered: v.optional(Cents),
    failureCode: v.optional(v.string()),
    /** Not through Stripe: how the firm gave it back, and the invoice of the same client that it went to. */
    byHand: v.optional(v.picklist(["transfer", "cheque", "other", "setOff"])),
    otherID: v.optional(ID.schema("invoice")),
    createdAt: Instant,
  }),
  key: (row: { invoiceID: string; reference: string; refundKey?: string | undefined }) => ({
    pk: ["INVOICE", row.invoiceID],
    sk: ["REFUND", row.refundKey ?? row.reference],
  }),
  // Those that are not at their end: the firm's list of what is under way.
  index: ({ status, createdAt, invoiceID, refundKey, reference }) =>
    status === "sent" ? {} : { g1: { pk: ["REFUNDS"], sk: [createdAt, invoiceID, refundKey ?? reference] } },
});

/** A payment that its payer contests, or that his bank sent back. */
export const Disputes = entity({
  name: "dispute",
  version: 1,
  schema: v.object({
    invoiceID: ID.schema("invoice"),
    disputeID: v.string(),
    reference: v.string(),
    amount: Cents,
    status: v.picklist(["open", "underReview", "won", "lost"]),
    /** Stripe's word, such as `fraudulent` or `insufficient_funds`. */
    reason: v.string(),
    /** What is taken back now, cents. */
    withdrawn: Cents,
    /** The firm may answer until then, on Stripe's pages. */
    answerBy: v.nullable(Instant),
    openedAt: Instant,
    /** How the payment came: a debit is sent back, a card contested. */
    method: v.optional(v.picklist(METHODS)),
  }),
  key: (row: { invoiceID: string; disputeID: string }) => ({
    pk: ["INVOICE", row.invoiceID],
    sk: ["DISPUTE", row.disputeID],
  }),
  index: (row) => ({ g1: { pk: ["DISPUTES"], sk: [row.openedAt, row.disputeID] } }),
});

/**
 * One movement of money on one invoice, as accounting and the statement of VAT on what was collected read it: written
 * with what it tells, in the same transaction, never changed. What is taken back is another row below 0.
 */
export const Collections = entity({
  name: "collection",
  version: 1,
  schema: v.object({
    /** Made from what moved, so that it is told once. */
    collectionID: ID.schema("collection"),
    invoiceID: ID.schema("invoice"),
    /** Of the invoice it was collected on, and whom it was issued to: both never change. */
    number: v.nullable(v.string()),
    buyerName: v.optional(v.string()),
    /**
     * surplus: came although nobody owed it, and goes back as a refund. refundFailed: a refund that came back.
     * dispute: taken back through the payer's bank. reinstated: a dispute won. returned: one recorded by hand that was
     * undone. setOff: what was paid over, moved to another invoice of the same client; no money moves.
     */
    kind: v.picklist(["payment", "surplus", "refund", "refundFailed", "dispute", "reinstated", "returned", "setOff"]),
    /** Cents, VAT included. */
    amount: Signed,
    /** Day of the movement in the firm's zone. */
    on: Day,
    at: Instant,
    method: v.picklist(METHODS),
    /** Its part of each VAT rate; what they leave of the amount is an advance, owed back to who paid. */
    rates: v.array(v.object({ vatRate: BasisPoints, base: Signed, vat: Signed })),
    /** Stripe's payment intent, or our own id of a payment recorded by hand. */
    reference: v.string(),
    /** Stripe's charge, refund or dispute, as the lines of its balance name it. */
    sourceID: v.nullable(v.string()),
    creditNoteID: v.nullable(ID.schema("invoice")),
    /** What the platform took of it, cents. */
    fee: v.optional(Cents),
  }),
  key: (row: { invoiceID: string; collectionID: string }) => ({
    pk: ["INVOICE", row.invoiceID],
    sk: ["COLLECTION", row.collectionID],
  }),
  index: (row) => ({ g1: { pk: ["COLLECTIONS"], sk: [row.on, row.collectionID] } }),
});

/** One transfer of Stripe to the firm's bank, and what its lines are; cents. */
export const Payouts = entity({
  name: "payout",
  version: 1,
  schema: v.object({
    payoutID: v.string(),
    amount: Signed,
    currency: v.string(),
    status: v.string(),
    arrivesOn: Day,
    createdOn: Day,
    lookedAt: Instant,
    collected: Signed,
    refunded: Signed,
    disputed: Signed,
    stripeFees: Signed,
    platformFees: Signed,
    other: Signed,
    /** Charges, refunds and disputes that we have no movement of. */
    unknown: v.array(v.string()),
    /** Of another amount than our movement; `net` when the lines do not make the payout. */
    mismatched: v.array(v.string()),
  }),
  key: (row: { createdOn: string; payoutID: string }) => ({ pk: ["PAYOUTS"], sk: [row.createdOn, row.payoutID] }),
});

/** Something at Stripe that we cannot place: the firm is to look at it there. */
export const Findings = entity({
  name: "finding",
  version: 1,
  schema: v.object({
    objectID: v.string(),
    kind: v.picklist(["payment", "refund", "dispute", "mismatch", "payout"]),
    amount: Signed,
    currency: v.string(),
    foundAt: Instant,
    closedAt: v.optional(Instant),
  }),
  key: (row: { objectID: string }) => ({ pk: ["FINDINGS"], sk: [row.objectID] }),
});

/** The last comparison with Stripe, whole; the next one begins where it did. */
export const Reconciliations = entity({
  name: "reconciliation",
  version: 1,
  schema: v.object({
    at: Instant,
    looked: v.number(),
    healed: v.number(),
    unknown: v.number(),
    mismatched: v.number(),
  }),
  key: (_: object) => ({ pk: ["RECONCILIATION"], sk: ["LAST"] }),
});

/** A signed event of Stripe, taken once; only says what to read again. */
export const StripeInbox = entity({
  name: "stripeInbox",
  version: 1,
  schema: v.object({
    stripeEventID: v.string(),
    type: v.string(),
    objectID: v.string(),
    receivedAt: Instant,
    expiresAt: Instant,
  }),
  key: (row: { stripeEventID: string }) => ({ pk: ["STRIPEEVENT", row.stripeEventID], sk: ["EVENT"] }),
  expires: (row) => row.expiresAt,
});
