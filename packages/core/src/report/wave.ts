import type * as v from "valibot";
import type { Row } from "../kernel/index.ts";
import { type Form, labelOf, type Survey, type SurveyRequests } from "../survey/index.ts";
import { type NpsSummary, npsOf, type ScaleSummary, type Summary, scaleOf, summarize } from "./figures.ts";
import { type Answer, ON_HIS_OWN, type Wave } from "./release/index.ts";
import type { WaveSummaryRow } from "./report.table.ts";

export type WaveSummary = v.InferOutput<typeof WaveSummaryRow>;
/** Figures of several waves, without the words. */
export type Figures = Omit<Summary, "words">;

/** The question whose mean stands for a group, a coach or a programme. */
export const SATISFACTION = "useful";

/** What stands in the partition of a wave, and the form it was opened with. */
export interface Whole {
  survey: Survey.Info;
  requests: readonly Pick<Row<typeof SurveyRequests>, "organizationID">[];
  answers: readonly Answer[];
  form: Form;
}

/** Whose people were asked, and whose group it is. */
export function organizationIDsOf({ survey, requests }: Pick<Whole, "survey" | "requests">): string[] {
  const all = [survey.organizationID, ...requests.map((request) => request.organizationID)];
  return [...new Set(all.filter((organizationID) => organizationID !== null))].sort();
}

/** A wave's own row, from nothing but what stands in its partition, its form and the names of its organizations. */
export function summaryOf(whole: Whole, organizations: WaveSummary["organizations"]): WaveSummary {
  const { survey, answers, form } = whole;
  const { surveyID, cohortID, cohortName, programmeID, programmeTitle, coachID, coachName, timing } = survey;
  const one = summarize([{ ...survey, invited: survey.asked }], answers);
  return {
    surveyID,
    cohortID,
    cohortName,
    programmeID,
    programmeTitle,
    coachID,
    coachName,
    timing,
    ...(survey.months && { months: survey.months }),
    audience: survey.audience,
    sessionNumber: survey.session?.number ?? null,
    openedAt: survey.openedAt,
    closedAt: survey.closedAt,
    k: survey.anonymityFloor,
    organizationIDs: organizationIDsOf(whole),
    asked: survey.asked,
    answered: one.answered,
    ...countsOf(one),
    questions: form.questions.filter(({ kind }) => kind !== "text").map(({ questionID }) => questionID),
    labels: labelsOf(form),
    organizations,
    parts: partsOf(whole),
  };
}

function countsOf(one: Pick<Summary, "scale" | "nps">): Pick<WaveSummary, "scale" | "nps"> {
  return {
    scale: mapped(one.scale, ({ counts }) => counts),
    nps: mapped(one.nps, ({ promoters, passives, detractors }) => ({ promoters, passives, detractors })),
  };
}

/** What its questions ask, where they are the firm's own words. */
function labelsOf({ questions }: Form): WaveSummary["labels"] {
  const own = questions.filter(({ questionID, label }) => {
    const { fr, en } = labelOf(questionID);
    return label.fr !== fr || label.en !== en;
  });
  return Object.fromEntries(own.map(({ questionID, label }) => [questionID, label]));
}

/** By organization, where there are several; an anonymous answer is of none, so its wave is not shared out. */
function partsOf({ survey, requests, answers, form }: Whole): WaveSummary["parts"] {
  const byOrganization = Map.groupBy(requests, ({ organizationID }) => organizationID);
  if (byOrganization.size < 2 || form.anonymous) return [];
  return [...byOrganization].map(([organizationID, asked]) => {
    const own = answers.filter((answer) => answer.organizationID === (organizationID ?? ON_HIS_OWN));
    const one = summarize([{ ...survey, invited: asked.length }], own);
    return { organizationID, asked: asked.length, answered: one.answered, ...countsOf(one) };
  });
}

/** A wave as one organization's people answered it; undefined where it asked none of them, or cannot tell. */
export function ofOrganization(wave: WaveSummary, organizationID: string): WaveSummary | undefined {
  const part = wave.parts.find((one) => one.organizationID === organizationID);
  if (part) return { ...wave, ...part, organizationIDs: [organizationID], parts: [] };
  const [only, ...more] = wave.organizationIDs;
  return wave.parts.length === 0 && only === organizationID && more.length === 0 ? wave : undefined;
}

