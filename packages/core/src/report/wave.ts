import type * as v from "valibot";
import type { Row } from "../kernel/index.ts";
import { type Form, labelOf, type Survey, type SurveyRequests } from "../survey/index.ts";
import { type NpsSummary, npsOf, type ScaleSummary, type Summary, scaleOf, summarize } from "./figures.ts";
import { type Answer, type Counts, ON_HIS_OWN, type Wave } from "./release/index.ts";
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
  const words: WaveSummary["labels"] = {};
  // One by one: a large firm has more waves than a call takes arguments.
  for (const { labels } of waves) Object.assign(words, labels);
  return words;
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

/**
 * The figures of several waves, from their rows alone: equal to what all their answers would give. In one pass; of one
 * question alone where it is named.
 */
export function merged(waves: readonly WaveSummary[], only?: string): Figures {
  let [invited, answered] = [0, 0];
  const scales = new Map<string, Counts>();
  const splits = new Map<string, Split>();
  for (const wave of waves) {
    invited += wave.asked;
    answered += wave.answered;
    if (only) {
      addCounts(scales, only, wave.scale[only]);
      continue;
    }
    for (const questionID in wave.scale) addCounts(scales, questionID, wave.scale[questionID]);
    for (const questionID in wave.nps) addSplit(splits, questionID, wave.nps[questionID]);
  }
  return {
    invited,
    answered,
    responsePercent: invited === 0 ? null : Math.round((100 * answered) / invited),
    scale: Object.fromEntries([...scales].map(([questionID, counts]) => [questionID, scaleOf(counts)])),
    nps: Object.fromEntries([...splits].map(([questionID, split]) => [questionID, npsOf(split)])),
  };
}

type Split = WaveSummary["nps"][string];

function addCounts(all: Map<string, Counts>, questionID: string, more: Counts | undefined): void {
  if (!more) return;
  const sum = all.get(questionID);
  if (!sum) {
    all.set(questionID, [...more]);
    return;
  }
  for (const at of [0, 1, 2, 3, 4] as const) sum[at] += more[at];
}

function addSplit(all: Map<string, Split>, questionID: string, more: Split | undefined): void {
  if (!more) return;
  const sum = all.get(questionID);
  if (!sum) {
    all.set(questionID, { ...more });
    return;
  }
  sum.promoters += more.promoters;
  sum.passives += more.passives;
  sum.detractors += more.detractors;
}

/** The mean of the closing figures in tenths with its number; null where nobody answered. */
export function satisfactionOf(waves: readonly WaveSummary[]): { tenths: number; answers: number } | null {
  const one = merged(waves.filter((wave) => wave.timing === "closing")).scale[SATISFACTION];
  return one ? { tenths: Math.round(one.mean * 10), answers: one.answers } : null;
}

/** Oldest first. By number: a text that was cut out of a longer one is slow to compare, and there are thousands. */
export function inOrder(waves: readonly WaveSummary[]): WaveSummary[] {
  return waves
    .map((wave) => ({ wave, at: Date.parse(wave.openedAt) }))
    .sort((a, b) => a.at - b.at || byOpening(a.wave, b.wave))
    .map(({ wave }) => wave);
}

function byOpening(a: WaveSummary, b: WaveSummary): number {
  if (a.openedAt === b.openedAt) return a.surveyID < b.surveyID ? -1 : 1;
  return a.openedAt < b.openedAt ? -1 : 1;
}

/** The closing figure from session to session: only waves that someone answered. */
export function trendOf(waves: readonly WaveSummary[]) {
  return waves.toSorted(byOpening).flatMap(({ surveyID, cohortID, sessionNumber, openedAt, scale }) => {
    const counts = scale[SATISFACTION];
    if (!counts) return [];
    const { answers, mean } = scaleOf(counts);
    return [{ surveyID, cohortID, sessionNumber, openedAt, answers, mean }];
  });
}

function mapped<T, R>(record: Record<string, T>, make: (one: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([name, one]) => [name, make(one)]));
}
