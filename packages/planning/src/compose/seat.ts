import { Program, type Solver } from "../solver.ts";
import type { Apart } from "./apart.ts";
import type { Candidate } from "./pool.ts";
import { FACETS, WORTH } from "./score.ts";

/** A piece of the whole: these people into these groups, each with the sizes it may have. */
export interface Piece {
  people: readonly Candidate[];
  groups: readonly { sizeMin: number; sizeMax: number; fixed: readonly string[] }[];
}

/** A seat outweighs every preference. */
const SEAT = 1_000;
/** A group that is held outweighs what merging it with another would gain. */
const GROUP = 100;

export interface Seated {
  groups: string[][];
  left: string[];
  proven: boolean;
  /** No seating of everyone in all these groups has more points. */
  pointsMost: number;
}

/**
 * Seats a piece at best: as many people as the rules allow, then as many groups, then as many points. A group whose
 * people cannot reach its least size stays empty. Undefined when the solver found nothing in its time.
 */
export function seat(
  solver: Solver,
  apart: Apart,
  piece: Piece,
  seconds: number,
  start?: readonly (readonly string[])[],
) {
  const program = new Program();
  const seats = piece.people.map(() => piece.groups.map(() => program.column(SEAT)));
  const open = piece.groups.map(() => program.column(GROUP));
  const board: Board = { program, piece, seats, open };
  for (const places of seats) program.one(places);
  const here = piece.groups.flatMap((_, group) => fill(board, apart, group));
  const options = start ? { seconds, start: startOf(board, here, start) } : { seconds };
  const solved = solver.maximize(program, options);
  if (solved.status === "impossible" || solved.status === "unknown") return undefined;
  const groups = piece.groups.map((_, group) =>
    piece.people.filter((_, at) => solved.chosen.has(seats[at]?.[group] ?? -1)).map(({ id }) => id),
  );
  const seated = new Set(groups.flat());
  return {
    groups,
    left: piece.people.filter(({ id }) => !seated.has(id)).map(({ id }) => id),
    proven: solved.status === "optimal",
    pointsMost: Math.floor(solved.bound + 1e-6) - SEAT * piece.people.length - GROUP * piece.groups.length,
  };
}

/** The columns of a piece: who sits where, and which groups are held. */
interface Board {
  program: Program;
  piece: Piece;
  seats: readonly (readonly number[])[];
  open: readonly number[];
}

interface Facet {
  group: number;
  column: number;
  people: readonly number[];
}

function fill({ program, piece, seats, open }: Board, apart: Apart, group: number): Facet[] {
  const sizes = piece.groups[group];
  const held = open[group] ?? 0;
  const column = (at: number) => seats[at]?.[group] ?? 0;
  const all = piece.people.map((_, at) => [column(at), 1] as const);
  if (!sizes) return [];
  program.row([...all, [held, -sizes.sizeMin]], 0, Number.POSITIVE_INFINITY);
  program.row([...all, [held, -sizes.sizeMax]], Number.NEGATIVE_INFINITY, 0);
  const indexOf = new Map(piece.people.map(({ id }, at) => [id, at]));
  for (const clique of apart.cliques(piece.people.map(({ id }) => id))) {
    program.one(
      clique.map((id) => column(indexOf.get(id) ?? 0)),
      [[held, -1]],
      0,
    );
  }
  for (const id of sizes.fixed) program.row([[column(indexOf.get(id) ?? 0), 1]], 1, 1);
  return facets(program, piece, column).map((one) => ({ ...one, group }));
}

/** Columns that say which trades, units and organizations sit in a group: the first cost, the others are worth points. */
function facets(program: Program, piece: Piece, column: (at: number) => number): Omit<Facet, "group">[] {
  const made: Omit<Facet, "group">[] = [];
  for (const facet of ["job", "unit", "organization"] as const) {
    for (const [name, people] of Map.groupBy(piece.people.keys(), (at) => nameOf(piece, facet, at))) {
      if (name === "") continue;
      const here = program.column(facet === "job" ? -WORTH.job : WORTH[facet]);
      made.push({ column: here, people });
      for (const at of people) {
        if (facet === "job") {
          program.row(
            [
              [column(at), 1],
              [here, -1],
            ],
            Number.NEGATIVE_INFINITY,
            0,
          );
          program.costs[column(at)] = (program.costs[column(at)] ?? 0) + WORTH.job;
        }
      }
      if (facet !== "job")
        program.one(
          [here],
          people.map((at) => [column(at), -1] as const),
          0,
        );
    }
  }
  return made;
}

function nameOf(piece: Piece, facet: keyof typeof FACETS, at: number): string {
  const one = piece.people[at];
  return one ? FACETS[facet](one) : "";
}

function startOf(
  { piece, seats, open }: Board,
  facets: readonly Facet[],
  start: readonly (readonly string[])[],
): Set<number> {
  const groupOf = new Map(start.flatMap((ids, group) => ids.map((id) => [id, group] as const)));
  const chosen = new Set<number>();
  for (const [at, { id }] of piece.people.entries()) {
    const group = groupOf.get(id);
    if (group === undefined) continue;
    chosen.add(seats[at]?.[group] ?? -1).add(open[group] ?? -1);
  }
  for (const { group, column, people } of facets) {
    if (people.some((at) => groupOf.get(piece.people[at]?.id ?? "") === group)) chosen.add(column);
  }
  return chosen;
}
