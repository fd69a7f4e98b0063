import type { TableClient } from "@entrepairs/core/db";

/** How often each fault strikes a call, from 0 to 1. */
export interface Faults {
  /** Another transaction holds an item. */
  conflict?: number;
  throttled?: number;
  /** The write took effect, its answer was lost. */
  lost?: number;
  /** An index still says what it said before; nothing, for what it was never asked. */
  stale?: number;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type QueryInput = Parameters<TableClient["query"]>[0];
type QueryAnswer = Awaited<ReturnType<TableClient["query"]>>;

/** Faults that no local engine produces, in front of one. Counts what it injected and all calls that it was asked. */
export function faultyTable(table: TableClient, faults: Faults, random: () => number) {
  const injected = { conflict: 0, throttled: 0, lost: 0, stale: 0 };
  let calls = 0;
  const before = new Map<string, QueryAnswer>();
  const strikes = (fault: keyof Faults): boolean => {
    if (random() >= (faults[fault] ?? 0)) return false;
    injected[fault] += 1;
    return true;
  };
  const throttle = (): void => {
    calls += 1;
    if (strikes("throttled")) throw named("ProvisionedThroughputExceededException");
  };
  const readIndex = async (input: QueryInput): Promise<QueryAnswer> => {
    const question = JSON.stringify([input.IndexName, input.ExpressionAttributeValues, input.ExclusiveStartKey]);
    const fresh = await table.query(input);
    const stale = before.get(question) ?? { ...fresh, Items: [], Count: 0, LastEvaluatedKey: undefined };
    before.set(question, fresh);
    return strikes("stale") ? stale : fresh;
  };
  const client: TableClient = {
    tableName: table.tableName,
    query: async (input) => {
      throttle();
      return input.IndexName ? readIndex(input) : table.query(input);
    },
    getAll: async (keys) => {
      throttle();
      return table.getAll(keys);
    },
    transact: async (items, token) => {
      throttle();
      if (strikes("conflict")) throw cancelled(items.map((_, at) => (at === 0 ? "TransactionConflict" : "None")));
      await table.transact(items, token);
      if (strikes("lost")) throw named("TimeoutError");
    },
  };
  return { client, injected, calls: () => calls };
}

function named(name: string): Error {
  return Object.assign(new Error(name), { name });
}

/** A cancelled transaction as the SDK throws it. */
export function cancelled(reasons: readonly string[]): Error {
  const CancellationReasons = reasons.map((Code) => ({ Code }));
  return Object.assign(named("TransactionCanceledException"), { CancellationReasons });
}
