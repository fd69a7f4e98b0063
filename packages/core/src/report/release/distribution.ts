import { type Block, type Counts, PEOPLE_FOR_DETAIL, type ScaleTally } from "./block.ts";

/** How many answered 1, 2, 3, 4, 5, over the pools that may be shown. */
export interface Distribution {
  answers: number;
  counts: Counts;
}

type Pooled = { blockIDs: string[]; counts: Counts } | { blockIDs: string[]; withheld: "would_reveal" };

/**
 * The distributions of the complete pools among `blocks`, one by one; an incomplete pool, or one of fewer than ten
 * people on this question, is absent.
 *
 * Beside a distribution a reader knows each block's satisfied count, his own answers and a colluder's. Someone whose
 * block still holds both sides may be on either. Someone whose block may hold one side alone needs two values of that
 * side left when any two people's answers are taken away; if the pool has not that many, its distribution is withheld.
 * Withholding tells nothing either: it happens as well when all of that side gave one value as when all gave another.
 */
export function distributions(blocks: readonly Block[], questionID: string): Pooled[] {
  const pools = Map.groupBy(blocks, (block) => block.pool.poolID);
  return [...pools.values()].filter(isComplete).flatMap((pool) => {
    const tallies = pool.flatMap((block) => block.scale[questionID] ?? []);
    if (new Set(tallies.flatMap((one) => one.people)).size < PEOPLE_FOR_DETAIL) return [];
    const blockIDs = pool.map((block) => block.blockID);
    return [reveals(tallies) ? { blockIDs, withheld: "would_reveal" as const } : { blockIDs, counts: total(tallies) }];
  });
}

function isComplete(pool: readonly Block[]): boolean {
  const last = pool.find((block) => block.pool.last);
  return last !== undefined && pool.length === last.pool.place;
}

function reveals(tallies: readonly ScaleTally[]): boolean {
  const counts = total(tallies);
  const known = 2 * mostAnswersOfOne(tallies);
  const left = (values: readonly number[]) => values.filter((count) => count > known).length;
  const sides = tallies.map(({ counts: [one, two, three, four, five] }) => ({
    low: one + two + three,
    high: four + five,
  }));
  const highMayBeAlone = sides.some((side) => side.low <= 2 && side.high > 0);
  const lowMayBeAlone = sides.some((side) => side.high <= 2 && side.low > 0);
  return (highMayBeAlone && left(counts.slice(3)) < 2) || (lowMayBeAlone && left(counts.slice(0, 3)) < 2);
}

/** A person of one cohort may answer in several blocks of a pool, and so may a colluder. */
function mostAnswersOfOne(tallies: readonly ScaleTally[]): number {
  const times = new Map<string, number>();
  for (const person of tallies.flatMap((one) => one.people)) times.set(person, (times.get(person) ?? 0) + 1);
  return Math.max(...times.values());
}

function total(tallies: readonly ScaleTally[]): Counts {
  const at = (index: 0 | 1 | 2 | 3 | 4) => tallies.reduce((sum, one) => sum + one.counts[index], 0);
  return [at(0), at(1), at(2), at(3), at(4)];
}
