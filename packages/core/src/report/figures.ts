import type { Answer, Counts, Wave } from "./release/index.ts";

/** A wave and how many people were asked. */
export interface Asked extends Pick<Wave, "surveyID" | "cohortID" | "programmeID" | "coachID" | "openedAt"> {
  invited: number;
}

export interface ScaleSummary {
  answers: number;
  /** Two decimals. */
  mean: number;
  counts: Counts;
}

export interface NpsSummary {
  answers: number;
  score: number;
  promoters: number;
  passives: number;
  detractors: number;
}

export interface Remark {
  surveyID: string;
  respondentID: string;
  questionID: string;
  text: string;
  released: boolean;
}

export interface Summary {
  invited: number;
  answered: number;
  /** Whole percent; null where nobody was asked. */
  responsePercent: number | null;
  scale: Record<string, ScaleSummary>;
  nps: Record<string, NpsSummary>;
  words: Remark[];
}

export interface TrendPoint {
  surveyID: string;
  cohortID: string;
  openedAt: string;
  answers: number;
  mean: number;
}

export type Axis = "surveyID" | "cohortID" | "programmeID" | "coachID";

/**
 * Exact figures over raw answers, for those who may read answers one by one: the cohort's facilitator and the firm's
 * quality lead. Anyone else reads `Release.figure`. Answers of waves not given are left out.
 */
export function summarize(asked: readonly Asked[], answers: readonly Answer[]): Summary {
  const surveys = new Set(asked.map((wave) => wave.surveyID));
  const own = answers.filter((answer) => surveys.has(answer.surveyID));
  const invited = asked.reduce((sum, wave) => sum + wave.invited, 0);
  return {
    invited,
    answered: own.length,
    responsePercent: invited === 0 ? null : Math.round((100 * own.length) / invited),
    scale: byQuestion(own, "scale", scaleSummary),
    nps: byQuestion(own, "nps", npsSummary),
    words: own.flatMap(remarksOf),
  };
}

/** The same figures for each survey, group, programme or coach. */
export function summarizeBy(asked: readonly Asked[], answers: readonly Answer[], axis: Axis): Record<string, Summary> {
  const groups = Map.groupBy(asked, (wave) => wave[axis]);
  return Object.fromEntries([...groups].map(([id, waves]) => [id, summarize(waves, answers)]));
}

/** One question over the waves that got an answer to it, in order of opening. */
export function trend(asked: readonly Asked[], answers: readonly Answer[], questionID: string): TrendPoint[] {
  return asked
    .toSorted((a, b) => (`${a.openedAt} ${a.surveyID}` < `${b.openedAt} ${b.surveyID}` ? -1 : 1))
    .flatMap((wave) => {
      const { scale } = summarize([wave], answers);
      const one = Object.hasOwn(scale, questionID) ? scale[questionID] : undefined;
      const { surveyID, cohortID, openedAt } = wave;
      return one ? [{ surveyID, cohortID, openedAt, answers: one.answers, mean: one.mean }] : [];
    });
}

function byQuestion<T>(
  answers: readonly Answer[],
  kind: "scale" | "nps",
  make: (values: number[]) => T,
): Record<string, T> {
  const values = new Map<string, number[]>();
  for (const [questionID, value] of answers.flatMap((answer) => Object.entries(answer[kind]))) {
    const given = values.get(questionID);
    if (given) given.push(value);
    else values.set(questionID, [value]);
  }
  return Object.fromEntries([...values].map(([questionID, given]) => [questionID, make(given)]));
}

function scaleSummary(values: number[]): ScaleSummary {
  const count = (value: number) => values.filter((one) => one === value).length;
  return scaleOf([count(1), count(2), count(3), count(4), count(5)]);
}

/** The figures of a distribution: of one wave, or of several added up. Its mean is rounded once, where it is shown. */
export function scaleOf(counts: Counts): ScaleSummary {
  const answers = counts.reduce((sum, count) => sum + count, 0);
  const sum = counts.reduce((total, count, index) => total + count * (index + 1), 0);
  return { answers, mean: sum / answers, counts };
}

function npsSummary(values: number[]): NpsSummary {
  const promoters = values.filter((value) => value >= 9).length;
  const detractors = values.filter((value) => value <= 6).length;
  return npsOf({ promoters, passives: values.length - promoters - detractors, detractors });
}

/** The score of a split: of one wave, or of several added up. */
export function npsOf({ promoters, passives, detractors }: Omit<NpsSummary, "answers" | "score">): NpsSummary {
  const answers = promoters + passives + detractors;
  const score = Math.round((100 * (promoters - detractors)) / answers) || 0;
  return { answers, score, promoters, passives, detractors };
}

function remarksOf({ surveyID, respondentID, words }: Answer): Remark[] {
  return words.filter(({ text }) => text.trim() !== "").map((one) => ({ surveyID, respondentID, ...one }));
}
