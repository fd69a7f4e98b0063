import * as v from "valibot";
import { entity, ID, Instant } from "../kernel/index.ts";

/**
 * What a group gave its sponsors of its cycle: lines without an author, copied out of the group's own space by the act
 * of its facilitator. Stands beside the cohort, so that whoever reads the cohort reads it; written once.
 */
export const Reviews = entity({
  name: "review",
  version: 1,
  schema: v.object({ cohortID: ID.schema("cohort"), at: Instant, lines: v.array(v.string()) }),
  key: (row: { cohortID: string }) => ({ pk: ["COHORT", row.cohortID], sk: ["REVIEW"] }),
});
