import type { Candidate, Groups, Pool } from "./pool.ts";

/** What a preference is worth: a trade in common weighs more than another unit, another unit more than another company. */
export const WORTH = { job: 3, unit: 2, organization: 1 } as const;

/** What is good in one group, in points of {@link WORTH}. */
export interface GroupScore {
  /** Trades that sit in the group; one is best. */
  jobs: number;
  units: number;
  organizations: number;
  points: number;
}

/** A unit is known inside its organization alone. */
export function unitKey({ organization, unit }: Candidate): string {
  return unit === "" ? "" : JSON.stringify([organization, unit]);
}

export const FACETS = {
  job: ({ job }: Candidate) => job,
  unit: unitKey,
  organization: ({ organization }: Candidate) => organization,
} as const;

/** Points of one group: peers who share a trade with another of the group, units and organizations that meet. */
export function scoreOf(members: readonly Candidate[]): GroupScore {
  const distinct = (facet: (one: Candidate) => string) =>
    new Set(members.map(facet).filter((name) => name !== "")).size;
  const jobs = distinct(FACETS.job);
  const units = distinct(FACETS.unit);
  const organizations = distinct(FACETS.organization);
  const sharing = members.filter(({ job }) => job !== "").length - jobs;
  const points = WORTH.job * sharing + WORTH.unit * units + WORTH.organization * organizations;
  return { jobs, units, organizations, points };
}

/**
 * No placing of everyone in `groups` groups has more points: a trade fills at least ceil(n / sizeMax) groups and a group
 * has one trade at least, a unit or an organization meets each group once, and of competitors a group meets only some.
 * Exact arithmetic, no solver: what proves that a proposal is close to the best.
 */
export function pointsMost(pool: Pool, groups: number): number {
  const { candidates, sizeMax } = pool;
  const jobs = counts(candidates, FACETS.job);
  const unnamed = candidates.length - sum(jobs);
  const trades = Math.max(sum(jobs.map((count) => Math.ceil(count / sizeMax))), unnamed === 0 ? groups : 0);
  const meeting = (sizes: readonly number[]) => sum(sizes.map((count) => Math.min(count, groups)));
  const units = meeting(counts(candidates, FACETS.unit));
  const organizations = counts(candidates, FACETS.organization);
  const atOnce = Math.min(organizationsAtOnce(pool), sizeMax);
  const meetings = Math.min(meeting(organizations), groups * atOnce);
  return WORTH.job * (sum(jobs) - trades) + WORTH.unit * units + WORTH.organization * meetings;
}

/** How many organizations one group can hold when competitors stay apart; past a few rivals their number is the answer. */
function organizationsAtOnce({ candidates, competitors }: Pool): number {
  const names = new Set(candidates.map(FACETS.organization).filter((name) => name !== ""));
  const pairs = competitors.filter(([one, other]) => names.has(one) && names.has(other) && one !== other);
  const rivals = [...new Set(pairs.flat())];
  if (rivals.length > RIVALS_MOST) return names.size;
  const subsets = Array.from({ length: 2 ** rivals.length }, (_, bits) => rivals.filter((_, at) => (bits >> at) & 1));
  const peaceful = subsets.filter((some) => !pairs.some(([one, other]) => some.includes(one) && some.includes(other)));
  return names.size - rivals.length + Math.max(...peaceful.map((some) => some.length));
}

/** Beyond, trying each subset of them would cost more than the bound is worth. */
const RIVALS_MOST = 12;

function counts(candidates: readonly Candidate[], facet: (one: Candidate) => string): number[] {
  return [...Map.groupBy(candidates, facet)].filter(([name]) => name !== "").map(([, people]) => people.length);
}

export function membersOf(pool: Pool, groups: Groups): Candidate[][] {
  const known = new Map(pool.candidates.map((one) => [one.id, one]));
  return groups.map((ids) => ids.map((id) => known.get(id)).filter((one) => one !== undefined));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
