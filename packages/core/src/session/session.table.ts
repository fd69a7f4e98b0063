import * as v from "valibot";
import { Day, entity, ID, Instant, Zone } from "../kernel/index.ts";

export const SessionRow = v.object({
  sessionID: ID.schema("session"),
  cohortID: ID.schema("cohort"),
  kind: v.picklist(["kickoff", "regular", "review", "discovery"]),
  /** 1 for the kickoff, then on. */
  number: v.number(),
  startsAt: Instant,
  minutes: v.number(),
  zone: Zone,
  templateID: v.string(),
  /** Which version of one of the firm's own templates; absent: a shipped one. */
  templateVersion: v.optional(v.number()),
  modality: v.picklist(["onsite", "remote", "hybrid"]),
  place: v.nullable(v.string()),
  link: v.nullable(v.string()),
  status: v.picklist(["planned", "held", "cancelled"]),
  heldAt: v.nullable(Instant),
  /** Its attendance sheet is closed; copied, so that what waits for a signature is told by the calendar's one query. */
  sheetClosed: v.optional(v.literal(true)),
  /** Where it stood before it was last moved, and why. */
  moved: v.optional(v.object({ from: Instant, reason: v.string() })),
  /** How often calendars were to learn of a change (RFC 5545: SEQUENCE), and when last; absent: never. */
  sequence: v.optional(v.number()),
  restatedAt: v.optional(Instant),
  /** Cancelled by itself while its group goes on: why, as its people read it. */
  cancelled: v.optional(v.object({ at: Instant, reason: v.string() })),
  /** The cancelled session whose hours this one gives back. */
  makesUpFor: v.optional(ID.schema("session")),
  /** Held, or settled, before the firm worked with this product. */
  takenOver: v.optional(v.literal(true)),
  /** Copied, so that the calendar is one query. */
  cohortName: v.string(),
  /** Who leads this one: its group's coach, or who stands in for him. */
  coachID: ID.schema("member"),
  /** Who leads it instead of its group's coach, by name, and whom he stands in for; absent: its coach does. */
  standIn: v.optional(
    v.object({ name: v.string(), forID: ID.schema("member"), forName: v.string(), reason: v.string() }),
  ),
});

/** One meeting of a cohort; stands in the cohort's partition, and in the calendar by index g1 (firm) and g2 (coach). */
export const Sessions = entity({
  name: "session",
  version: 1,
  schema: SessionRow,
  key: (row: { cohortID: string; sessionID: string }) => ({
    pk: ["COHORT", row.cohortID],
    sk: ["SESSION", row.sessionID],
  }),
  index: (row) => ({
    g1: { pk: ["SESSIONS"], sk: [row.startsAt, row.sessionID] },
    g2: { pk: ["COACH", row.coachID], sk: ["SESSION", row.startsAt, row.sessionID] },
  }),
});

const Booking = v.object({ from: Instant, to: Instant, sessionID: ID.schema("session") });

/**
 * What a coach is busy with in one quarter of a year: the guard against two sessions at once, under any concurrency. A
 * quarter and not a day, so that one transaction dates a whole cycle, however many sessions change their day.
 */
export const CoachDays = entity({
  name: "coachDay",
  version: 1,
  schema: v.object({
    coachID: ID.schema("member"),
    /** The first day of the quarter, in UTC. */
    day: Day,
    /** `place`: where he must be, as `placeKey` tells places apart; absent: anywhere. */
    busy: v.array(v.object({ ...Booking.entries, place: v.optional(v.string()) })),
  }),
  key: (row: { coachID: string; day: string }) => ({ pk: ["COACHDAYS", row.coachID], sk: [row.day] }),
});

/**
 * When a place is taken, whoever leads: the guard against two sessions in one room. Every place keeps it, so that one
 * that is named a room later is guarded from then on; only rooms refuse. `roomKey` is a hash of the place's key.
 */
export const RoomBookings = entity({
  name: "roomBooking",
  version: 1,
  schema: v.object({ roomKey: v.string(), busy: v.array(Booking) }),
  key: (row: { roomKey: string }) => ({ pk: ["ROOMS"], sk: [row.roomKey] }),
});
