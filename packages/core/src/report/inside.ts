import * as v from "valibot";
import { Cohort } from "../cohort/index.ts";
import { db, rowsOf } from "../db/index.ts";
import { Actor, Day, DomainError, fn, ID } from "../kernel/index.ts";
import { wavesOf } from "./ledger.ts";
import { type Told, toldOf } from "./page.ts";
import { groupsOf } from "./page-read.ts";
import { waveRows } from "./raw.ts";
import { CohortFigures, FiguresPages } from "./report.table.ts";
import { ofOrganization, type Part } from "./share.ts";
import { merged } from "./sum.ts";
import { type Report, reportOf } from "./told.ts";
import { isMain, readable, SATISFACTION, type WaveSummary } from "./wave.ts";

export type { Part } from "./share.ts";
export type { Beside, Other, Report, TrendPoint } from "./told.ts";

/** Thirty years of a firm that opens fifty groups a month, sixteen a page. */
const PAGES_MAX = 5_000;
/** As many groups. */
const GROUPS_MAX = 20_000;
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

/**
 * Exact figures by group, programme, coach and period for those who may read answers: the firm's owners and managers,
 * and a coach for the waves of his own groups. One query of pages of groups; no answer is read.
 */
export const report = fn("report.read", Asked, async ({ from, to, organizationID, ...asked }): Promise<Report> => {
  Actor.assertRole("owner", "manager", "coach");
  const axes = (["programmeID", "coachID", "cohortID"] as const).filter((axis) => asked[axis]);
  const own = (await groups({ from, to })).filter((group) => axes.every((axis) => group[axis] === asked[axis]));
  return reportOf(organizationID ? own.flatMap((group) => ofOrganization(group, organizationID) ?? []) : own);
});

/** Groups with their waves opened in a period: the firm's, or those that a coach led; he is given no other. */
async function groups({ from, to }: { from?: string | undefined; to?: string | undefined }): Promise<Told[]> {
  const isFirm = Actor.hasRole("owner", "manager");
  const own = isFirm ? {} : { begins: [Actor.member().memberID] };
  const { items } = await db().query({ pk: ["FIGUREPAGES"], ...own, limit: PAGES_MAX });
  const pages = rowsOf(FiguresPages, items);
  const all = pages.length > 0 ? groupsOf(pages) : await groupsWithoutPages();
  if (!(from || to)) return all;
  const first = from ? Date.parse(`${from}T00:00:00.000Z`) : Number.NEGATIVE_INFINITY;
  const last = to ? Date.parse(`${to}T23:59:59.999Z`) : Number.POSITIVE_INFINITY;
  return all.flatMap((group) => {
    const waves = group.waves.filter(({ at }) => at >= first && at <= last);
    return waves.length > 0 ? [{ ...group, waves }] : [];
  });
}

/** Of a firm that has no page yet: its groups' own rows, which there were before; a job places all with its first. */
async function groupsWithoutPages(): Promise<Told[]> {
  const isFirm = Actor.hasRole("owner", "manager");
  if (!isFirm && (await db().query({ pk: ["FIGUREPAGES"], limit: 1 })).items.length > 0) return [];
  const { items } = await db().query({ pk: ["FIGURES"], limit: GROUPS_MAX });
  const rows = rowsOf(CohortFigures, items);
  const own = isFirm ? rows : rows.filter(({ coachID }) => coachID === Actor.member().memberID);
  return own.flatMap((row) => toldOf(wavesOf([row])) ?? []);
}

const OfCohort = v.object({ cohortID: ID.schema("cohort") });

/**
 * A group's waves in order, each with its figures, and the closing figure from session to session. A coach reads the
 * waves opened while he led the group. The group, then one query.
 */
export const ofCohort = fn("report.cohort", OfCohort, async ({ cohortID }) => {
  Actor.assertRole("owner", "manager", "coach");
  const own = await wavesOfCohort(cohortID);
  const told = toldOf(own);
  return {
    ...reportOf(told ? [told] : []),
    waves: own.map((wave) => ({ wave, figures: merged([wave]) })),
  };
});

async function wavesOfCohort(cohortID: string): Promise<WaveSummary[]> {
  Cohort.assertMine(await Cohort.get(cohortID));
  const { items } = await db().query({ pk: ["FIGURES"], begins: [cohortID], limit: COACHES_MAX });
  const rows = rowsOf(CohortFigures, items);
  const isFirm = Actor.hasRole("owner", "manager");
  const own = isFirm ? rows : rows.filter(({ coachID }) => coachID === Actor.member().memberID);
  return wavesOf(own).sort(byOpening);
}

function byOpening(a: WaveSummary, b: WaveSummary): number {
  return `${a.openedAt} ${a.surveyID}` < `${b.openedAt} ${b.surveyID}` ? -1 : 1;
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
    .flatMap(({ survey, answers, anonymous }) => (survey ? readable({ survey, answers }, { anonymous }) : []))
    .sort((a, b) => b.givenAt.localeCompare(a.givenAt))
    .map(({ surveyID, givenAt, scale, nps, words }) => ({ surveyID, answeredAt: givenAt, scale, nps, words }));
});

/** The mean of the closing figures of waves opened from a day on, with its number: the owner's home shows it. */
export async function satisfactionSince(from: string): Promise<Part["satisfaction"]> {
  if (!Actor.hasRole("owner", "manager", "coach")) throw new DomainError("forbidden", "actor.forbidden", "Not yours");
  const main = (await groups({ from })).flatMap(({ waves }) => waves.map(({ said }) => said)).filter(isMain);
  const one = merged(main).scale[SATISFACTION];
  return one ? { mean: one.mean, answers: one.answers } : null;
}
