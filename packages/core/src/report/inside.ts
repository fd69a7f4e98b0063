import * as v from "valibot";
import { Cohort } from "../cohort/index.ts";
import { db, rowsOf } from "../db/index.ts";
import { Actor, Day, DomainError, fn, ID } from "../kernel/index.ts";
import { AUDIENCES, type Audience } from "../survey/index.ts";
import { wavesOf } from "./ledger.ts";
import { waveRows } from "./raw.ts";
import { CohortFigures } from "./report.table.ts";
import {
  type Figures,
  inOrder,
  isMain,
  merged,
  ofOrganization,
  type Pair,
  pairs,
  SATISFACTION,
  trendOf,
  type WaveSummary,
  wordsOf,
} from "./wave.ts";

/** Thirty years of a firm that opens fifty groups a month. */
const COHORTS_MAX = 20_000;
/** Who led one group, one after the other. */
const COACHES_MAX = 50;
/** A cycle has some ten waves; a group that goes on for years reads its latest words. */
const WAVES_OF_WORDS = 24;

const Asked = v.object({
  programmeID: v.optional(ID.schema("programme")),
  coachID: v.optional(ID.schema("member")),
  cohortID: v.optional(ID.schema("cohort")),
  organizationID: v.optional(ID.schema("organization")),
  /** Days of the opening, UTC, both included. */
  from: v.optional(Day),
  to: v.optional(Day),
});

/** The whole of what was asked, then each part of it with its own response rate. */
export interface Report extends Figures, Beside {
  waves: number;
  cohorts: Part[];
  programmes: Part[];
  coaches: Part[];
  organizations: Part[];
}

/** What stands beside the figures of a cycle. */
export interface Beside {
  trend: ReturnType<typeof trendOf>;
  /** At the end of the cycle, then three and six months later. */
  later: Pair[];
  /** Where people put themselves before the cycle, then after. */
  positioning: Pair[];
  /** What sponsors, funders and facilitators said: each their own form. */
  others: Other[];
  /** What questions ask, where the words are the firm's own. */
  labels: WaveSummary["labels"];
}

export interface Other extends Figures {
  audience: Audience;
  /** At the end of the cycle, then three and six months later. */
  later: Pair[];
}

export interface Part {
  id: string;
  name: string;
  invited: number;
  answered: number;
  responsePercent: number | null;
  satisfaction: { mean: number; answers: number } | null;
}

/**
 * Exact figures by group, programme, coach and period for those who may read answers: the firm's owners and managers,
 * and a coach for the waves of his own groups. One query of the groups' rows; no answer is read.
 */
export const report = fn("report.read", Asked, async ({ from, to, organizationID, ...asked }): Promise<Report> => {
  Actor.assertRole("owner", "manager", "coach");
  const all = await waves(from, to);
  const own = all
    .filter((wave) =>
      (["programmeID", "coachID", "cohortID"] as const).every((axis) => !asked[axis] || wave[axis] === asked[axis]),
    )
    .flatMap((wave) => (organizationID ? (ofOrganization(wave, organizationID) ?? []) : wave));
  return reportOf(own);
});

/** What waves say, from their rows alone. */
export function reportOf(own: readonly WaveSummary[]): Report {
  const main = own.filter(isMain);
  return {
    waves: own.length,
    ...merged(main),
    cohorts: parts(main, "cohortID", "cohortName"),
    programmes: parts(main, "programmeID", "programmeTitle"),
    coaches: parts(main, "coachID", "coachName"),
    organizations: organizations(main),
    trend: trendOf(main),
    later: pairs(
      main.filter(({ timing }) => timing === "hot"),
      own.filter(({ timing, audience }) => timing === "cold" && audience === "participant"),
    ),
    positioning: pairs(
      own.filter(({ timing }) => timing === "pre"),
      own.filter(({ timing }) => timing === "post"),
    ),
    others: othersOf(own),
    labels: wordsOf(own),
  };
}

/** Each party by its own form: at the end of the cycle, and what it says of the same months later. */
function othersOf(own: readonly WaveSummary[]): Other[] {
  return AUDIENCES.filter((audience) => audience !== "participant").flatMap((audience) => {
    const asked = own.filter((wave) => wave.audience === audience);
    const [hot, cold] = [
      asked.filter(({ timing }) => timing === "hot"),
      asked.filter(({ timing }) => timing === "cold"),
    ];
    return asked.length === 0 ? [] : [{ audience, ...merged(hot), later: pairs(hot, cold) }];
  });
}

