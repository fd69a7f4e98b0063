import type { Candidate, Pool } from "./pool.ts";

/** A rule that two people of one group would break. */
export type PairRule =
  | { kind: "team"; organization: string; team: string }
  | { kind: "line"; managerID: string }
  | { kind: "competitors"; organizations: readonly [string, string] };

export type Rule =
  | PairRule
  | { kind: "size"; sizeMin: number; sizeMax: number }
  | { kind: "fixed"; id: string; group: number };

/** A rule and the sets of people of whom a group may hold one at most. */
export interface Exclusion {
  rule: PairRule;
  /** Every pair of these people is kept apart. */
  cliques: readonly (readonly string[])[];
}

/** The hard rules of a pool between people, each with whom it keeps apart. */
export function exclusionsOf(pool: Pool): Exclusion[] {
  return [...teams(pool.candidates), ...lines(pool.candidates), ...competitors(pool)];
}

function teams(candidates: readonly Candidate[]): Exclusion[] {
  const byTeam = Map.groupBy(
    candidates.filter(({ team }) => team !== ""),
    ({ organization, team }) => JSON.stringify([organization, team]),
  );
  return [...byTeam.values()].flatMap((members) => {
    const [first] = members;
    if (!first || members.length < 2) return [];
    const rule: PairRule = { kind: "team", organization: first.organization, team: first.team };
    return [{ rule, cliques: [members.map(({ id }) => id)] }];
  });
}

/**
 * One rule a manager: he sits with nobody under him, at any depth. Who heads a line stands with each single person
 * below, since two of those may well be peers of one another.
 */
function lines(candidates: readonly Candidate[]): Exclusion[] {
  const managers = new Map(candidates.map(({ id, managerID }) => [id, managerID]));
  const below = new Map<string, string[]>();
  for (const { id } of candidates) {
    for (const managerID of chainAbove(id, managers)) below.set(managerID, [...(below.get(managerID) ?? []), id]);
  }
  return [...below].map(([managerID, people]) => ({
    rule: { kind: "line", managerID },
    cliques: people.map((id) => [managerID, id]),
  }));
}

/** Who stands above someone, nearest first. Refuses a cycle of managers: `planning.manager_cycle` names its people. */
export function chainAbove(id: string, managers: ReadonlyMap<string, string | null>): string[] {
  const above: string[] = [];
  for (let at = managers.get(id) ?? null; at !== null && managers.has(at); at = managers.get(at) ?? null) {
    if (at === id || above.includes(at)) throw new ManagerCycle([id, ...above]);
    above.push(at);
  }
  return above;
}

/** People who would report to themselves through one another. */
export class ManagerCycle extends Error {
  readonly people: readonly string[];
  constructor(people: readonly string[]) {
    super(`managers in a circle: ${people.join(" > ")}`);
    this.people = people;
  }
}

function competitors(pool: Pool): Exclusion[] {
  const of = (name: string) => pool.candidates.filter(({ organization }) => organization === name).map(({ id }) => id);
  return pool.competitors.flatMap(([one, other]) => {
    const cliques = of(one).flatMap((id) => of(other).map((rival) => [id, rival]));
    return cliques.length === 0 ? [] : [{ rule: { kind: "competitors", organizations: [one, other] }, cliques }];
  });
}
