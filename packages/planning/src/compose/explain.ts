import { Apart, pairsOf } from "./apart.ts";
import type { Candidate, Groups, Pool } from "./pool.ts";
import type { PairRule } from "./rule.ts";
import { FACETS } from "./score.ts";

/** Why someone sits where he sits, in numbers for a sentence. */
export interface Placement {
  group: number;
  /** Was put there by a person. */
  fixed: boolean;
  size: number;
  /** Others of his trade. */
  sameJob: number;
  /** Others of another unit, and of another organization. */
  otherUnit: number;
  otherOrganization: number;
}

/** Why someone does not sit in a group. */
export interface Refusal {
  group: number;
  /** Whom he may not meet there, each with its reasons. */
  apart: { id: string; rules: readonly PairRule[] }[];
  isFull: boolean;
}

/** What is wrong in groups as they stand. */
export type Breach =
  | { kind: "pair"; group: number; one: string; other: string; rules: readonly PairRule[] }
  | { kind: "size"; group: number; size: number };

/** Where `id` sits and what speaks for it; undefined when he has no seat. */
export function placementOf(pool: Pool, groups: Groups, id: string): Placement | undefined {
  const group = groups.findIndex((ids) => ids.includes(id));
  const known = new Map(pool.candidates.map((one) => [one.id, one]));
  const self = known.get(id);
  if (group < 0 || !self) return undefined;
  const others = (groups[group] ?? [])
    .map((other) => known.get(other))
    .filter((one) => one !== undefined && one !== self);
  const count = (is: (one: Candidate) => boolean) => others.filter((one) => one !== undefined && is(one)).length;
  return {
    group,
    fixed: pool.fixed[id] === group,
    size: others.length + 1,
    sameJob: self.job === "" ? 0 : count(({ job }) => job === self.job),
    otherUnit: count((one) => FACETS.unit(one) !== FACETS.unit(self)),
    otherOrganization: count(({ organization }) => organization !== self.organization),
  };
}

/** For each group but his own, why `id` is not in it; a group that could take him has nothing against him. */
export function refusalsOf(pool: Pool, groups: Groups, id: string): Refusal[] {
  const apart = new Apart(pool);
  return groups.flatMap((ids, group) => {
    if (ids.includes(id)) return [];
    const refused = ids.filter((other) => apart.isApart(id, other));
    const reasons = refused.map((other) => ({ id: other, rules: apart.reasons(id, other) }));
    return [{ group, apart: reasons, isFull: ids.length >= pool.sizeMax }];
  });
}

/** Every rule that groups break as they stand, after a person moved someone by hand. An empty group breaks none. */
export function breachesOf(pool: Pool, groups: Groups): Breach[] {
  const apart = new Apart(pool);
  return groups.flatMap((ids, group) => {
    const size = ids.length;
    const wrong = size > 0 && (size < pool.sizeMin || size > pool.sizeMax);
    const breaches: Breach[] = wrong ? [{ kind: "size", group, size }] : [];
    for (const [one, other] of pairsOf(ids)) {
      const rules = apart.reasons(one, other);
      if (rules.length > 0) breaches.push({ kind: "pair", group, one, other, rules });
    }
    return breaches;
  });
}
