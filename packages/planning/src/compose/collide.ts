import { Program, type Solver } from "../solver.ts";
import type { Pool } from "./pool.ts";
import { type Exclusion, exclusionsOf, type Rule } from "./rule.ts";

/** A question to the solver that takes longer is left open. */
const QUESTION_SECONDS = 0.5;

/**
 * The smallest set of rules that together leave no way to place everyone: dropping any one of them would leave a way.
 * The size is looked at alone, then each rule with the size, then what remains by halves (Junker, "QuickXplain", AAAI
 * 2004). Empty when everyone can be placed, or when the solver could not prove the contrary in `seconds`.
 */
export function collisionOf(
  solver: Solver,
  pool: Pool,
  seconds = 3,
  clock: () => number = () => performance.now(),
): Rule[] {
  const endsAt = clock() + seconds * 1_000;
  const size: Rule = { kind: "size", sizeMin: pool.sizeMin, sizeMax: pool.sizeMax };
  const counts = groupCounts(pool);
  if (counts.length === 0) return [size];
  const exclusions = exclusionsOf(pool);
  const alone = exclusions.find((one) => leavesNoWay(pool, one, Math.max(...counts)));
  if (alone) return [alone.rule, size];
  const parts: Part[] = [
    ...exclusions.map((one) => ({ rule: one.rule, exclusion: one })),
    ...Object.entries(pool.fixed).map(([id, group]) => ({ rule: { kind: "fixed", id, group } as const })),
  ];
  const isPossible = (some: readonly Part[]) => clock() > endsAt || isPlaceable(solver, pool, counts, some);
  if (isPossible(parts)) return [];
  return [...smallest(isPossible, [], parts, false).map(({ rule }) => rule), size];
}

interface Part {
  rule: Rule;
  exclusion?: Exclusion;
}

/** In how many groups everyone fits by number alone. */
function groupCounts({ candidates, sizeMin, sizeMax }: Pool): number[] {
  const least = Math.ceil(candidates.length / sizeMax);
  const most = Math.floor(candidates.length / sizeMin);
  return Array.from({ length: Math.max(most - least + 1, 0) }, (_, more) => least + more).filter((count) => count > 0);
}

/** More people kept apart than there can be groups, or someone who may meet too few to be a group. */
function leavesNoWay(pool: Pool, { cliques }: Exclusion, groupsMost: number): boolean {
  if (cliques.some((clique) => clique.length > groupsMost)) return true;
  const apart = new Map<string, Set<string>>();
  for (const clique of cliques) {
    for (const id of clique) {
      const others = apart.get(id) ?? new Set<string>();
      for (const other of clique) if (other !== id) others.add(other);
      apart.set(id, others);
    }
  }
  return [...apart.values()].some((others) => pool.candidates.length - others.size < pool.sizeMin);
}

function smallest(
  isPossible: (some: readonly Part[]) => boolean,
  kept: readonly Part[],
  open: readonly Part[],
  changed: boolean,
): Part[] {
  if (changed && !isPossible(kept)) return [];
  if (open.length === 1) return [...open];
  const half = Math.floor(open.length / 2);
  const [first, second] = [open.slice(0, half), open.slice(half)];
  const ofSecond = smallest(isPossible, [...kept, ...first], second, first.length > 0);
  const ofFirst = smallest(isPossible, [...kept, ...ofSecond], first, ofSecond.length > 0);
  return [...ofFirst, ...ofSecond];
}

/** Whether everyone has a place under these rules in some number of groups; true as well when that is not known. */
function isPlaceable(solver: Solver, pool: Pool, counts: readonly number[], some: readonly Part[]): boolean {
  return counts.some((count) => {
    const program = new Program();
    const seats = pool.candidates.map(() => Array.from({ length: count }, () => program.column()));
    const indexOf = new Map(pool.candidates.map(({ id }, at) => [id, at]));
    const seat = (id: string, group: number) => seats[indexOf.get(id) ?? -1]?.[group];
    for (const places of seats)
      program.row(
        places.map((column) => [column, 1] as const),
        1,
        1,
      );
    for (let group = 0; group < count; group += 1) {
      program.row(
        seats.map((places) => [places[group] ?? 0, 1] as const),
        pool.sizeMin,
        pool.sizeMax,
      );
      for (const clique of some.flatMap(({ exclusion }) => exclusion?.cliques ?? [])) {
        program.one(clique.map((id) => seat(id, group)).filter((column) => column !== undefined));
      }
    }
    for (const { rule } of some) {
      if (rule.kind !== "fixed") continue;
      const column = seat(rule.id, rule.group);
      if (column !== undefined) program.row([[column, 1]], 1, 1);
    }
    return solver.maximize(program, { seconds: QUESTION_SECONDS }).status !== "impossible";
  });
}
