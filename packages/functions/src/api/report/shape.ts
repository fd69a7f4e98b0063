import { Cell, type Figures, type ShownCell } from "@entrepairs/core/report";
import { labelOf } from "@entrepairs/core/survey";
import * as v from "valibot";

const Label = v.strictObject({ fr: v.string(), en: v.string() });
const Counts = v.strictTuple([v.number(), v.number(), v.number(), v.number(), v.number()]);

/** One question's exact figures: never a mean without its number of answers. */
const Question = v.variant("kind", [
  v.strictObject({
    kind: v.literal("scale"),
    questionID: v.string(),
    label: Label,
    answers: v.number(),
    mean: v.number(),
    counts: Counts,
  }),
  v.strictObject({
    kind: v.literal("nps"),
    questionID: v.string(),
    label: Label,
    answers: v.number(),
    score: v.number(),
    promoters: v.number(),
    passives: v.number(),
    detractors: v.number(),
  }),
]);

/** How many were asked and answered comes before any figure. */
export const FiguresShape = v.strictObject({
  invited: v.number(),
  answered: v.number(),
  responsePercent: v.nullable(v.number()),
  questions: v.array(Question),
});

export function figuresShown({
  invited,
  answered,
  responsePercent,
  scale,
  nps,
}: Figures): v.InferOutput<typeof FiguresShape> {
  const scales = Object.entries(scale).map(([questionID, one]) => ({
    kind: "scale" as const,
    questionID,
    label: labelOf(questionID),
    ...one,
  }));
  const splits = Object.entries(nps).map(([questionID, one]) => ({
    kind: "nps" as const,
    questionID,
    label: labelOf(questionID),
    ...one,
  }));
  return { invited, answered, responsePercent, questions: [...scales, ...splits] };
}

export const Mean = v.strictObject({ mean: v.number(), answers: v.number() });

export const TrendPoint = v.strictObject({
  surveyID: v.string(),
  cohortID: v.string(),
  sessionNumber: v.nullable(v.number()),
  openedAt: v.string(),
  answers: v.number(),
  mean: v.number(),
});

/** What leaves the firm: the question, a figure of whole blocks, and in words what is not said and why. */
export const CellShape = v.strictObject({ label: Label, why: v.nullable(Label), figure: Cell });

export function cellShown({ label, why, figure }: ShownCell): v.InferOutput<typeof CellShape> {
  return { label, why, figure };
}

export const Words = v.strictObject({ questionID: v.string(), label: Label, text: v.string() });

export function wordsShown({ questionID, text }: { questionID: string; text: string }): v.InferOutput<typeof Words> {
  return { questionID, label: labelOf(questionID), text };
}
