import * as v from "valibot";
import { BasisPoints, Cents, Day, entity, ID, Instant } from "../kernel/index.ts";

/** Sums before VAT to take back of an invoice's lines, by their places. */
const Taking = v.object({ line: v.number(), net: Cents });
/** What a payer still owes on a document of its own: for what was held, or the fee. */
const Owed = v.object({ invoiceID: ID.schema("invoice"), payerID: v.nullable(ID.schema("payer")), net: Cents });

export const CancellationRow = v.object({
  cancellationID: ID.schema("cancellation"),
  cohortID: ID.schema("cohort"),
  /** One seat, or a whole order. */
  enrolmentID: v.nullable(ID.schema("enrolment")),
  orderID: v.nullable(ID.schema("order")),
  /** The order whose price this seat was part of: it is smaller since. */
  lessOrderID: v.optional(v.nullable(ID.schema("order")), null),
  /** Whose seat, or which order, in words. */
  name: v.string(),
  cause: v.picklist(["client", "forceMajeure", "firm"]),
  reason: v.string(),
  /** The edition of the terms that it was settled by, and what that came to before VAT. */
  edition: v.number(),
  owedNet: Cents,
  feeNet: Cents,
  feeRate: BasisPoints,
  why: v.picklist(["withdrawal", "firm", "forceMajeure", "before", "dropOut"]),
  /** What follows, decided once; each under a name made here, so that it is made once however often it is asked. */
  credits: v.array(
    v.object({
      creditNoteID: ID.schema("invoice"),
      invoiceID: ID.schema("invoice"),
      payerID: v.nullable(ID.schema("payer")),
      lines: v.array(Taking),
    }),
  ),
  bills: v.array(Owed),
  fees: v.array(Owed),
  /** Drafts that name the seat: dropped, their other seats are to be billed again. */
  drafts: v.array(ID.schema("invoice")),
  on: Day,
  by: v.string(),
  createdAt: Instant,
  /** When all of it was done. */
  settledAt: v.nullable(Instant),
});

/** A change of plans and what it costs, in the partition of its group. */
export const Cancellations = entity({
  name: "cancellation",
  version: 1,
  schema: CancellationRow,
  key: (row: { cohortID: string; cancellationID: string }) => ({
    pk: ["COHORT", row.cohortID],
    sk: ["CANCELLATION", row.cancellationID],
  }),
});
