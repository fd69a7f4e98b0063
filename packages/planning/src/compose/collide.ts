import { Program, type Solver } from "../solver.ts";
import { Apart, pairsOf } from "./apart.ts";
import { countsLeaveNoWay, isPlacedInTurn, type Question, questionOf } from "./feasible.ts";
import type { Pool } from "./pool.ts";
import { type Exclusion, exclusionsOf, type Rule } from "./rule.ts";

/** A question to the solver that takes longer is left open. */
const QUESTION_SECONDS = 0.5;

/**
 * The smallest set of rules that together leave no way to place everyone: dropping any one of them would leave a way.
 * Two people kept in one group who may not meet are told first, then what one rule does alone, then what remains by
 * halves (Junker, "QuickXplain", AAAI 2004). Empty when everyone can be placed, when the solver could not prove the
 * contrary in `seconds`, and when a set was found that could not be reduced in them: it would name rules that have no
 * part in it.
 */
export function collisionOf(
  solver: Solver,
  pool: Pool,
  seconds = 3,
  clock: () => number = () => performance.now(),
): Rule[] {
  const size: Rule = { kind: "size", sizeMin: pool.sizeMin, sizeMax: pool.sizeMax };
  const counts = groupCounts(pool);
  if (counts.length === 0) return [size];
  const kept = keptApart(pool);
  if (kept.length > 0) return kept;
  const exclusions = exclusionsOf(pool);
  const most = Math.max(...counts);
  const alone = exclusions.find((one) => countsLeaveNoWay(questionOf(pool, [one], []), most));
  if (alone) return [alone.rule, size];
  const parts: Part[] = [
    ...exclusions.map((one) => ({ rule: one.rule, exclusion: one })),
    ...Object.entries(pool.fixed).map(([id, group]) => ({ rule: { kind: "fixed", id, group } as const })),
  ];
  const endsAt = clock() + seconds * 1_000;
  const ask = new Asking(solver, pool, counts, () => (endsAt - clock()) / 1_000);
  if (ask.isPossible(parts)) return [];
  const found = smallest((some) => ask.isPossible(some), [], parts, false).map(({ rule }) => rule);
  return ask.isOpen ? [] : [...found, size];
}

/** Two people whom a person put in one group and a rule keeps apart: no size of a group changes that. */
function keptApart(pool: Pool): Rule[] {
  const apart = new Apart(pool);
  for (const [group, ids] of Map.groupBy(Object.keys(pool.fixed), (id) => pool.fixed[id] ?? 0)) {
    for (const [one, other] of pairsOf(ids)) {
      const [rule] = apart.reasons(one, other);
      if (rule) return [rule, { kind: "fixed", id: one, group }, { kind: "fixed", id: other, group }];
    }
  }
  return [];
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

/** Whether everyone has a place under some of the rules: counted, tried in turn, then asked of the solver. */
class Asking {
  /** A question was left open for want of time; it counts as possible. */
  isOpen = false;
  readonly #solver: Solver;
  readonly #pool: Pool;
  readonly #counts: readonly number[];
  readonly #left: () => number;

  constructor(solver: Solver, pool: Pool, counts: readonly number[], secondsLeft: () => number) {
    this.#solver = solver;
    this.#pool = pool;
    this.#counts = counts;
    this.#left = secondsLeft;
  }

  isPossible(some: readonly Part[]): boolean {
    const exclusions = some.flatMap(({ exclusion }) => exclusion ?? []);
    const fixed = some.flatMap(({ rule }) => (rule.kind === "fixed" ? [[rule.id, rule.group] as const] : []));
    const question = questionOf(this.#pool, exclusions, fixed);
    if (countsLeaveNoWay(question, Math.max(...this.#counts))) return false;
    if (this.#counts.some((count) => isPlacedInTurn(question, count))) return true;
    return this.#counts.some((count) => {
      const seconds = Math.min(QUESTION_SECONDS, this.#left());
      const status = seconds > 0 ? this.#solved(question, count, seconds) : "unknown";
      if (status === "unknown") this.isOpen = true;
      return status !== "impossible";
    });
  }

  #solved({ cliques, fixed }: Question, count: number, seconds: number) {
    const { candidates, sizeMin, sizeMax } = this.#pool;
    const program = new Program();
    const seats = candidates.map(() => Array.from({ length: count }, () => program.column()));
    const indexOf = new Map(candidates.map(({ id }, at) => [id, at]));
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
        sizeMin,
        sizeMax,
      );
      for (const clique of cliques) {
        program.one(clique.map((id) => seat(id, group)).filter((column) => column !== undefined));
      }
    }
    for (const [id, group] of fixed) {
      const column = seat(id, group);
      if (column !== undefined) program.row([[column, 1]], 1, 1);
    }
    return this.#solver.maximize(program, { seconds }).status;
  }
}
