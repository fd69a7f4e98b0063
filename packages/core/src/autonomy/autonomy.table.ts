import * as v from "valibot";
import { entity, ID, Instant, Zone } from "../kernel/index.ts";

export const PeerMeetingRow = v.object({
  cohortID: ID.schema("cohort"),
  sessionID: ID.schema("session"),
  number: v.number(),
  startsAt: Instant,
  minutes: v.number(),
  zone: Zone,
  templateID: v.string(),
  templateVersion: v.optional(v.number()),
  /** Where the group meets, as it says it itself; none of the firm's. */
  where: v.string(),
  /** The member who facilitates it; null until someone volunteers. */
  facilitatorID: v.nullable(ID.schema("participant")),
  status: v.picklist(["planned", "held", "cancelled"]),
});

/**
 * A meeting that a group holds among peers. It is no session: nothing that is counted, signed, invoiced or reported of
 * sessions can find it. Stands beside the cohort, so that whoever reads the group reads it.
 */
export const PeerMeetings = entity({
  name: "peerMeeting",
  version: 1,
  schema: PeerMeetingRow,
  key: (row: { cohortID: string; sessionID: string }) => ({
    pk: ["COHORT", row.cohortID],
    sk: ["MEETING", row.sessionID],
  }),
});
