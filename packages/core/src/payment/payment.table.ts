import * as v from "valibot";
import { Cents, entity, ID, Instant } from "../kernel/index.ts";

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
    method: v.picklist(["card", "sepa_debit", "transfer", "cheque", "other"]),
    amount: Cents,
    receivedAt: Instant,
    attemptID: v.nullable(ID.schema("attempt")),
  }),
  key: (row: { invoiceID: string; reference: string }) => ({
    pk: ["INVOICE", row.invoiceID],
    sk: ["PAYMENT", row.reference],
  }),
});

/** Money to give back, once a charge; first owed, then sent. The credit note that a sale asks for is the firm's to issue. */
export const Refunds = entity({
  name: "refund",
  version: 1,
  schema: v.object({
    invoiceID: ID.schema("invoice"),
    /** Stripe's payment intent. */
    reference: v.string(),
    amount: Cents,
    reason: v.picklist(["surplus", "seatGone"]),
    status: v.picklist(["owed", "sent", "failed"]),
    refundID: v.nullable(v.string()),
    createdAt: Instant,
  }),
  key: (row: { invoiceID: string; reference: string }) => ({
    pk: ["INVOICE", row.invoiceID],
    sk: ["REFUND", row.reference],
  }),
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
