import { pairsOf } from "./apart.ts";
import type { Pool } from "./pool.ts";
import type { Exclusion } from "./rule.ts";

/** Some of a pool's rules: who is apart from whom, and who is kept where. */
export interface Question {
  pool: Pool;
  /** Whom each person may not meet; someone without an entry may meet everyone. */
  apart: ReadonlyMap<string, ReadonlySet<string>>;
  cliques: readonly (readonly string[])[];
  fixed: ReadonlyMap<string, number>;
}

export function questionOf(
  pool: Pool,
  exclusions: readonly Exclusion[],
  fixed: Iterable<readonly [string, number]>,
): Question {
  const apart = new Map<string, Set<string>>();
  const cliques = exclusions.flatMap((one) => one.cliques);
  for (const [one, other] of cliques.flatMap(pairsOf)) {
    apart.set(one, (apart.get(one) ?? new Set()).add(other));
    apart.set(other, (apart.get(other) ?? new Set()).add(one));
  }
  return { pool, apart, cliques, fixed: new Map(fixed) };
}

const isApart = ({ apart }: Question, one: string, other: string) => apart.get(one)?.has(other) ?? false;

/**
 * Whether counting alone proves that these rules leave no way, in `groupsMost` groups at most: more people all apart
 * from one another than groups, someone who may meet too few to make a group, a group that its own people overfill or
 * leave too few who may join. True is a proof; false says nothing.
 */
export function countsLeaveNoWay(question: Question, groupsMost: number): boolean {
  const { pool } = question;
  const ids = pool.candidates.map(({ id }) => id);
  if (question.cliques.some((clique) => grown(question, clique, ids, groupsMost) > groupsMost)) return true;
  const isAlone = (id: string) => ids.length - (question.apart.get(id)?.size ?? 0) < pool.sizeMin;
  return ids.some(isAlone) || keptLeaveNoWay(question, ids);
}

/** How many are all apart from one another, from a clique on; no further than one more than `most`. */
function grown(question: Question, clique: readonly string[], ids: readonly string[], most: number): number {
  const members = [...clique];
  for (const id of ids) {
    if (members.length > most) break;
    if (!members.includes(id) && members.every((member) => isApart(question, member, id))) members.push(id);
  }
  return members.length;
}

function keptLeaveNoWay(question: Question, ids: readonly string[]): boolean {
  const { pool, fixed } = question;
  return [...Map.groupBy(fixed.keys(), (id) => fixed.get(id))].some(([group, members]) => {
    if (members.length > pool.sizeMax) return true;
    if (pairsOf(members).some(([one, other]) => isApart(question, one, other))) return true;
    const mayJoin = ids.filter((id) => {
      const kept = fixed.get(id);
      return (kept === undefined || kept === group) && members.every((member) => !isApart(question, member, id));
    });
    return mayJoin.length < pool.sizeMin;
  });
}

/**
 * Whether everyone finds a place when those with the fewest open groups choose first, each the smallest group that takes
 * him. True is a proof, since that is a placing; false says nothing.
 */
export function isPlacedInTurn(question: Question, count: number): boolean {
  const { pool, fixed } = question;
  const groups: string[][] = Array.from({ length: count }, () => []);
  const closed = new Map(pool.candidates.map(({ id }) => [id, new Set<number>()] as const));
  const put = (id: string, group: number): boolean => {
    const members = groups[group];
    if (!members || members.length >= pool.sizeMax || closed.get(id)?.has(group)) return false;
    members.push(id);
    closed.delete(id);
    for (const other of question.apart.get(id) ?? []) closed.get(other)?.add(group);
    return true;
  };
  // A group that does not exist in so many keeps nobody, as the solver reads it.
  for (const [id, group] of fixed) if (group < count && !put(id, group)) return false;
  while (closed.size > 0) {
    const [id] = [...closed].reduce((most, one) => (one[1].size > most[1].size ? one : most));
    const open = [...groups.keys()].filter((group) => !closed.get(id)?.has(group));
    const smallest = open.sort((one, other) => sizeOf(groups, one) - sizeOf(groups, other))[0];
    if (smallest === undefined || !put(id, smallest)) return false;
  }
  return groups.every(({ length }) => length >= pool.sizeMin);
}

const sizeOf = (groups: readonly string[][], group: number) => groups[group]?.length ?? 0;
