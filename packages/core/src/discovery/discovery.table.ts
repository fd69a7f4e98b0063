import * as v from "valibot";
import { BasisPoints, Cents, entity, ID, Instant, Zone } from "../kernel/index.ts";

/** open: its page takes people. asked: who was there was asked whether he goes on. cancelled: it does not take place. */
export const DISCOVERY_STATUSES = ["open", "asked", "cancelled"] as const;

export const DiscoveryRow = v.object({
  discoveryID: ID.schema("discovery"),
  /** As calendars and the coach's days name the meeting. */
  sessionID: ID.schema("session"),
  name: v.string(),
  /** What its page says, in the firm's language. */
  about: v.nullable(v.string()),
  programmeID: ID.schema("programme"),
  programmeTitle: v.string(),
  programmeSlug: v.string(),
  coachID: ID.schema("member"),
  coachName: v.string(),
  status: v.picklist(DISCOVERY_STATUSES),
  startsAt: Instant,
  minutes: v.number(),
  zone: Zone,
  modality: v.picklist(["onsite", "remote", "hybrid"]),
  place: v.nullable(v.string()),
  link: v.nullable(v.string()),
  seatsMax: v.number(),
  /** Who holds a seat: decided and written with this row's revision as the guard. */
  guestIDs: v.array(ID.schema("guest")),
  /** 0: free. */
  priceNet: Cents,
  vatRate: BasisPoints,
  /** The group whose seats are offered to those who go on. */
  cohortID: v.nullable(ID.schema("cohort")),
  cancelReason: v.optional(v.string()),
  createdAt: Instant,
});

/** One meeting for up to twelve people before any group is; among the firm's calendar (g1) and its coach's (g2). */
export const Discoveries = entity({
  name: "discovery",
  version: 1,
  schema: DiscoveryRow,
  key: (row: { discoveryID: string }) => ({ pk: ["DISCOVERIES"], sk: [row.discoveryID] }),
  index: (row) => ({
    g1: { pk: ["SESSIONS"], sk: [row.startsAt, row.sessionID] },
    g2: { pk: ["COACH", row.coachID], sk: ["SESSION", row.startsAt, row.sessionID] },
  }),
});

/** Whom the invoice of a seat that has a price goes to. */
const Buyer = v.object({
  name: v.string(),
  siret: v.string(),
  email: v.string(),
  address: v.object({ street: v.string(), postalCode: v.string(), city: v.string(), country: v.string() }),
});

export const DiscoveryGuestRow = v.object({
  discoveryID: ID.schema("discovery"),
  guestID: ID.schema("guest"),
  given: v.string(),
  family: v.string(),
  email: v.string(),
  job: v.nullable(v.string()),
  company: v.nullable(v.string()),
  locale: v.picklist(["fr", "en"]),
  status: v.picklist(["seated", "left"]),
  buyer: v.nullable(Buyer),
  /** What he said to "who goes on?", and when first: seats are offered in that order. */
  goesOn: v.nullable(v.picklist(["yes", "no"])),
  answeredAt: v.nullable(Instant),
  /** The seat of the group that was offered to him. */
  enrolmentID: v.nullable(ID.schema("enrolment")),
  /** The draft of his invoice, where the seat has a price. */
  invoiceID: v.optional(ID.schema("invoice")),
  linkID: ID.schema("link"),
  registeredAt: Instant,
});

/** Someone who comes to a discovery session, one an address; his id follows from it. */
export const DiscoveryGuests = entity({
  name: "discoveryGuest",
  version: 1,
  schema: DiscoveryGuestRow,
  key: (row: { discoveryID: string; guestID: string }) => ({
    pk: ["DISCOVERY", row.discoveryID],
    sk: ["GUEST", row.guestID],
  }),
});
