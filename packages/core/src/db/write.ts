import * as v from "valibot";
import type { Operation } from "../kernel/index.ts";
import { marshal, unmarshal } from "./attribute.ts";
import { alone, Table, type TransactItem } from "./client.ts";
import { conditionText, Terms, updateText } from "./expression.ts";
import { assertLeading, keyOf, operationPrefix, type Scope, toItem } from "./key.ts";
import { counting, record, sizeOf, writeUnits } from "./meter.ts";
import { reachOf } from "./reach.ts";
import { cancellation, withRetry } from "./retry.ts";

/** One command's transaction stays small: past this a job cuts the work in pieces. */
export const OPERATIONS_MAX = 40;

export type Named = Record<string, Operation | readonly Operation[] | undefined>;

/** The first operation whose condition did not hold, by the name it was given; undefined when all was written. */
export interface Refusal {
  refused: string | undefined;
}

/** Writes all or nothing. A refused condition is an answer, a conflict between transactions is retried with jitter. */
export async function transact(scope: Scope, named: Named): Promise<Refusal> {
  const lines = Object.entries(named).flatMap(([name, value]) =>
    (value === undefined ? [] : Array.isArray(value) ? value : [value as Operation]).map((operation: Operation) => ({
      name,
      item: toTransactItem(scope, operation),
    })),
  );
  if (lines.length === 0) return { refused: undefined };
  if (lines.length > OPERATIONS_MAX) throw new Error(`A command writes at most ${OPERATIONS_MAX} items`);
  const items = lines.map((line) => line.item);
  const reach = reachOf(scope, items.map(partitionOf));
  const token = crypto.randomUUID();
  try {
    // One token for every attempt: what a lost answer hid is not written twice.
    await withRetry(() => {
      count(items);
      return Table.use().transact(items, token, reach);
    });
    return { refused: undefined };
  } catch (error) {
    const at = cancellation(error).indexOf("ConditionalCheckFailed");
    if (at < 0) throw error;
    return { refused: lines[at]?.name ?? "unknown" };
  }
}

function partitionOf({ Put, Update, Delete, ConditionCheck }: TransactItem): string {
  const key = Put?.Item ?? Update?.Key ?? Delete?.Key ?? ConditionCheck?.Key;
  return String((key?.pk as { S?: string } | undefined)?.S);
}

/** One transaction is one call; a row that is deleted by itself needs none and counts once; an item that is changed in place counts 1 KB, its size is not known here. */
function count(items: readonly TransactItem[]): void {
  if (!counting()) return;
  const units = items.map(({ Put }) => {
    if (!Put?.Item) return writeUnits(1024, 0);
    const item = unmarshal(Put.Item);
    return writeUnits(sizeOf(item), Number("g1p" in item) + Number("g2p" in item));
  });
  record({
    operation: "transaction",
    items: items.length,
    readUnits: 0,
    writeUnits: units.reduce((sum, unit) => sum + unit, 0) / (alone(items) ? 2 : 1),
  });
}

function toTransactItem(scope: Scope, operation: Operation): TransactItem {
  const { effect } = operation;
  const prefix = operationPrefix(scope, operation);
  const terms = new Terms();
  const TableName = Table.use().tableName;
  if (effect.kind === "put") {
    const parsed = v.parse(effect.entity.options.schema, effect.row) as Record<string, unknown>;
    const before = typeof effect.row.rev === "number" ? effect.row.rev : 0;
    const item = toItem(prefix, effect.entity, parsed, before + 1);
    assertLeading(scope, String(item.pk));
    return { Put: { TableName, Item: marshal(item), ...withTerms(conditionText(effect.conditions, terms), terms) } };
  }
  const key = keyOf(prefix, effect.place);
  assertLeading(scope, key.pk);
  const Key = marshal(key);
  if (effect.kind === "update") {
    const UpdateExpression = updateText(effect.change, terms);
    const condition = withTerms(conditionText(effect.conditions, terms), terms);
    return { Update: { TableName, Key, UpdateExpression, ...condition } };
  }
  const condition = withTerms(conditionText(effect.conditions, terms), terms);
  if (effect.kind === "delete") return { Delete: { TableName, Key, ...condition } };
  return { ConditionCheck: { TableName, Key, ConditionExpression: "", ...condition } };
}

function withTerms(ConditionExpression: string | undefined, terms: Terms) {
  return {
    ...(ConditionExpression && { ConditionExpression }),
    ...(Object.keys(terms.names).length > 0 && { ExpressionAttributeNames: terms.names }),
    ...(Object.keys(terms.values).length > 0 && { ExpressionAttributeValues: marshal(terms.values) }),
  };
}
