import * as v from "valibot";
import { entity, ID, Instant } from "../kernel/index.ts";

/** "tentative" comes from calendar programs alone: our own page asks for a yes or a no. */
export const Said = v.picklist(["accepted", "declined", "tentative"]);
export type Said = v.InferOutput<typeof Said>;

const Answer = v.object({ said: Said, startsAt: Instant, at: Instant, proposes: v.optional(Instant) });

/**
 * What someone said of his presence, for each session by its id, of the date it had then: another date asks anew.
 * `proposes`: the date that his calendar program asked for in its place.
 */
export const PresenceRow = v.object({
  cohortID: ID.schema("cohort"),
  enrolmentID: ID.schema("enrolment"),
  answers: v.record(v.string(), Answer),
});

/** Whether a seat's holder expects to come; in the cohort's partition, read with it. */
export const Presences = entity({
  name: "presence",
  version: 1,
  schema: PresenceRow,
  key: (row: { cohortID: string; enrolmentID: string }) => ({
    pk: ["COHORT", row.cohortID],
    sk: ["PRESENCE", row.enrolmentID],
  }),
});

/** Whose answers an address takes: the organizer of one person's invitations. */
export const ReplyAddresses = entity({
  name: "replyAddress",
  version: 1,
  schema: v.object({ code: v.string(), cohortID: ID.schema("cohort"), enrolmentID: ID.schema("enrolment") }),
  key: (row: { code: string }) => ({ pk: ["REPLY", row.code], sk: ["REPLY"] }),
});
