import * as v from "valibot";
import { entity, ID, Instant } from "../kernel/index.ts";

/** A member of the firm, or a participant: who someone is in a group. */
export const PersonID = v.union([ID.schema("participant"), ID.schema("member")]);

export const MODES = ["paper", "listening", "written"] as const;

/** Someone in the room; `waiting` asks to be let in, `removed` gets nothing more. */
export const SeatRow = v.object({
  personID: PersonID,
  name: v.string(),
  role: v.picklist(["peer", "facilitator", "observer"]),
  status: v.picklist(["waiting", "in", "out", "removed"]),
  via: v.picklist(["account", "code"]),
  /** Signed the group's charter as it stands; staff need not. */
  charter: v.boolean(),
  /** What a peer is in his firm's rows. */
  enrolmentID: v.optional(ID.schema("enrolment")),
  /** Of another group, here for this session alone: a consultant, who takes nothing of the group along. */
  guest: v.optional(v.literal(true)),
});

/**
 * The state of one session's room: what is no content stands open, the rest (who is client, agreements, votes, who
 * learned) is sealed. Replaced by each act with its sequence number, one entry of the log beside it.
 */
export const RoomRow = v.object({
  sessionID: ID.schema("session"),
  cohortID: ID.schema("cohort"),
  kind: v.picklist(["kickoff", "regular", "review", "discovery"]),
  status: v.picklist(["open", "closed"]),
  mode: v.picklist(MODES),
  /** The number of the last entry of the log. */
  seq: v.number(),
  /** Place in the plan. */
  step: v.number(),
  /** When the present step ends; null while paused. */
  endsAt: v.nullable(Instant),
  /** What was left when it was paused, in milliseconds; may be below zero. */
  leftMs: v.nullable(v.number()),
  /** When the present step was entered or taken up again. */
  runningSince: v.nullable(Instant),
  minutes: v.array(v.number()),
  spentMs: v.array(v.number()),
  facilitatorID: PersonID,
  /** To whom facilitation was offered; it passes when he takes it. */
  offeredTo: v.nullable(PersonID),
  /** Who may always take the room back; null where peers meet by themselves. */
  coachID: v.nullable(ID.schema("member")),
  seats: v.array(SeatRow),
  /** Who asked to speak, in order. */
  hands: v.array(PersonID),
  /** What people without an account type to come in. */
  code: v.string(),
  openedAt: Instant,
  plannedEndAt: Instant,
  closedAt: v.nullable(Instant),
  closing: v.nullable(v.picklist(["written", "aloud", "paper", "none"])),
  sealed: v.string(),
  /** The entry of `seq` once more, where it is short: a screen that is one behind needs no other row. */
  last: v.optional(v.nullable(v.object({ seq: v.number(), at: Instant, sealed: v.string() }))),
});

export const Rooms = entity({
  name: "room",
  version: 1,
  schema: RoomRow,
  key: (row: { sessionID: string }) => ({ pk: ["ROOM", row.sessionID], sk: ["STATE"] }),
});

/** One entry of a room's log: append-only; a withdrawn word leaves its place. */
export const RoomEntries = entity({
  name: "roomEntry",
  version: 1,
  schema: v.object({ sessionID: ID.schema("session"), seq: v.number(), at: Instant, sealed: v.string() }),
  key: (row: { sessionID: string; seq: number }) => ({ pk: ["ROOM", row.sessionID], sk: ["ENTRY", seqText(row.seq)] }),
});

/** Sorts in the key as in time. */
export function seqText(seq: number): string {
  return String(seq).padStart(6, "0");
}

/** A dated action that someone took in a session, until it is debriefed; sealed whole, its owner with it. */
export const GroupActions = entity({
  name: "groupAction",
  version: 1,
  schema: v.object({ cohortID: ID.schema("cohort"), actionID: ID.schema("action"), sealed: v.string() }),
  key: (row: { cohortID: string; actionID: string }) => ({ pk: ["GROUP", row.cohortID], sk: ["ACTION", row.actionID] }),
});

/** Who has been client, session by session. */
export const Ledgers = entity({
  name: "turnLedger",
  version: 1,
  schema: v.object({ cohortID: ID.schema("cohort"), sealed: v.string() }),
  key: (row: { cohortID: string }) => ({ pk: ["GROUP", row.cohortID], sk: ["LEDGER"] }),
});

/** What someone learned in a session: sealed under his own key in that group, and kept when the group's is destroyed. */
export const Learnings = entity({
  name: "learning",
  version: 1,
  schema: v.object({
    personID: PersonID,
    cohortID: ID.schema("cohort"),
    sessionID: ID.schema("session"),
    learningID: ID.schema("learning"),
    at: Instant,
    sealed: v.string(),
  }),
  key: (row: { personID: string; cohortID: string; learningID: string }) => ({
    pk: ["JOURNAL", row.personID],
    sk: ["LEARNING", row.cohortID, row.learningID],
  }),
});

/** A learning that its author shared with the group: the text copied out under the group's key, by his act. */
export const SharedLearnings = entity({
  name: "sharedLearning",
  version: 1,
  schema: v.object({
    cohortID: ID.schema("cohort"),
    learningID: ID.schema("learning"),
    sessionID: ID.schema("session"),
    at: Instant,
    sealed: v.string(),
  }),
  key: (row: { cohortID: string; learningID: string }) => ({
    pk: ["GROUP", row.cohortID],
    sk: ["LEARNING", row.learningID],
  }),
});

/** Someone's own notes of one session, one page; sealed under his own key. */
export const Notes = entity({
  name: "privateNote",
  version: 1,
  schema: v.object({
    personID: PersonID,
    cohortID: ID.schema("cohort"),
    sessionID: ID.schema("session"),
    at: Instant,
    sealed: v.string(),
  }),
  key: (row: { personID: string; cohortID: string; sessionID: string }) => ({
    pk: ["JOURNAL", row.personID],
    sk: ["NOTE", row.cohortID, row.sessionID],
  }),
});

/** A screen that listens to a room through the cloud's socket, until it is gone or two hours are over. */
export const RoomEars = entity({
  name: "roomEar",
  version: 1,
  schema: v.object({
    sessionID: ID.schema("session"),
    cohortID: ID.schema("cohort"),
    connectionID: v.string(),
    personID: PersonID,
    expiresAt: Instant,
  }),
  key: (row: { sessionID: string; connectionID: string }) => ({
    pk: ["ROOM", row.sessionID],
    sk: ["EAR", row.connectionID],
  }),
  expires: (row) => row.expiresAt,
});
