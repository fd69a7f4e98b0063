import * as v from "valibot";
import { entity, ID, Instant, UploadType } from "../kernel/index.ts";

/**
 * One thing that was put on a sheet, never changed afterwards. `hash` is SHA-256 over all of it and the hash before it:
 * whoever holds a printed sheet can tell whether a line was slipped in, taken out or rewritten since.
 */
export const EntryRow = v.object({
  signatureID: ID.schema("signature"),
  /** Which half-day of the session, from 0. */
  half: v.number(),
  /**
   * noted: the coach says who did not come, or came late. corrected: after the sheet was closed, with a reason.
   * attached: one more scan of a sheet that stands on paper, added once it was closed.
   */
  act: v.picklist(["signed", "noted", "countersigned", "corrected", "attached"]),
  /** Whom it speaks of; null for the coach's own signature. */
  enrolmentID: v.nullable(ID.schema("enrolment")),
  presence: v.nullable(v.picklist(["present", "late", "excused", "absent"])),
  lateMinutes: v.nullable(v.number()),
  /** Why he was excused, why it is corrected, or where the signed paper is kept: for the coach and the firm alone. */
  reason: v.nullable(v.string()),
  /** As the signatory typed it, or as he is known when he drew; of the author of what was said for him, his own. */
  name: v.string(),
  /** paper: the coach or the firm says that it stands on a sheet of paper. */
  method: v.nullable(v.picklist(["drawn", "typed", "paper"])),
  via: v.picklist(["code", "link", "member"]),
  /** The member or the link behind it. */
  by: v.string(),
  at: Instant,
  /** SHA-256 of what was drawn, or of the scan of the paper. */
  inkHash: v.nullable(v.string()),
  previous: v.string(),
  hash: v.string(),
});

/** The attendance sheet of one session: its half-days, who signed, in the one order of the chain. */
export const SignatureSheets = entity({
  name: "signatureSheet",
  version: 1,
  schema: v.object({
    cohortID: ID.schema("cohort"),
    sessionID: ID.schema("session"),
    entries: v.array(EntryRow),
    /** Every half-day is countersigned: from then on only corrections are added. */
    lockedAt: v.nullable(Instant),
  }),
  key: (row: { cohortID: string; sessionID: string }) => ({
    pk: ["SIGNATURES", row.cohortID],
    sk: ["SHEET", row.sessionID],
  }),
});

/** What someone drew, as strokes; apart from the sheet, which is read far more often than it is printed. */
export const Inks = entity({
  name: "ink",
  version: 1,
  schema: v.object({
    cohortID: ID.schema("cohort"),
    sessionID: ID.schema("session"),
    signatureID: ID.schema("signature"),
    strokes: v.string(),
  }),
  key: (row: { cohortID: string; sessionID: string; signatureID: string }) => ({
    pk: ["SIGNATURES", row.cohortID],
    sk: ["INK", row.sessionID, row.signatureID],
  }),
});

/**
 * A scan of a sheet that was signed on paper, in parts that a row may hold; its hash stands in the chain. The first came
 * with the words that closed the sheet; those that were attached since name the entry that did.
 */
export const Scans = entity({
  name: "sheetScan",
  version: 1,
  schema: v.object({
    cohortID: ID.schema("cohort"),
    sessionID: ID.schema("session"),
    signatureID: v.optional(ID.schema("signature")),
    part: v.number(),
    parts: v.number(),
    type: UploadType,
    base64: v.string(),
  }),
  key: (row: { cohortID: string; sessionID: string; signatureID?: string | undefined; part: number }) => ({
    pk: ["SCAN", row.cohortID],
    sk: [row.sessionID, ...(row.signatureID ? [row.signatureID] : []), String(row.part)],
  }),
});
