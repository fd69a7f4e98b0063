import { Cell, type Figures, type Pair, type ShownCell } from "@entrepairs/core/report";
import { AUDIENCES, labelOf, type Words } from "@entrepairs/core/survey";
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

type Labels = Readonly<Record<string, Words>>;

/** What a question asks: the firm's own words where it has some. */
function asked(questionID: string, labels: Labels): Words {
  const { fr, en } = labels[questionID] ?? labelOf(questionID);
  return { fr, en };
}

export function figuresShown(
  { invited, answered, responsePercent, scale, nps }: Figures,
  labels: Labels,
): v.InferOutput<typeof FiguresShape> {
  const scales = Object.entries(scale).map(([questionID, one]) => ({
    kind: "scale" as const,
    questionID,
    label: asked(questionID, labels),
    ...one,
  }));
  const splits = Object.entries(nps).map(([questionID, one]) => ({
    kind: "nps" as const,
    questionID,
    label: asked(questionID, labels),
    ...one,
  }));
  return { invited, answered, responsePercent, questions: [...scales, ...splits] };
}

export const Mean = v.strictObject({ mean: v.number(), answers: v.number() });

/** One session's closing figure; a month's where no group is named. */
export const TrendPoint = v.strictObject({
  cohortID: v.nullable(v.string()),
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

/** One question asked twice: a mean or a score, each with its number. */
const Measure = v.nullable(v.strictObject({ value: v.number(), answers: v.number() }));
export const PairShape = v.strictObject({
  questionID: v.string(),
  kind: v.picklist(["scale", "nps"]),
  label: Label,
  first: Measure,
  second: Measure,
});

export function pairShown({ questionID, ...pair }: Pair, labels: Labels): v.InferOutput<typeof PairShape> {
  return { questionID, label: asked(questionID, labels), ...pair };
}

export const OtherShape = v.strictObject({
  audience: v.picklist(AUDIENCES),
  figures: FiguresShape,
  later: v.array(PairShape),
});

export const Quoted = v.strictObject({ questionID: v.string(), label: Label, text: v.string() });

export function wordsShown(
  { questionID, text }: { questionID: string; text: string },
  labels: Labels = {},
): v.InferOutput<typeof Quoted> {
  return { questionID, label: asked(questionID, labels), text };
}
