import type { Solver } from "../solver.ts";
import { Apart } from "./apart.ts";
import { assign } from "./assign.ts";
import { fillEmpty } from "./fill.ts";
import type { Candidate, Pool } from "./pool.ts";
import { membersOf, pointsMost, scoreOf } from "./score.ts";
import { type Piece, seat } from "./seat.ts";

/** How many groups are solved at once: three find more than two, and cost too much in a large pool. */
const groupsAtOnce = (people: number) => (people <= 45 ? 3 : 2);
const PIECE_SECONDS = 0.4;
/** Up to so many people times groups, the solver may prove the whole in seconds. */
const CELLS_WHOLE = 600;
/** An empty group takes its people from three others. */
const GROUPS_TO_FILL = 4;
/** An empty group comes before any that merely falls short. */
const EMPTY_SHORT = 200;
/** Attempts in a row that found nothing better, after which one more would hardly. */
const IDLE_MOST = 150;
/** The same when the whole will be solved in the end anyway. */
const IDLE_BEFORE_PROOF = 25;

export interface Composition {
  groups: string[][];
  /** Who found no seat. */
  left: string[];
  points: number;
  /** No placing of these people in as many groups has more. */
  pointsMost: number;
  /** Whether `points` was proven the best. */
  optimal: boolean;
}

export interface ComposeOptions {
  /** How many groups; near six or seven people each unless said. */
  groups?: number;
  /** Wall time allowed; an answer is given at its end whatever was proven. */
  seconds?: number;
  clock?: () => number;
}

/** The number of groups of `count` people that comes nearest to six or seven each; 0 when there are too few. */
export function groupsFor(count: number, { sizeMin, sizeMax }: Pick<Pool, "sizeMin" | "sizeMax">): number {
  const most = Math.floor(count / sizeMin);
  const least = Math.ceil(count / sizeMax);
  const wanted = Math.round(count / ((sizeMin + sizeMax) / 2));
  return Math.min(Math.max(wanted, least), most);
}

/**
 * Groups of a pool: everyone placed whom the hard rules let sit, then the most points. A small pool is solved whole and
 * proven; a large one is started trade by trade, then improved a few groups at a time, each piece by the solver, until
 * the points reach what no placing can pass, or time ends.
 */
export async function compose(solver: Solver, pool: Pool, options: ComposeOptions = {}): Promise<Composition> {
  const clock = options.clock ?? (() => performance.now());
  const endsAt = clock() + (options.seconds ?? 4.5) * 1_000;
  const count = options.groups ?? groupsFor(pool.candidates.length, pool);
  const work = new Work(solver, pool, count, () => (endsAt - clock()) / 1_000);
  return await work.run();
}

/** The solver holds the thread while it works: others get their turn between two pieces. */
function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

class Work {
  readonly #solver: Solver;
  readonly #pool: Pool;
  readonly #apart: Apart;
  readonly #known: Map<string, Candidate>;
  readonly #left: () => number;
  readonly #atOnce: number;
  #most: number;
  readonly #random = randomOf(20_261_122);
  #groups: string[][];
  #out: string[] = [];

  constructor(solver: Solver, pool: Pool, count: number, secondsLeft: () => number) {
    this.#solver = solver;
    this.#pool = pool;
    this.#apart = new Apart(pool);
    this.#known = new Map(pool.candidates.map((one) => [one.id, one]));
    this.#left = secondsLeft;
    this.#atOnce = groupsAtOnce(pool.candidates.length);
    this.#most = pointsMost(pool, count);
    this.#groups = Array.from({ length: count }, () => []);
  }

