import * as v from "valibot";
import { Day, entity, ID, Instant } from "../kernel/index.ts";

/**
 * What the firm certifies that one person followed, as it was signed: a closed copy. Signed anew only where his hours
 * changed since, over what stood before.
 */
export const Certificates = entity({
  name: "certificate",
  version: 1,
  schema: v.object({
    cohortID: ID.schema("cohort"),
    enrolmentID: ID.schema("enrolment"),
    participantID: ID.schema("participant"),
    organizationID: v.nullable(ID.schema("organization")),
    /** As he is called on the paper, and the organization that he came from. */
    name: v.string(),
    organizationName: v.nullable(v.string()),
    programmeTitle: v.string(),
    nature: v.picklist(["training", "service"]),
    objectives: v.array(v.string()),
    minutes: v.number(),
    from: Day,
    until: Day,
    signedBy: v.string(),
    signedAt: Instant,
  }),
  key: (row: { cohortID: string; enrolmentID: string }) => ({
    pk: ["CERTIFICATES", row.cohortID],
    sk: ["CERTIFICATE", row.enrolmentID],
  }),
});
