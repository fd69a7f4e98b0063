import * as v from "valibot";
import { entity, ID, Instant } from "../kernel/index.ts";

export const Presence = v.picklist(["present", "late", "excused", "absent"]);

/** What was said of one person at one session, when and by whom. Signatures stand on a sheet of their own. */
export const MarkRow = v.object({
  enrolmentID: ID.schema("enrolment"),
  presence: Presence,
  /** How late he came; null when he was not, or when nobody counted. */
  lateMinutes: v.nullable(v.number()),
  /** Of who was there for one half-day of several: how long the others were. */
  missedMinutes: v.optional(v.number()),
  /** Why he was excused: for the coach and the firm alone, never for his employer. */
  reason: v.nullable(v.string()),
  at: Instant,
  /** The member who said it, with his name as it was then. */
  by: ID.schema("member"),
  byName: v.string(),
});

/**
 * Who was at one session, in its cohort's partition, so that a group with its presence stays one query. Marks are only
 * ever added: of several for one person the last counts, and those before it show what was corrected. One row a sheet
 * gives them one order.
 */
export const AttendanceSheets = entity({
  name: "attendanceSheet",
  version: 1,
  schema: v.object({ cohortID: ID.schema("cohort"), sessionID: ID.schema("session"), marks: v.array(MarkRow) }),
  key: (row: { cohortID: string; sessionID: string }) => ({
    pk: ["COHORT", row.cohortID],
    sk: ["ATTENDANCE", row.sessionID],
  }),
});
