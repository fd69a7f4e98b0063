import { type NpsSummary, npsOf, type ScaleSummary, type Summary, scaleOf } from "./figures.ts";
import type { Counts } from "./release/index.ts";

/** Figures of several waves, without the words. */
export type Figures = Omit<Summary, "words">;
type Split = Pick<NpsSummary, "promoters" | "passives" | "detractors">;

/** What one wave adds. */
export interface Counted {
  asked: number;
  answered: number;
  scale: Readonly<Record<string, Counts>>;
  nps: Readonly<Record<string, Split>>;
}

/** Whole numbers of several waves, added up one after the other. */
export interface Sum {
  invited: number;
  answered: number;
  scales: Map<string, Counts>;
  splits: Map<string, Split>;
}

export function emptySum(): Sum {
  return { invited: 0, answered: 0, scales: new Map(), splits: new Map() };
}

/** A wave, or so many alike. */
export function addWave(sum: Sum, { asked, answered, scale, nps }: Counted, times = 1): void {
  sum.invited += times * asked;
  sum.answered += times * answered;
  for (const questionID in scale) addCounts(sum.scales, questionID, scale[questionID], times);
  for (const questionID in nps) addSplit(sum.splits, questionID, nps[questionID], times);
}

function addCounts(all: Map<string, Counts>, questionID: string, more: Counts | undefined, times: number): void {
  if (!more) return;
  let sum = all.get(questionID);
  if (!sum) {
    sum = [0, 0, 0, 0, 0];
    all.set(questionID, sum);
  }
  for (const at of [0, 1, 2, 3, 4] as const) sum[at] += times * more[at];
}

function addSplit(all: Map<string, Split>, questionID: string, more: Split | undefined, times: number): void {
  if (!more) return;
  let sum = all.get(questionID);
  if (!sum) {
    sum = { promoters: 0, passives: 0, detractors: 0 };
    all.set(questionID, sum);
  }
  sum.promoters += times * more.promoters;
  sum.passives += times * more.passives;
  sum.detractors += times * more.detractors;
}

export function figuresOf({ invited, answered, scales, splits }: Sum): Figures {
  return {
    invited,
    answered,
    responsePercent: percentOf(answered, invited),
    scale: Object.fromEntries([...scales].map(([questionID, counts]) => [questionID, scaleOf(counts)])),
    nps: Object.fromEntries([...splits].map(([questionID, split]) => [questionID, npsOf(split)])),
  };
}

/** Whole percent; null where nobody was asked. */
export function percentOf(answered: number, invited: number): number | null {
  return invited === 0 ? null : Math.round((100 * answered) / invited);
}

/** The figures of several waves, from their rows alone: equal to what all their answers would give. */
export function merged(waves: readonly Counted[]): Figures {
  const sum = emptySum();
  for (const wave of waves) addWave(sum, wave);
  return figuresOf(sum);
}

/** One question asked twice: before and after, at the end and months later. */
export interface Pair {
  questionID: string;
  kind: "scale" | "nps";
  first: Measure | null;
  second: Measure | null;
}

/** A mean of 1 to 5 or a score of -100 to 100, always with its number. */
export interface Measure {
  value: number;
  answers: number;
}

/** What the second side asked, each with what each side said. */
export function pairs(first: Sum | undefined, second: Sum | undefined): Pair[] {
  if (!second) return [];
  const [one, other] = [figuresOf(first ?? emptySum()), figuresOf(second)];
  const scales = Object.keys(other.scale).map((questionID) => ({
    questionID,
    kind: "scale" as const,
    first: meanOf(one.scale[questionID]),
    second: meanOf(other.scale[questionID]),
  }));
  const splits = Object.keys(other.nps).map((questionID) => ({
    questionID,
    kind: "nps" as const,
    first: scoreOf(one.nps[questionID]),
    second: scoreOf(other.nps[questionID]),
  }));
  return [...scales, ...splits];
}

function meanOf(one: ScaleSummary | undefined): Measure | null {
  return one ? { value: one.mean, answers: one.answers } : null;
}

function scoreOf(one: NpsSummary | undefined): Measure | null {
  return one ? { value: one.score, answers: one.answers } : null;
}
