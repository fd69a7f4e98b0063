import type * as v from "valibot";
import type { Row } from "../kernel/index.ts";
import { type Form, labelOf, type Survey, type SurveyRequests } from "../survey/index.ts";
import { type Summary, summarize } from "./figures.ts";
import { type Answer, ON_HIS_OWN, type Wave } from "./release/index.ts";
import type { WaveSummaryRow } from "./report.table.ts";
import { merged } from "./sum.ts";

export type WaveSummary = v.InferOutput<typeof WaveSummaryRow>;
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

/**
 * The answers that may be read inside the firm. Those of an anonymous form stay closed while it is open, since whoever
 * watches would see whose came last, and where fewer than its threshold answered.
 */
export function readable(
  { survey, answers }: Pick<Whole, "answers"> & { survey: Pick<Survey.Info, "closedAt" | "anonymityFloor"> },
  { anonymous }: Pick<Form, "anonymous">,
): readonly Answer[] {
  const isEnough = survey.closedAt !== null && answers.length >= survey.anonymityFloor;
  return anonymous && !isEnough ? [] : answers;
}

/** A wave's own row, from nothing but what stands in its partition, its form and the names of its organizations. */
export function summaryOf(whole: Whole, organizations: WaveSummary["organizations"]): WaveSummary {
  const { survey, answers, form } = whole;
  const { surveyID, cohortID, cohortName, programmeID, programmeTitle, coachID, coachName, timing } = survey;
  const one = summarize([{ ...survey, invited: survey.asked }], readable(whole, form));
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
    answered: answers.filter((answer) => answer.surveyID === surveyID).length,
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

/** What participants say during and at the end of a cycle: the figures that stand for a group. */
export function isMain({ timing, audience }: Pick<WaveSummary, "timing" | "audience">): boolean {
  return audience === "participant" && (timing === "closing" || timing === "hot");
}

/** What may leave the firm in blocks; where people put themselves before and after is theirs and their coach's. */
export function isPublic({ timing, audience }: Pick<WaveSummary, "timing" | "audience">): boolean {
  return audience === "participant" && timing !== "pre" && timing !== "post";
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

/** The mean of the closing figures in tenths with its number; null where nobody answered. */
export function satisfactionOf(waves: readonly WaveSummary[]): { tenths: number; answers: number } | null {
  const one = merged(waves.filter((wave) => wave.timing === "closing")).scale[SATISFACTION];
  return one ? { tenths: Math.round(one.mean * 10), answers: one.answers } : null;
}

function mapped<T, R>(record: Record<string, T>, make: (one: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([name, one]) => [name, make(one)]));
}
