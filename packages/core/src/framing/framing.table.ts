import * as v from "valibot";
import { entity, ID, Instant } from "../kernel/index.ts";

/** A person who commits a party, as he typed his name. */
const Signature = v.object({ name: v.string(), role: v.string(), at: Instant });

export const FramingText = v.object({
  title: v.string(),
  articles: v.array(v.object({ heading: v.string(), text: v.string() })),
});

/** What the firm and a sponsor agree on for one group, version after version; the last one may still be a draft. */
export const FramingNotes = entity({
  name: "framingNote",
  version: 1,
  schema: v.object({
    cohortID: ID.schema("cohort"),
    organizationID: ID.schema("organization"),
    version: v.number(),
    status: v.picklist(["draft", "sent", "signed", "replaced"]),
    locale: v.picklist(["fr", "en"]),
    organizationName: v.string(),
    signatory: v.object({ name: v.string(), email: v.string(), role: v.string() }),
    /** As the firm writes them, a line each. */
    objectives: v.array(v.string()),
    reported: v.array(v.string()),
    never: v.array(v.string()),
    /** Frozen when the firm sends it, which is its signature. */
    text: v.nullable(FramingText),
    textHash: v.nullable(v.string()),
    firm: v.nullable(Signature),
    sponsor: v.nullable(Signature),
    linkID: v.nullable(ID.schema("link")),
    /** SHA-256 of the signed PDF that was kept. */
    fileHash: v.optional(v.string()),
    writtenAt: Instant,
  }),
  key: (row: { cohortID: string; organizationID: string; version: number }) => ({
    pk: ["FRAMING", row.cohortID],
    sk: [row.organizationID, String(row.version).padStart(6, "0")],
  }),
});

/** The version that both signed last, beside the cohort: whoever reads the cohort reads what he accepts. */
export const SignedFramings = entity({
  name: "signedFraming",
  version: 1,
  schema: v.object({
    cohortID: ID.schema("cohort"),
    organizationID: ID.schema("organization"),
    organizationName: v.string(),
    version: v.number(),
    locale: v.picklist(["fr", "en"]),
    text: FramingText,
    textHash: v.string(),
    firm: Signature,
    sponsor: Signature,
  }),
  key: (row: { cohortID: string; organizationID: string }) => ({
    pk: ["COHORT", row.cohortID],
    sk: ["FRAMING", row.organizationID],
  }),
});
