import * as v from "valibot";
import { entity, ID, Instant } from "../kernel/index.ts";

/**
 * The keys that room content is sealed under, each wrapped by the master key: one for a group, one for a person in a
 * group. Newest last; once destroyed none is left, and what they sealed is gone.
 */
export const VaultKeys = entity({
  name: "vaultKey",
  version: 1,
  schema: v.object({
    cohortID: ID.schema("cohort"),
    /** `GROUP`, or the person whose own notes and learnings it seals. */
    holder: v.string(),
    versions: v.array(v.object({ version: v.number(), wrapped: v.string(), madeAt: Instant })),
    destroyedAt: v.optional(Instant),
  }),
  key: (row: { cohortID: string; holder: string }) => ({ pk: ["VAULT", row.cohortID], sk: ["KEY", row.holder] }),
});
