import * as v from "valibot";
import { Day, entity, ID, Instant } from "../kernel/index.ts";

export const FlowStatus = v.object({
  /** Of XP Z12-014: 200 to 213. */
  code: v.pipe(v.number(), v.integer()),
  at: Instant,
  reason: v.nullable(v.string()),
});

/** An issued document on its way through the firm's approved platform; in the partition of its invoice. */
export const Submissions = entity({
  name: "submission",
  version: 1,
  schema: v.object({
    invoiceID: ID.schema("invoice"),
    askedAt: Instant,
    /** The platform's, once it took the file. */
    flowID: v.nullable(v.string()),
    submittedAt: v.nullable(Instant),
    /** All that it said, each once, in order of time. */
    statuses: v.array(FlowStatus),
    lookedAt: v.nullable(Instant),
    /** Why the platform did not even take the file. */
    failureCode: v.nullable(v.string()),
  }),
  key: (row: { invoiceID: string }) => ({ pk: ["INVOICE", row.invoiceID], sk: ["SUBMISSION"] }),
});

/** A movement of money that was told as "Encaissée": once each, below 0 what went back. */
export const CollectionReports = entity({
  name: "collectionReport",
  version: 1,
  schema: v.object({ invoiceID: ID.schema("invoice"), collectionID: ID.schema("collection"), on: Day, at: Instant }),
  key: (row: { invoiceID: string; collectionID: string }) => ({
    pk: ["INVOICE", row.invoiceID],
    sk: ["REPORTED", row.collectionID],
  }),
});

/** Whether the firm hands its invoices to the approved platform; absent: it does not. */
export const SubmissionSettings = entity({
  name: "submissionSettings",
  version: 1,
  schema: v.object({ connected: v.boolean(), changedAt: Instant }),
  key: (_: object) => ({ pk: ["SUBMISSION"], sk: ["SETTINGS"] }),
});