  async run(): Promise<Composition> {
    const { candidates } = this.#pool;
    const cells = candidates.length * this.#groups.length;
    if (cells === 0)
      return { groups: [], left: candidates.map(({ id }) => id), points: 0, pointsMost: 0, optimal: true };
    const whole = cells <= CELLS_WHOLE;
    await this.#start();
    await this.#improve(whole ? Math.min(this.#left() * 0.7, cells / 60) : 0);
    const proven = whole && this.#proveWhole();
    this.#seatLeft();
    const points = this.#points();
    const optimal = proven || (this.#out.length === 0 && points === this.#most);
    return { groups: this.#groups, left: this.#out, points, pointsMost: optimal ? points : this.#most, optimal };
  }

  /** Whoever a group can take as it stands is not left out because time ended: where he is worth most. */
  #seatLeft(): void {
    this.#groups = fillEmpty({
      pool: this.#pool,
      apart: this.#apart,
      groups: this.#groups,
      out: this.#out,
      sizes: this.#sizes(),
    });
    this.#out = this.#out.filter((id) => !this.#groups.some((ids) => ids.includes(id)));
    for (const id of this.#out) {
      const one = this.#known.get(id);
      if (!one || this.#pool.fixed[id] !== undefined) continue;
      const members = membersOf(this.#pool, this.#groups);
      const takes = members.flatMap((people, group) => {
        const isOpen = people.length > 0 && people.length < this.#pool.sizeMax;
        if (!isOpen || people.some((other) => this.#apart.isApart(id, other.id))) return [];
        return [{ group, gain: scoreOf([...people, one]).points - scoreOf(people).points }];
      });
      const best = takes.toSorted((some, other) => other.gain - some.gain)[0];
      if (!best) continue;
      this.#groups[best.group] = [...(this.#groups[best.group] ?? []), id];
      this.#out = this.#out.filter((other) => other !== id);
    }
  }

  /** Everyone in every group at once, from what was found: proof, or at least a closer bound. */
  #proveWhole(): boolean {
    const solved = this.#solve(
      this.#groups.map((_, group) => group),
      this.#left(),
    );
    if (solved && this.#out.length === 0) this.#most = Math.min(this.#most, solved.pointsMost);
    return solved?.proven ?? false;
  }

  /** People in the order of their trade, a few groups after the other; who is fixed waits for his group. */
  async #start(): Promise<void> {
    const { candidates, fixed } = this.#pool;
    const free = candidates.filter(({ id }) => fixed[id] === undefined);
    const queue = free.toSorted((one, other) => orderOf(one).localeCompare(orderOf(other))).map(({ id }) => id);
    const counts = this.#sizes();
    for (let first = 0; first < this.#groups.length; first += this.#atOnce) {
      const some = this.#groups.map((_, group) => group).slice(first, first + this.#atOnce);
      const pinned = candidates.filter(({ id }) => some.includes(fixed[id] ?? -1)).map(({ id }) => id);
      const seats = some.reduce((total, group) => total + (counts[group] ?? 0), 0) - pinned.length;
      this.#out.push(...pinned, ...queue.splice(0, Math.max(seats, 0)));
      this.#solve(some, Math.min(PIECE_SECONDS, this.#left()));
      await breath();
    }
    this.#out.push(...queue);
  }

  /** Pieces again and again, until nothing better comes for long or `spare` seconds are left. */
  async #improve(spare: number): Promise<void> {
    let idle = 0;
    while (idle < (spare > 0 ? IDLE_BEFORE_PROOF : IDLE_MOST) && this.#left() > spare + 0.1) {
      if (this.#out.length === 0 && this.#points() === this.#most) return;
      await breath();
      const before = this.#worth();
      if (idle % 4 === 3) this.#solve(this.#some(), Math.min(PIECE_SECONDS, this.#left()));
      else this.#exchange();
      idle = this.#worth() > before ? 0 : idle + 1;
    }
  }

  /** A group that falls short, by chance the more likely the more it does, and others that share its trades or not. */
  #some(): number[] {
    const members = membersOf(this.#pool, this.#groups);
    const short = members.map((people) =>
      people.length === 0 ? EMPTY_SHORT : idealOf(people) - scoreOf(people).points,
    );
    const first = pick(short, this.#random);
    const jobs = new Set(members[first]?.map(({ job }) => job));
    const chosen = [first];
    const most = members[first]?.length === 0 ? GROUPS_TO_FILL : this.#atOnce;
    while (chosen.length < Math.min(most, this.#groups.length)) {
      const weights = members.map((people, at) =>
        chosen.includes(at) ? 0 : 0.3 + people.filter(({ job }) => jobs.has(job)).length + (short[at] ?? 0) / 4,
      );
      chosen.push(pick(weights, this.#random));
    }
    return chosen;
  }

  /** Takes one free person out of each group and seats them all again at best, at the same time. */
  #exchange(): void {
    const members = membersOf(this.#pool, this.#groups);
    const taken = members.map((people) => {
      const free = people.filter(({ id }) => this.#pool.fixed[id] === undefined);
      if (free.length === 0) return undefined;
      const without = free.map((one) => scoreOf(people.filter((other) => other !== one)).points);
      const most = Math.max(...without);
      return free[
        pick(
          without.map((points) => (points === most ? 1 : 0.15)),
          this.#random,
        )
      ];
    });
    const waiting = this.#out
      .slice(0, 40)
      .map((id) => this.#known.get(id))
      .filter((one) => one !== undefined);
    const people = [...taken.filter((one) => one !== undefined), ...waiting];
    const rests = members.map((group, at) => group.filter((one) => one !== taken[at]));
    const open = rests.map((rest, at) => (taken[at] ? rest : undefined));
    const placed = assign(this.#solver, this.#apart, people, open, this.#left());
    if (!placed) return;
    const before = this.#worth();
    const kept = { groups: this.#groups, out: this.#out };
    this.#groups = rests.map((rest, at) => [...rest.map(({ id }) => id), ...(placed[at] ? [placed[at]] : [])]);
    const seated = new Set(placed);
    this.#out = [...people.filter(({ id }) => !seated.has(id)).map(({ id }) => id), ...this.#out.slice(40)];
    if (this.#worth() < before) {
      this.#groups = kept.groups;
      this.#out = kept.out;
    }
  }

  /** Solves some groups with their people and those who have no seat; kept when it is no worse. */
  #solve(some: readonly number[], seconds: number): { proven: boolean; pointsMost: number } | undefined {
    const before = this.#worth();
    const inside = some.flatMap((group) => this.#groups[group] ?? []);
    const waiting = this.#out.slice(0, 40);
    const people = [...inside, ...waiting].map((id) => this.#known.get(id)).filter((one) => one !== undefined);
    const counts = this.#sizes();
    const slack = this.#groups.length === some.length || some.length === GROUPS_TO_FILL ? 9 : 1;
    const groups = some.map((group) => ({
      sizeMin: Math.max(this.#pool.sizeMin, (counts[group] ?? 0) - slack),
      sizeMax: Math.min(this.#pool.sizeMax, (counts[group] ?? 0) + slack),
      fixed: people.filter(({ id }) => this.#pool.fixed[id] === group).map(({ id }) => id),
    }));
    const piece: Piece = { people, groups };
    const start = inside.length > 0 ? some.map((group) => this.#groups[group] ?? []) : undefined;
    const seated = seat(this.#solver, this.#apart, piece, seconds, start);
    if (!seated) return undefined;
    const kept = { groups: this.#groups, out: this.#out };
    this.#groups = this.#groups.map((ids, group) => seated.groups[some.indexOf(group)] ?? ids);
    this.#out = [...this.#out.slice(40), ...seated.left];
    if (this.#worth() < before) {
      this.#groups = kept.groups;
      this.#out = kept.out;
    }
    return seated;
  }

  #sizes(): number[] {
    const people = Math.min(this.#pool.candidates.length, this.#groups.length * this.#pool.sizeMax);
    const each = Math.floor(people / this.#groups.length);
    const more = people - each * this.#groups.length;
    return this.#groups.map((_, group) => each + (group < more ? 1 : 0));
  }

  #points(): number {
    return membersOf(this.#pool, this.#groups).reduce((total, people) => total + scoreOf(people).points, 0);
  }

  #worth(): number {
    return this.#points() - 1_000 * this.#out.length;
  }
}

/** The points of a group of one trade whose people all come from other units and organizations. */
function idealOf(people: readonly Candidate[]): number {
  const size = people.length;
  return size === 0
    ? 0
    : scoreOf(people.map((one, at) => ({ ...one, job: "same", unit: `${at}`, organization: `${at}` }))).points;
}

function orderOf({ job, organization, unit, id }: Candidate): string {
  return JSON.stringify([job, unit, organization, id]);
}

function pick(weights: readonly number[], random: () => number): number {
  let at = random() * weights.reduce((total, one) => total + Math.max(one, 0), 0);
  for (const [index, weight] of weights.entries()) {
    at -= Math.max(weight, 0);
    if (at < 0) return index;
  }
  return weights.length - 1;
}

/** Mulberry32: the same proposal for the same pool. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
