import type { Scope } from "./key.ts";

/**
 * Whose credentials a call needs: a firm's, which open its rows alone, or the platform's, which open the platform's rows
 * and a few kinds of one firm's, when the call names that firm.
 */
export interface Reach {
  role: "firm" | "platform";
  firmID: string | undefined;
}

/** What a call under a scope reaches, by the partitions it names. Throws when these are of two firms. */
export function reachOf(scope: Scope, partitions: readonly string[]): Reach {
  if (scope.kind === "firm") return { role: "firm", firmID: scope.firmID };
  const firms = new Set(partitions.map(firmIn).filter((firmID) => firmID !== undefined));
  if (firms.size > 1) throw new Error("One call reaches one firm at most");
  const [firmID] = firms;
  return { role: "platform", firmID };
}

/** The firm of a partition key `F#<26 characters>#…`; undefined for the platform's. */
export function firmIn(partition: string): string | undefined {
  return partition.startsWith("F#") ? partition.slice(2, 28) : undefined;
}

/** The same in groups that one call each may reach: a firm's, with the platform's in the first. */
export function byReach<K>(keys: readonly K[], partitionOf: (key: K) => string): K[][] {
  const groups = new Map<string | undefined, K[]>();
  for (const key of keys) {
    const firmID = firmIn(partitionOf(key));
    groups.set(firmID, [...(groups.get(firmID) ?? []), key]);
  }
  const shared = groups.get(undefined) ?? [];
  groups.delete(undefined);
  const [first = [], ...others] = groups.values();
  return [[...shared, ...first], ...others];
}
