import type { Pool } from "./pool.ts";
import { exclusionsOf, type PairRule } from "./rule.ts";

/** Who may not sit with whom, and why. */
export class Apart {
  readonly #reasons = new Map<string, Map<string, PairRule[]>>();

  constructor(pool: Pool) {
    for (const { rule, cliques } of exclusionsOf(pool)) {
      for (const [one, other] of cliques.flatMap(pairsOf)) this.#add(one, other, rule);
    }
  }

  /** Why two people are kept apart; nothing when they may sit together. */
  reasons(one: string, other: string): readonly PairRule[] {
    return this.#reasons.get(one)?.get(other) ?? [];
  }

  isApart(one: string, other: string): boolean {
    return this.#reasons.get(one)?.has(other) ?? false;
  }

  /** Everyone that `id` may not sit with. */
  from(id: string): ReadonlySet<string> {
    return new Set(this.#reasons.get(id)?.keys());
  }

  /**
   * Sets of `ids` all kept apart from one another, such that every pair kept apart is in one: as constraints they hold
   * a solver tighter than pairs do.
   */
  cliques(ids: readonly string[]): string[][] {
    const covered = new Set<string>();
    const cliques: string[][] = [];
    for (const [one, other] of pairsOf(ids)) {
      if (!this.isApart(one, other) || covered.has(pair(one, other))) continue;
      const clique = this.#grown([one, other], ids);
      for (const [member, peer] of pairsOf(clique)) covered.add(pair(member, peer)).add(pair(peer, member));
      cliques.push(clique);
    }
    return cliques;
  }

  #grown(clique: string[], ids: readonly string[]): string[] {
    for (const more of ids) {
      if (!clique.includes(more) && clique.every((member) => this.isApart(member, more))) clique.push(more);
    }
    return clique;
  }

  #add(one: string, other: string, rule: PairRule): void {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const known = this.#reasons.get(from) ?? new Map<string, PairRule[]>();
      known.set(to, [...(known.get(to) ?? []), rule]);
      this.#reasons.set(from, known);
    }
  }
}

/** Every two of some people, once. */
export function pairsOf(ids: readonly string[]): [string, string][] {
  return ids.flatMap((one, at) => ids.slice(at + 1).map((other): [string, string] => [one, other]));
}

function pair(one: string, other: string): string {
  return JSON.stringify([one, other]);
}