/** What participants say during and at the end of a cycle: the figures that stand for a group. */
export function isMain({ timing, audience }: Pick<WaveSummary, "timing" | "audience">): boolean {
  return audience === "participant" && (timing === "closing" || timing === "hot");
}

/** What may leave the firm in blocks; where people put themselves before and after is theirs and their coach's. */
export function isPublic({ timing, audience }: Pick<WaveSummary, "timing" | "audience">): boolean {
  return audience === "participant" && timing !== "pre" && timing !== "post";
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

/** Questions that both sides asked, each with what each side said. */
export function pairs(first: readonly WaveSummary[], second: readonly WaveSummary[]): Pair[] {
  const [one, other] = [merged(first), merged(second)];
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

/** The words of every question of these waves that are not the shipped ones, the latest first. */
export function wordsOf(waves: readonly WaveSummary[]): WaveSummary["labels"] {
  return Object.assign({}, ...waves.map(({ labels }) => labels));
}

/** A wave as the release of blocks sees it; the one at the end of a cycle has no follower. */
export function waveOf(
  wave: Pick<Survey.Info, "surveyID" | "cohortID" | "programmeID" | "coachID" | "timing" | "openedAt" | "closedAt"> &
    ({ anonymityFloor: number } | { k: number }),
  ended: boolean,
): Wave {
  const { surveyID, cohortID, programmeID, coachID, timing, openedAt, closedAt } = wave;
  if (timing === "pre" || timing === "post") throw new Error("Nothing of such a wave is published");
  return {
    surveyID,
    cohortID,
    programmeID,
    coachID,
    timing,
    openedAt,
    closed: closedAt !== null,
    last: ended || timing === "hot",
    k: "k" in wave ? wave.k : wave.anonymityFloor,
  };
}

/** The figures of several waves, from their rows alone: equal to what all their answers would give. */
export function merged(waves: readonly WaveSummary[]): Figures {
  const invited = sum(waves.map((wave) => wave.asked));
  const answered = sum(waves.map((wave) => wave.answered));
  return {
    invited,
    answered,
    responsePercent: invited === 0 ? null : Math.round((100 * answered) / invited),
    scale: byQuestion(
      waves.map((wave) => wave.scale),
      mergedScale,
    ),
    nps: byQuestion(
      waves.map((wave) => wave.nps),
      mergedNps,
    ),
  };
}

function mergedScale(several: WaveSummary["scale"][string][]): ScaleSummary {
  const at = (index: 0 | 1 | 2 | 3 | 4) => sum(several.map((counts) => counts[index]));
  return scaleOf([at(0), at(1), at(2), at(3), at(4)]);
}

function mergedNps(several: WaveSummary["nps"][string][]): NpsSummary {
  const of = (name: "promoters" | "passives" | "detractors") => sum(several.map((split) => split[name]));
  return npsOf({ promoters: of("promoters"), passives: of("passives"), detractors: of("detractors") });
}

/** The mean of the closing figures in tenths with its number; null where nobody answered. */
export function satisfactionOf(waves: readonly WaveSummary[]): { tenths: number; answers: number } | null {
  const one = merged(waves.filter((wave) => wave.timing === "closing")).scale[SATISFACTION];
  return one ? { tenths: Math.round(one.mean * 10), answers: one.answers } : null;
}

/** The closing figure from session to session: only waves that someone answered. */
export function trendOf(waves: readonly WaveSummary[]) {
  return waves
    .toSorted((a, b) => (`${a.openedAt} ${a.surveyID}` < `${b.openedAt} ${b.surveyID}` ? -1 : 1))
    .flatMap(({ surveyID, cohortID, sessionNumber, openedAt, scale }) => {
      const counts = scale[SATISFACTION];
      if (!counts) return [];
      const { answers, mean } = scaleOf(counts);
      return [{ surveyID, cohortID, sessionNumber, openedAt, answers, mean }];
    });
}

function byQuestion<T, R>(records: readonly Record<string, T>[], merge: (several: T[]) => R): Record<string, R> {
  const entries = records.flatMap((record) => Object.entries(record));
  const grouped = Map.groupBy(entries, ([questionID]) => questionID);
  return Object.fromEntries(
    [...grouped].map(([questionID, several]) => [questionID, merge(several.map(([, one]) => one))]),
  );
}

function mapped<T, R>(record: Record<string, T>, make: (one: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([name, one]) => [name, make(one)]));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
