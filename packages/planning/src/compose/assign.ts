import { Program, type Solver } from "../solver.ts";
import type { Apart } from "./apart.ts";
import type { Candidate } from "./pool.ts";
import { scoreOf } from "./score.ts";

/** Above what any group can be worth, so that a seat always outweighs points. */
const SEAT = 1_000;

/**
 * Seats one person at most in each group that has a place, at best for all of them at once: an assignment, since what a
 * group is worth then depends on nobody but the one who comes. Undefined when no time was left.
 */
export function assign(
  solver: Solver,
  apart: Apart,
  people: readonly Candidate[],
  groups: readonly (readonly Candidate[] | undefined)[],
  seconds: number,
): (string | undefined)[] | undefined {
  const program = new Program();
  const byGroup: number[][] = groups.map(() => []);
  const byPerson: number[][] = people.map(() => []);
  const who = new Map<number, string>();
  for (const [group, members] of groups.entries()) {
    if (!members) continue;
    const without = scoreOf(members).points;
    for (const [at, one] of people.entries()) {
      if (members.some(({ id }) => apart.isApart(id, one.id))) continue;
      const column = program.column(SEAT + scoreOf([...members, one]).points - without);
      who.set(column, one.id);
      byGroup[group]?.push(column);
      byPerson[at]?.push(column);
    }
  }
  for (const columns of [...byGroup, ...byPerson]) if (columns.length > 0) program.one(columns);
  const solved = solver.maximize(program, { seconds });
  if (solved.status === "impossible" || solved.status === "unknown") return undefined;
  return byGroup.map((columns) => {
    const column = columns.find((one) => solved.chosen.has(one));
    return column === undefined ? undefined : who.get(column);
  });
}
