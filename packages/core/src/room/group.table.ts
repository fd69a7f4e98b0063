import * as v from "valibot";
import { entity, ID, Instant } from "../kernel/index.ts";

const cohortID = ID.schema("cohort");

/** A topic that a peer proposes to his group, until he withdraws it; sealed whole, its author with it. */
export const Topics = entity({
  name: "topic",
  version: 1,
  schema: v.object({ cohortID, topicID: ID.schema("topic"), at: Instant, sealed: v.string() }),
  key: (row: { cohortID: string; topicID: string }) => ({ pk: ["GROUP", row.cohortID], sk: ["TOPIC", row.topicID] }),
});

/** What people said of a session before it: votes, and who passes his turn. Its room takes it over when it opens. */
export const Boards = entity({
  name: "topicBoard",
  version: 1,
  schema: v.object({ cohortID, sessionID: ID.schema("session"), sealed: v.string() }),
  key: (row: { cohortID: string; sessionID: string }) => ({
    pk: ["GROUP", row.cohortID],
    sk: ["BOARD", row.sessionID],
  }),
});

/** A text or an address that someone puts on the group's shelf. */
export const Resources = entity({
  name: "groupResource",
  version: 1,
  schema: v.object({ cohortID, resourceID: ID.schema("resource"), at: Instant, sealed: v.string() }),
  key: (row: { cohortID: string; resourceID: string }) => ({
    pk: ["GROUP", row.cohortID],
    sk: ["RESOURCE", row.resourceID],
  }),
});

/** How a peer may be reached by the others: there by his consent alone, and no content, so that it outlives the key. */
export const Contacts = entity({
  name: "groupContact",
  version: 1,
  schema: v.object({
    cohortID,
    personID: ID.schema("participant"),
    name: v.string(),
    contact: v.string(),
    at: Instant,
  }),
  key: (row: { cohortID: string; personID: string }) => ({
    pk: ["GROUP", row.cohortID],
    sk: ["CONTACT", row.personID],
  }),
});

/** What a group writes to its sponsors, until it is released: lines, who struck which out, who has had his say. */
export const ReviewDrafts = entity({
  name: "reviewDraft",
  version: 1,
  schema: v.object({ cohortID, sealed: v.string() }),
  key: (row: { cohortID: string }) => ({ pk: ["GROUP", row.cohortID], sk: ["REVIEW"] }),
});
