import * as v from "valibot";
import { BasisPoints, Cents, entity, ID, Instant, Zone } from "../kernel/index.ts";

/** A seat is held until an instant, or confirmed; a hold that is over is free, whoever looks. */
export const Seat = v.object({ enrolmentID: ID.schema("enrolment"), heldUntil: v.nullable(Instant) });

export const CohortRow = v.object({
  cohortID: ID.schema("cohort"),
  name: v.string(),
  programmeID: ID.schema("programme"),
  programmeTitle: v.string(),
  programmeSlug: v.string(),
  nature: v.picklist(["training", "service"]),
  /** The client whose group it is; absent for a group open to all. */
  organizationID: v.nullable(ID.schema("organization")),
  organizationName: v.nullable(v.string()),
  coachID: ID.schema("member"),
  coachName: v.string(),
  status: v.picklist(["proposed", "confirmed", "running", "closed", "cancelled"]),
  /** Whether visitors may enrol on the public page. */
  openToVisitors: v.boolean(),
  seatsMin: v.number(),
  seatsMax: v.number(),
  /** At most `seatsMax` entries that count; decided and written with the cohort's revision as the guard. */
  seats: v.array(Seat),
  priceNet: Cents,
  vatRate: BasisPoints,
  zone: Zone,
  modality: v.picklist(["onsite", "remote", "hybrid"]),
  place: v.nullable(v.string()),
  link: v.nullable(v.string()),
  charter: v.object({ version: v.number(), rules: v.array(v.string()) }),
  anonymityFloor: v.number(),
  cancelReason: v.optional(v.string()),
  /** Since when it meets among peers, without its coach; absent: it is led. */
  autonomousSince: v.optional(Instant),
  /** It fell below five and goes on with so many: why. */
  goesOn: v.optional(v.object({ people: v.number(), reason: v.string(), at: Instant })),
  /** A member of another group of its programme may come to one session, if each of its own agrees; absent: no. */
  takesGuests: v.optional(v.boolean()),
  createdAt: Instant,
});

/** One run of a programme. The cohort, its sessions and its enrolments are one partition. */
export const Cohorts = entity({
  name: "cohort",
  version: 1,
  schema: CohortRow,
  key: (row: { cohortID: string }) => ({ pk: ["COHORT", row.cohortID], sk: ["COHORT"] }),
});

/** A session as a card names it. */
export const CardSession = v.object({
  sessionID: ID.schema("session"),
  startsAt: Instant,
  minutes: v.number(),
  zone: Zone,
  kind: v.string(),
});

/**
 * What a list shows of a cohort, written by every command that changes it: the firm's list is one query, the coach's
 * own list one query of index g1.
 */
export const CohortCards = entity({
  name: "cohortCard",
  version: 1,
  schema: v.object({
    cohortID: ID.schema("cohort"),
    name: v.string(),
    programmeID: ID.schema("programme"),
    programmeTitle: v.string(),
    organizationID: v.nullable(ID.schema("organization")),
    organizationName: v.nullable(v.string()),
    coachID: ID.schema("member"),
    coachName: v.string(),
    status: CohortRow.entries.status,
    seatsTaken: v.number(),
    seatsMin: v.number(),
    seatsMax: v.number(),
    sessionsHeld: v.number(),
    sessionsTotal: v.number(),
    /** The next planned session; the last hour of which has not passed when it was written. */
    nextSession: v.nullable(CardSession),
    /** Those after it: the card is written when something changes, not when an hour passes. */
    following: v.optional(v.array(CardSession), []),
    /** Mean of the closing figures in tenths with its number, for the coach and the firm alone. */
    satisfaction: v.nullable(v.object({ tenths: v.number(), answers: v.number() })),
    /** Enrolments that wait for someone: an acceptance, a charter, a request to settle. */
    waiting: v.number(),
    /** With how few people it goes on, as the firm decided. */
    goesOn: v.optional(v.number()),
    takesGuests: v.optional(v.boolean()),
  }),
  key: (row: { cohortID: string }) => ({ pk: ["COHORTS"], sk: [row.cohortID] }),
  index: (row) => ({ g1: { pk: ["COACH", row.coachID], sk: ["COHORT", row.cohortID] } }),
});

/**
 * A group that visitors may join, as the public page shows it; there while it takes enrolments. Written with the cohort
 * by every command that changes it, so that the page is one query.
 */
export const OpenGroups = entity({
  name: "openGroup",
  version: 1,
  schema: v.object({
    cohortID: ID.schema("cohort"),
    programmeSlug: v.string(),
    name: v.string(),
    coachName: v.string(),
    modality: CohortRow.entries.modality,
    place: v.nullable(v.string()),
    priceNet: Cents,
    vatRate: BasisPoints,
    seatsMin: v.number(),
    seatsMax: v.number(),
    seats: v.array(Seat),
    sessions: v.array(v.object({ kind: v.string(), startsAt: Instant, minutes: v.number(), zone: Zone })),
  }),
  key: (row: { programmeSlug: string; cohortID: string }) => ({
    pk: ["SITE"],
    sk: ["GROUP", row.programmeSlug, row.cohortID],
  }),
});

/** Marks that an organization has a group, or people in one: its sponsor's space is read from here. */
export const OrganizationCohorts = entity({
  name: "organizationCohort",
  version: 1,
  schema: v.object({ organizationID: ID.schema("organization"), cohortID: ID.schema("cohort") }),
  key: (row: { organizationID: string; cohortID: string }) => ({
    pk: ["ORGCOHORTS", row.organizationID],
    sk: [row.cohortID],
  }),
});
