import * as v from "valibot";
import { entity, ID, Instant } from "../kernel/index.ts";

const Words = v.strictObject({ fr: v.string(), en: v.string() });

export const WRITERS = ["client", "consultants", "facilitator", "everyone", "none"] as const;
export const STEP_KINDS = ["talk", "question", "agreement", "contribution", "action", "learning", "decision"] as const;
export const TEMPLATE_KINDS = ["consultation", "kickoff", "review", "input"] as const;

/** One step as a template keeps it. */
export const StepRow = v.strictObject({
  key: v.string(),
  name: Words,
  minutes: v.number(),
  floorMinutes: v.optional(v.number()),
  writer: v.picklist(WRITERS),
  reader: v.picklist(["room", "author"]),
  kind: v.picklist(STEP_KINDS),
  gate: v.picklist(["none", "assent", "charter", "learnings"]),
  instruction: v.strictObject({
    client: v.optional(Words),
    consultant: v.optional(Words),
    facilitator: v.optional(Words),
  }),
});

const Content = {
  templateID: ID.schema("template"),
  version: v.number(),
  kind: v.picklist(TEMPLATE_KINDS),
  name: Words,
  steps: v.array(StepRow),
};

/** A firm's own template as it stands now: the copy of a shipped one, or of another of its own. */
export const OwnTemplates = entity({
  name: "stepTemplate",
  version: 1,
  schema: v.object({ ...Content, copiedFrom: v.string(), isArchived: v.boolean(), savedAt: Instant }),
  key: (row: { templateID: string }) => ({ pk: ["METHODS"], sk: [row.templateID] }),
});

/** Each version that was ever saved, never written again: a session keeps the one it was given. */
export const TemplateVersions = entity({
  name: "stepTemplateVersion",
  version: 1,
  schema: v.object({ ...Content, savedAt: Instant }),
  key: (row: { templateID: string; version: number }) => ({
    pk: ["METHOD", row.templateID],
    sk: [String(row.version).padStart(5, "0")],
  }),
});
