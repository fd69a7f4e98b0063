import * as v from "valibot";
import { entity, Instant } from "../kernel/index.ts";

const Words = v.object({ fr: v.string(), en: v.string() });
const Asked = { questionID: v.string(), required: v.boolean(), label: Words, help: v.exactOptional(Words) };
const ends = v.object({ low: Words, high: Words });

export const QuestionRow = v.variant("kind", [
  v.object({ kind: v.literal("scale"), ...Asked, ends }),
  v.object({ kind: v.literal("nps"), ...Asked, ends }),
  v.object({ kind: v.literal("text"), ...Asked, charactersMost: v.number(), release: Words }),
]);

/** What a firm made of a shipped form: every version is kept, for the answers that were given to it. */
export const FormRow = v.object({
  formID: v.string(),
  /** From 2 on: the shipped form is the first. */
  version: v.number(),
  anonymous: v.boolean(),
  title: Words,
  questions: v.array(QuestionRow),
  editedAt: Instant,
  editedBy: v.string(),
});

/** A firm's versions of its forms, in order; never changed, never deleted. */
export const SurveyForms = entity({
  name: "surveyForm",
  version: 1,
  schema: FormRow,
  key: (row: { formID: string; version: number }) => ({
    pk: ["FORMS"],
    sk: [row.formID, String(row.version).padStart(6, "0")],
  }),
});
