import type { Apart } from "./apart.ts";
import type { Pool } from "./pool.ts";

interface Filling {
  pool: Pool;
  apart: Apart;
  groups: readonly string[][];
  /** Who waits for a seat. */
  out: readonly string[];
  sizes: readonly number[];
}

/**
 * The groups with none left empty while enough people may sit together: what a solver that ran out of time did not come
 * to. First who waits, in their order, then who can be spared by the largest groups. A group that somebody is fixed to
 * is left to him.
 */
export function fillEmpty(of: Filling): string[][] {
  const claimed = new Set(Object.values(of.pool.fixed));
  return of.groups.reduce<string[][]>(
    (groups, ids, group) => (ids.length > 0 || claimed.has(group) ? groups : filled(of, groups, group)),
    of.groups.map((ids) => [...ids]),
  );
}

function filled({ pool, apart, out, sizes }: Filling, groups: string[][], group: number): string[][] {
  const isFree = (id: string) => pool.fixed[id] === undefined;
  const taken: string[] = [];
  const fits = (id: string) => isFree(id) && !taken.some((other) => apart.isApart(id, other));
  const seated = new Set(groups.flat());
  for (const id of out) if (!seated.has(id) && taken.length < (sizes[group] ?? 0) && fits(id)) taken.push(id);
  const rest = groups.map((ids) => [...ids]);
  while (taken.length < pool.sizeMin) {
    const donors = rest.filter((ids) => ids.length > pool.sizeMin && ids.some(fits));
    const donor = donors.toSorted((one, other) => other.length - one.length)[0];
    const spared = donor?.find(fits);
    if (!donor || !spared) return groups;
    donor.splice(donor.indexOf(spared), 1);
    taken.push(spared);
  }
  rest[group] = taken;
  return rest;
}