function organizations(all: readonly WaveSummary[]): Part[] {
  const names = new Map<string, string>();
  const own = new Map<string, WaveSummary[]>();
  for (const wave of all) {
    for (const { organizationID, name } of wave.organizations) {
      names.set(organizationID, name);
      const part = ofOrganization(wave, organizationID);
      if (part) push(own, organizationID, part);
    }
  }
  return [...own].map(([id, several]) => part(id, names.get(id) ?? "", several)).sort(byName);
}

function push(all: Map<string, WaveSummary[]>, key: string, wave: WaveSummary): void {
  const several = all.get(key);
  if (several) several.push(wave);
  else all.set(key, [wave]);
}

const inFrench = new Intl.Collator("fr");

function byName(a: Part, b: Part): number {
  return inFrench.compare(a.name, b.name);
}

/** The waves opened in a period, oldest first: the firm's, or those of a coach's own groups; he is given no other. */
async function waves(from = "0000-01-01", to = "9999-12-31"): Promise<WaveSummary[]> {
  const { items } = Actor.hasRole("owner", "manager")
    ? await db().query({ pk: ["FIGURES"], limit: COHORTS_MAX })
    : await db().query({ pk: ["COACHFIGURES", Actor.member().memberID], index: "g2", limit: COHORTS_MAX });
  const all = inOrder(wavesOf(rowsOf(CohortFigures, items)));
  const [first, last] = [`${from}T00:00:00.000Z`, `${to}T23:59:59.999Z`];
  return all.filter(({ openedAt }) => openedAt >= first && openedAt <= last);
}

function parts(
  all: readonly WaveSummary[],
  axis: "cohortID" | "programmeID" | "coachID",
  name: "cohortName" | "programmeTitle" | "coachName",
): Part[] {
  const groups = [...Map.groupBy(all, (wave) => wave[axis])];
  return groups.map(([id, several]) => part(id, several.at(-1)?.[name] ?? "", several)).sort(byName);
}

function part(id: string, name: string, several: readonly WaveSummary[]): Part {
  const { invited, answered, responsePercent, scale } = merged(several, SATISFACTION);
  const one = scale[SATISFACTION];
  const satisfaction = one ? { mean: one.mean, answers: one.answers } : null;
  return { id, name, invited, answered, responsePercent, satisfaction };
}

const OfCohort = v.object({ cohortID: ID.schema("cohort") });

/**
 * A group's waves in order, each with its figures, and the closing figure from session to session. A coach reads the
 * waves opened while he led the group. The group, then one query.
 */
export const ofCohort = fn("report.cohort", OfCohort, async ({ cohortID }) => {
  Actor.assertRole("owner", "manager", "coach");
  const own = await wavesOfCohort(cohortID);
  return {
    ...reportOf(own),
    waves: own.map((wave) => ({ wave, figures: merged([wave]) })),
  };
});

async function wavesOfCohort(cohortID: string): Promise<WaveSummary[]> {
  Cohort.assertMine(await Cohort.get(cohortID));
  const { items } = await db().query({ pk: ["FIGURES"], begins: [cohortID], limit: COACHES_MAX });
  const rows = rowsOf(CohortFigures, items);
  const isFirm = Actor.hasRole("owner", "manager");
  const own = isFirm ? rows : rows.filter(({ coachID }) => coachID === Actor.member().memberID);
  return inOrder(wavesOf(own));
}

/** One person's answers, without a name: what is called "réponses individuelles" on screen. */
export interface Individual {
  surveyID: string;
  answeredAt: string;
  scale: Record<string, number>;
  nps: Record<string, number>;
  words: { questionID: string; text: string; released: boolean }[];
}

/**
 * A group's answers one by one, for its coach and the firm's quality lead, as each form says at its head. A query a
 * wave, since answers stand with their wave and nowhere else.
 */
export const individuals = fn("report.individuals", OfCohort, async ({ cohortID }): Promise<Individual[]> => {
  Actor.assertRole("owner", "manager", "coach");
  const own = (await wavesOfCohort(cohortID)).filter((wave) => wave.answered > 0).slice(-WAVES_OF_WORDS);
  const rows = await Promise.all(own.map((wave) => waveRows(wave.surveyID)));
  return rows
    .flatMap(({ answers }) => answers)
    .sort((a, b) => b.givenAt.localeCompare(a.givenAt))
    .map(({ surveyID, givenAt, scale, nps, words }) => ({ surveyID, answeredAt: givenAt, scale, nps, words }));
});

/** The mean of the closing figures of waves opened from a day on, with its number: the owner's home shows it. */
export async function satisfactionSince(from: string): Promise<Part["satisfaction"]> {
  if (!Actor.hasRole("owner", "manager", "coach")) throw new DomainError("forbidden", "actor.forbidden", "Not yours");
  const one = merged(await waves(from), SATISFACTION).scale[SATISFACTION];
  return one ? { mean: one.mean, answers: one.answers } : null;
}
