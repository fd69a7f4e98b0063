import * as v from "valibot";
import { Day, entity, ID, Instant } from "../kernel/index.ts";

/** Who someone is: what his traces are found by. In no row once he is erased. */
export const Subject = v.object({
  participantID: ID.schema("participant"),
  organizationID: v.nullable(ID.schema("organization")),
  given: v.string(),
  family: v.string(),
  email: v.string(),
  memberID: v.nullable(ID.schema("member")),
  accountID: v.nullable(ID.schema("account")),
});
export type Subject = v.InferOutput<typeof Subject>;

/** Records that the law has a firm keep whatever a person asks (RGPD, article 17, 3, b and e). */
export const KEPT_KINDS = [
  "invoice",
  "creditNote",
  "contract",
  "order",
  "attendance",
  "document",
  "certificate",
  "funding",
] as const;

/** One of them: its number, or the group it is of; never whom it names. */
export const Kept = v.object({ kind: v.picklist(KEPT_KINDS), label: v.string(), on: v.nullable(Day) });
export type Kept = v.InferOutput<typeof Kept>;

export const ErasureRow = v.object({
  participantID: ID.schema("participant"),
  status: v.picklist(["running", "done"]),
  /** The person himself, or the firm at his request. */
  askedBy: v.picklist(["person", "firm"]),
  askedAt: Instant,
  doneAt: v.nullable(Instant),
  /** Until it is done, and no longer. */
  subject: v.nullable(Subject),
  /** How many rows were erased or unlinked, by noun. */
  erased: v.record(v.string(), v.number()),
  kept: v.array(Kept),
});

/** That someone was erased, what was kept of him and why: all that is left of the act. Names nobody. */
export const Erasures = entity({
  name: "erasure",
  version: 1,
  schema: ErasureRow,
  key: (row: { participantID: string }) => ({ pk: ["ERASURES"], sk: [row.participantID] }),
});
