import type * as v from "valibot";
import type { Row } from "../kernel/index.ts";
import { AUDIENCES, TIMINGS } from "../survey/index.ts";
import type { CohortFigures, WaveSummaryRow } from "./report.table.ts";

type WaveSummary = v.InferOutput<typeof WaveSummaryRow>;
export type FiguresRow = Omit<Row<typeof CohortFigures>, "rev" | "page">;

/**
 * A group's waves as one short text, a line each: the text of a wave costs a twentieth of its row. What a report does
 * not say (thresholds, questions without an answer) is left out.
 */
export function figuresOf(waves: readonly WaveSummary[]): FiguresRow | undefined {
  const last = waves.at(-1);
  if (!last) return undefined;
  const { cohortID, cohortName, programmeID, programmeTitle, coachID, coachName } = last;
  const organizations = new Map(waves.flatMap((wave) => wave.organizations).map((one) => [one.organizationID, one]));
  const shared = { cohortID, cohortName, programmeID, programmeTitle, coachID, coachName };
  const row = { ...shared, organizations: [...organizations.values()] };
  return { ...row, lines: waves.map((wave) => lineOf(wave, row)).join("\n") };
}

type Shared = Pick<FiguresRow, "organizations">;

function lineOf(wave: WaveSummary, row: Shared): string {
  const { surveyID, timing, audience, months, sessionNumber, openedAt, closedAt, asked, answered } = wave;
  const figures = [
    ...Object.entries(wave.scale).map(([questionID, counts]) => `${questionID}=${counts.join(".")}`),
    ...Object.entries(wave.nps).map(
      ([questionID, { promoters, passives, detractors }]) => `${questionID}~${promoters}.${passives}.${detractors}`,
    ),
  ];
  const more = moreOf(wave, row);
  return [
    surveyID.slice(PREFIX.length),
    TIMINGS.indexOf(timing),
    AUDIENCES.indexOf(audience),
    months ?? "",
    sessionNumber ?? "",
    openedAt,
    closedAt ?? "",
    asked,
    answered,
    figures.join("|"),
    ...(more ? [JSON.stringify(more)] : []),
  ].join(",");
}

const PREFIX = "survey_";

/** What few waves have: words of the firm, people of several organizations. */
function moreOf({ labels, parts, organizationIDs }: WaveSummary, { organizations }: Shared) {
  const isUsual =
    organizationIDs.join() ===
    organizations
      .map(({ organizationID }) => organizationID)
      .sort()
      .join();
  const more = {
    ...(Object.keys(labels).length > 0 && { labels }),
    ...(parts.length > 0 && { parts }),
    ...(!isUsual && { organizationIDs }),
  };
  return Object.keys(more).length > 0 ? more : undefined;
}

/** The waves of groups as their texts tell them, group after group. */
export function wavesOf(rows: readonly FiguresRow[]): WaveSummary[] {
  const read = new Map<string, Told>();
  return rows.flatMap((row) => {
    const organizationIDs = row.organizations.map(({ organizationID }) => organizationID).sort();
    const shared = { ...row, organizationIDs };
    return row.lines.split("\n").map((line) => waveOf(line, shared, read));
  });
}

function waveOf(
  line: string,
  row: Omit<FiguresRow, "lines"> & Pick<WaveSummary, "organizationIDs">,
  read: Map<string, Told>,
): WaveSummary {
  const [survey = "", timing, audience, months, session, opened = "", closed, asked, answered, figures = "", ...more] =
    line.split(",");
  const wave: WaveSummary = {
    cohortID: row.cohortID,
    cohortName: row.cohortName,
    programmeID: row.programmeID,
    programmeTitle: row.programmeTitle,
    coachID: row.coachID,
    coachName: row.coachName,
    organizations: row.organizations,
    organizationIDs: row.organizationIDs,
    surveyID: PREFIX + survey,
    timing: TIMINGS[Number(timing)] ?? "closing",
    audience: AUDIENCES[Number(audience)] ?? "participant",
    sessionNumber: session ? Number(session) : null,
    openedAt: opened,
    closedAt: closed || null,
    asked: Number(asked),
    answered: Number(answered),
    scale: {},
    nps: {},
    k: 0,
    questions: NONE,
    labels: NO_LABELS,
    parts: NONE,
  };
  count(figures, wave, read);
  if (months) wave.months = Number(months);
  return more.length > 0 ? { ...wave, ...JSON.parse(more.join(",")) } : wave;
}

const NONE: never[] = [];
const NO_LABELS: WaveSummary["labels"] = {};

/** What one question was answered. Groups are small: few texts say what thousands of waves hold, so each is read once. */
type Told =
  | { questionID: string; counts: WaveSummary["scale"][string]; split?: undefined }
  | { questionID: string; counts?: undefined; split: WaveSummary["nps"][string] };

function count(figures: string, { scale, nps }: Pick<WaveSummary, "scale" | "nps">, read: Map<string, Told>): void {
  if (figures === "") return;
  for (const one of figures.split("|")) {
    let told = read.get(one);
    if (!told) {
      told = toldBy(one);
      read.set(one, told);
    }
    if (told.counts) scale[told.questionID] = told.counts;
    else nps[told.questionID] = told.split;
  }
}

function toldBy(one: string): Told {
  const isScale = one.includes("=");
  const [questionID = "", numbers = ""] = one.split(isScale ? "=" : "~");
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = numbers.split(".").map(Number);
  if (isScale) return { questionID, counts: [a, b, c, d, e] };
  return { questionID, split: { promoters: a, passives: b, detractors: c } };
}
