import * as v from "valibot";
import type { Entity, Item, KeyParts, Revised } from "../kernel/index.ts";
import { marshal, unmarshal } from "./attribute.ts";
import { Table } from "./client.ts";
import { Terms } from "./expression.ts";
import { assertLeading, firmPrefix, join, joinParts, keyOf, prefixOf, type Scope } from "./key.ts";
import { counting, readUnits, record, sizeOf } from "./meter.ts";
import { byReach, reachOf } from "./reach.ts";
import { withRetry } from "./retry.ts";
import type { Index } from "./table.ts";

/** One query: a partition of the table or of an index, and a part of its sort order. */
export interface Range {
  pk: KeyParts;
  index?: Index;
  /** Sort keys that begin with these parts and go on. */
  begins?: KeyParts;
  /** Sort keys from the first to the last text, both included. */
  between?: readonly [string, string];
  /** Every list has one. */
  limit: number;
  descending?: boolean;
  /** The `next` of an earlier answer. */
  after?: string | undefined;
}

export interface Page {
  items: Item[];
  next: string | undefined;
}

/** The rows of one entity among the items of a query. Old versions are brought up to date, then parsed. */
export function rowsOf<S extends v.GenericSchema, K>(
  entity: Entity<S, K>,
  items: readonly Item[],
): (v.InferOutput<S> & Revised)[] {
  return items.filter((item) => item.e === entity.name).map((item) => toRow(entity, item));
}

/** What an item carries beside its row. */
const BESIDE: ReadonlySet<string> = new Set(["pk", "sk", "e", "v", "ttl", "g1p", "g1s", "g2p", "g2s"]);

function toRow<S extends v.GenericSchema, K>(entity: Entity<S, K>, item: Item): v.InferOutput<S> & Revised {
  const { version, schema, upgrade } = entity.options;
  const own: Item = {};
  // A loop: a rest of nine names costs several times as much, for every row of every list.
  for (const name of Object.keys(item)) if (!BESIDE.has(name)) own[name] = item[name];
  if (item.v === version) return own as v.InferOutput<S> & Revised;
  if (!upgrade) throw new Error(`${entity.name} ${String(item.v)} has no upgrade`);
  return { ...(v.parse(schema, upgrade(own, Number(item.v))) as object), rev: Number(item.rev) } as v.InferOutput<S> &
    Revised;
}

/** What the engine reads in one request. */
const KEYS_MAX = 100;

/** One or several rows by key, in one round trip a hundred, strongly consistent; the order is that of the keys. */
export async function getAll(
  scope: Scope,
  wanted: readonly { entity: Entity<v.GenericSchema, never>; key: unknown; firmID?: string | undefined }[],
): Promise<(Item | undefined)[]> {
  const keys = wanted.map(({ entity, key, firmID }) => {
    const erased = entity as never as Parameters<typeof prefixOf>[1];
    const found = keyOf(prefixOf(scope, erased, firmID), erased.place(key as Record<string, unknown>));
    assertLeading(scope, found.pk);
    return found;
  });
  // A row named twice is read once: the engine refuses a request that repeats a key.
  const asked = [...new Map(keys.map((key) => [`${key.pk} ${key.sk}`, key])).values()].map((key) => ({
    pk: { S: key.pk },
    sk: { S: key.sk },
  }));
  const parts = byReach(asked, ({ pk }) => pk.S).flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / KEYS_MAX) }, (_, at) =>
      group.slice(at * KEYS_MAX, (at + 1) * KEYS_MAX),
    ),
  );
  const found = await Promise.all(
    parts.map((part) =>
      withRetry(() =>
        Table.use().getAll(
          part,
          reachOf(
            scope,
            part.map(({ pk }) => pk.S),
          ),
        ),
      ),
    ),
  );
  const items = found.flat().map((item) => unmarshal(item) as Item);
  if (counting()) {
    const units = items.reduce((sum, item) => sum + readUnits(sizeOf(item), true), 0);
    record({ operation: "get", items: items.length, readUnits: Math.max(keys.length, units), writeUnits: 0 });
  }
  return keys.map((key, at) =>
    items.find((item) => item.pk === key.pk && item.sk === key.sk && item.e === wanted[at]?.entity.name),
  );
}

/** Reads a range to its limit; `firmID` is for platform code alone. */
export async function query(scope: Scope, range: Range, firmID?: string): Promise<Page> {
  const prefix = scope.kind === "firm" ? firmPrefix(scope.firmID) : firmID ? firmPrefix(firmID) : "P";
  const pk = join(prefix, range.pk);
  assertLeading(scope, pk);
  // The engine refuses a range that ends before it begins; it holds nothing.
  if (range.between && range.between[0] > range.between[1]) return { items: [], next: undefined };
  const items: Item[] = [];
  let start = range.after ? decodeCursor(range.after, pk) : undefined;
  do {
    const input = {
      ...condition(pk, range),
      ...(range.index ? { IndexName: `index-${range.index}` } : { ConsistentRead: true }),
      ScanIndexForward: !range.descending,
      Limit: range.limit - items.length,
      ...(start && { ExclusiveStartKey: marshal(start) }),
    };
    const answer = await withRetry(() => Table.use().query(input, reachOf(scope, [pk])));
    const found = (answer.Items ?? []).map((item) => unmarshal(item) as Item);
    items.push(...found);
    start = answer.LastEvaluatedKey ? (unmarshal(answer.LastEvaluatedKey) as Item) : undefined;
    if (counting()) {
      const bytes = found.reduce((sum, item) => sum + sizeOf(item), 0);
      record({ operation: "query", items: found.length, readUnits: readUnits(bytes, !range.index), writeUnits: 0 });
    }
  } while (start && items.length < range.limit);
  return { items, next: start ? encodeCursor(start) : undefined };
}

function condition(pk: string, range: Range) {
  const names = range.index ? [`${range.index}p`, `${range.index}s`] : ["pk", "sk"];
  const terms = new Terms();
  const parts = [`${terms.name(names[0] ?? "")} = ${terms.value(pk)}`];
  if (range.begins)
    parts.push(`begins_with(${terms.name(names[1] ?? "")}, ${terms.value(`${joinParts(range.begins)}#`)})`);
  if (range.between) {
    parts.push(
      `${terms.name(names[1] ?? "")} BETWEEN ${terms.value(range.between[0])} AND ${terms.value(range.between[1])}`,
    );
  }
  return {
    KeyConditionExpression: parts.join(" AND "),
    ExpressionAttributeNames: terms.names,
    ExpressionAttributeValues: marshal(terms.values),
  };
}

/** The cursor leaves out the partition, so that none of another firm can be handed in. */
function encodeCursor(key: Item): string {
  return Buffer.from(JSON.stringify(Object.entries(key).filter(([name]) => name !== "g1p" && name !== "g2p"))).toString(
    "base64url",
  );
}

function decodeCursor(text: string, pk: string): Item | undefined {
  try {
    const key = Object.fromEntries(JSON.parse(Buffer.from(text, "base64url").toString()) as [string, string][]);
    if (typeof key.pk !== "string" || !key.pk.startsWith(pk.slice(0, 29))) return undefined;
    if ("g1s" in key) key.g1p = pk;
    if ("g2s" in key) key.g2p = pk;
    return key;
  } catch {
    return undefined;
  }
}
