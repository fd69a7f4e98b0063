import type { TransactWriteItem } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import * as v from "valibot";
import { DomainError, type Operation } from "../kernel/index.ts";
import { Table } from "./client.ts";
import { conditionText, Terms, updateText } from "./expression.ts";
import { assertLeading, keyOf, operationPrefix, type Scope, toItem } from "./key.ts";
import { counting, record, sizeOf, writeUnits } from "./meter.ts";

/** One command's transaction stays small: past this a job cuts the work in pieces. */
export const OPERATIONS_MAX = 40;
const ATTEMPTS_MAX = 12;

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
  const token = crypto.randomUUID();
  for (let attempt = 0; ; attempt++) {
    try {
      await Table.use().transact(
        lines.map((line) => line.item),
        token,
      );
      return { refused: undefined };
    } catch (error) {
      const reasons = cancellation(error);
      const at = reasons.indexOf("ConditionalCheckFailed");
      if (at >= 0) return { refused: lines[at]?.name ?? "unknown" };
      if (!passing(error, reasons)) throw error;
      if (attempt + 1 >= ATTEMPTS_MAX) throw new DomainError("busy", "table.busy", "Try again in a moment");
      await pause(attempt);
    }
  }
}

function cancellation(error: unknown): string[] {
  if (!(error instanceof Error) || error.name !== "TransactionCanceledException") return [];
  const reasons = (error as { CancellationReasons?: { Code?: string }[] }).CancellationReasons ?? [];
  return reasons.map((reason) => reason.Code ?? "None");
}

/** Conflicts, throttling and requests still under way pass by themselves; anything else is a defect. */
function passing(error: unknown, reasons: string[]): boolean {
  const names = [
    "TransactionConflict",
    "TransactionConflictException",
    "TransactionInProgressException",
    "ThrottlingError",
    "ThrottlingException",
    "ProvisionedThroughputExceeded",
    "ProvisionedThroughputExceededException",
    "InternalServerError",
    "TimeoutError",
  ];
  return reasons.some((reason) => names.includes(reason)) || (error instanceof Error && names.includes(error.name));
}

async function pause(attempt: number): Promise<void> {
  const ceiling = Math.min(400, 10 * 2 ** attempt);
  await new Promise((resolve) => setTimeout(resolve, Math.random() * ceiling));
}

function toTransactItem(scope: Scope, operation: Operation): TransactWriteItem {
  const { effect } = operation;
  const prefix = operationPrefix(scope, operation);
  const terms = new Terms();
  const TableName = Table.use().tableName;
  if (effect.kind === "put") {
    const parsed = v.parse(effect.entity.options.schema, effect.row) as Record<string, unknown>;
    const before = typeof effect.row.rev === "number" ? effect.row.rev : 0;
    const item = toItem(prefix, effect.entity, parsed, before + 1);
    assertLeading(scope, String(item.pk));
    count(item);
    return { Put: { TableName, Item: marshal(item), ...withTerms(conditionText(effect.conditions, terms), terms) } };
  }
  const key = keyOf(prefix, effect.place);
  assertLeading(scope, key.pk);
  if (counting()) record({ operation: "write", items: 1, readUnits: 0, writeUnits: writeUnits(1024, 0) });
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

export function marshal(value: Record<string, unknown>) {
  return marshall(value, { removeUndefinedValues: true });
}

function count(item: Record<string, unknown>): void {
  if (!counting()) return;
  const indexes = Number("g1p" in item) + Number("g2p" in item);
  record({ operation: "write", items: 1, readUnits: 0, writeUnits: writeUnits(sizeOf(item), indexes) });
}
