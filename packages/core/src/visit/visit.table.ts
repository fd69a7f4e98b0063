import * as v from "valibot";
import { entity, ID, Instant } from "../kernel/index.ts";

/**
 * offered: the firm proposed it, he has not answered. asked: the host group is asked. confirmed: every member of it
 * agreed. ended: it does not take place, or not any more.
 */
export const STATUSES = ["offered", "asked", "confirmed", "ended"] as const;
/** Why it ended; who of the group did not agree is told to nobody. */
export const ENDINGS = ["disagreed", "guest", "firm", "moved", "full", "left"] as const;

/** One person at one session of another group, in place of one that he misses in his own. */
export const VisitRow = v.object({
  /** The group that takes him in, and the session. */
  cohortID: ID.schema("cohort"),
  sessionID: ID.schema("session"),
  participantID: ID.schema("participant"),
  /** His own seat, in his own group, and the session that he misses there. */
  homeCohortID: ID.schema("cohort"),
  homeName: v.string(),
  missedID: ID.schema("session"),
  enrolmentID: ID.schema("enrolment"),
  organizationID: v.nullable(ID.schema("organization")),
  given: v.string(),
  family: v.string(),
  email: v.string(),
  locale: v.picklist(["fr", "en"]),
  status: v.picklist(STATUSES),
  why: v.nullable(v.picklist(ENDINGS)),
  /** When the session was, as it was asked for: another date ends it. */
  startsAt: Instant,
  /** The host group's charter as he accepted it. */
  charter: v.nullable(v.object({ version: v.number(), at: Instant })),
  /** Members who were asked, each by a link of his own, and who of them agrees now. */
  asked: v.array(v.object({ enrolmentID: ID.schema("enrolment"), linkID: ID.schema("link") })),
  agreed: v.array(ID.schema("enrolment")),
  /** Rises with each change of status: one mail each, and the number of his calendar's entry. */
  turn: v.number(),
  createdAt: Instant,
});

/** In the host group's partition: one a person and session, held by the key. */
export const Visits = entity({
  name: "visit",
  version: 1,
  schema: VisitRow,
  key: (row: { cohortID: string; sessionID: string; participantID: string }) => ({
    pk: ["COHORT", row.cohortID],
    sk: ["VISIT", row.sessionID, row.participantID],
  }),
});

export const MakeUpRow = v.object({
  /** His own group, the session that he misses there, his seat. */
  cohortID: ID.schema("cohort"),
  missedID: ID.schema("session"),
  enrolmentID: ID.schema("enrolment"),
  participantID: ID.schema("participant"),
  toCohortID: ID.schema("cohort"),
  toSessionID: ID.schema("session"),
  toName: v.string(),
  startsAt: Instant,
  minutes: v.number(),
  zone: v.string(),
  status: v.picklist(STATUSES),
  why: v.nullable(v.picklist(ENDINGS)),
  /** What was said of him on the host session's sheet. */
  mark: v.nullable(
    v.object({
      presence: v.picklist(["present", "late", "excused", "absent"]),
      lateMinutes: v.nullable(v.number()),
      missedMinutes: v.optional(v.number()),
    }),
  ),
});

/** The same in his own group's partition, written with it: one a session that he misses, so that it counts there. */
export const MakeUps = entity({
  name: "makeUp",
  version: 1,
  schema: MakeUpRow,
  key: (row: { cohortID: string; missedID: string; enrolmentID: string }) => ({
    pk: ["COHORT", row.cohortID],
    sk: ["MAKEUP", row.missedID, row.enrolmentID],
  }),
});
