import type * as v from "valibot";
import type { Row } from "../kernel/index.ts";
import type { Survey, SurveyRequests } from "../survey/index.ts";
import { type NpsSummary, npsOf, type ScaleSummary, type Summary, scaleOf, summarize } from "./figures.ts";
import type { Answer, Wave } from "./release/index.ts";
import type { WaveSummaryRow } from "./report.table.ts";

export type WaveSummary = v.InferOutput<typeof WaveSummaryRow>;
/** Figures of several waves, without the words. */
export type Figures = Omit<Summary, "words">;

/** The question whose mean stands for a group, a coach or a programme. */
export const SATISFACTION = "useful";

/** A wave's own row, from nothing but what stands in its partition. */
export function summaryOf(
  survey: Survey.Info,
  requests: readonly Pick<Row<typeof SurveyRequests>, "organizationID">[],
  answers: readonly Answer[],
): WaveSummary {
  const { surveyID, cohortID, cohortName, programmeID, programmeTitle, coachID, coachName, timing } = survey;
  const one = summarize([{ ...waveOf(survey, false), invited: survey.asked }], answers);
  const organizations = [survey.organizationID, ...requests.map((request) => request.organizationID)];
  return {
    surveyID,
    cohortID,
    cohortName,
    programmeID,
    programmeTitle,
    coachID,
    coachName,
    timing,
    sessionNumber: survey.session?.number ?? null,
    openedAt: survey.openedAt,
    closedAt: survey.closedAt,
    k: survey.anonymityFloor,
    organizationIDs: [...new Set(organizations.filter((organizationID) => organizationID !== null))].sort(),
    asked: survey.asked,
    answered: one.answered,
    scale: mapped(one.scale, ({ counts }) => counts),
    nps: mapped(one.nps, ({ promoters, passives, detractors }) => ({ promoters, passives, detractors })),
  };
}

/** A wave as the release of blocks sees it; the one at the end of a cycle has no follower. */
export function waveOf(
  wave: Pick<Survey.Info, "surveyID" | "cohortID" | "programmeID" | "coachID" | "timing" | "openedAt" | "closedAt"> &
    ({ anonymityFloor: number } | { k: number }),
  ended: boolean,
): Wave {
  const { surveyID, cohortID, programmeID, coachID, timing, openedAt, closedAt } = wave;
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
