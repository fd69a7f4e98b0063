import type { Engine } from "./engine.ts";
import { keys, type Operation, within } from "./storage.ts";
import type { Change } from "./stream-record.ts";
import type { Item } from "./wire.ts";
import { primaryKey } from "./wire.ts";

/** DynamoDB leaves alone an item whose time lies further back than this, taking it for a mistake. */
const PAST_SECONDS_MAX = 5 * 365 * 86_400;
const SECONDS_DIGITS = 12;

/**
 * Entries ordered by time, written in the batch of the item they speak of. A sweep reads the expired ones alone: at
 * rest it costs one empty range, however many items there are.
 */
export function expiryOperations(change: Change, attribute: string | undefined): Operation[] {
  if (attribute === undefined) return [];
  const before = expiryKey(change.table, change.key, change.before?.[attribute]?.N);
  const after = expiryKey(change.table, change.key, change.after?.[attribute]?.N);
  if (before === after) return [];
  const operations: Operation[] = [];
  if (before !== undefined) operations.push({ type: "del", key: before });
  if (after !== undefined) operations.push({ type: "put", key: after, value: change.key });
  return operations;
}

/** `seconds` is the attribute's text; what is no time in seconds since 1970 never expires. */
function expiryKey(table: string, key: string, seconds: string | undefined): string | undefined {
  const at = Math.floor(Number(seconds));
  if (seconds === undefined || !(at > 0) || at >= 10 ** SECONDS_DIGITS) return undefined;
  return `${keys.expiry(table)}${secondsText(at)}~${key}`;
}

function secondsText(seconds: number): string {
  return String(seconds).padStart(SECONDS_DIGITS, "0");
}

/** Replaces all of a table's expiry entries, for when TTL is turned on, off, or moved to another attribute. */
export async function expiryRebuild(engine: Engine, table: string, attribute: string | undefined) {
  const operations: Operation[] = [];
  for await (const key of engine.database.keys(within(keys.expiry(table)))) operations.push({ type: "del", key });
  if (attribute === undefined) return operations;
  for await (const [key, value] of engine.database.iterator(within(keys.items(table)))) {
    operations.push(...expiryOperations({ table, key, before: undefined, after: value as Item }, attribute));
  }
  return operations;
}

/** Removes what has expired at `nowMs`, each item by a deletion of its own that the stream names as TTL's. */
export async function sweepExpired(engine: Engine, nowMs: number): Promise<void> {
  const now = Math.floor(nowMs / 1000);
  for (const { description, ttlAttribute } of engine.catalog.all()) {
    if (ttlAttribute === undefined) continue;
    const prefix = keys.expiry(description.TableName);
    const range = { gte: prefix + secondsText(Math.max(0, now - PAST_SECONDS_MAX)), lt: prefix + secondsText(now) };
    for (const key of await engine.database.values(range).all()) {
      await removeExpired(engine, String(key), now);
    }
  }
}

async function removeExpired(engine: Engine, key: string, now: number): Promise<void> {
  const table = key.slice("item-".length, key.indexOf("~"));
  await engine.exclusive(async () => {
    const record = engine.catalog.find(table);
    const item = engine.database.getSync(key) as Item | undefined;
    // Read again under the lock: a write since the sweep began may have given it more time.
    if (!record?.ttlAttribute || !item || !(Number(item[record.ttlAttribute]?.N) < now)) return;
    await engine.write(
      "DeleteItem",
      { TableName: table, Key: primaryKey(item, record.description) },
      { Type: "Service", PrincipalId: "dynamodb.amazonaws.com" },
    );
  });
}
