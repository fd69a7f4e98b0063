import { scoped } from "../kernel/index.ts";
import { marshal } from "./attribute.ts";

/** What one call to the table costs by AWS's own arithmetic, computed from item sizes, never read from an engine. */
export interface MeteredCall {
  operation: "get" | "query" | "transaction";
  /** Items that came back or were written. */
  items: number;
  readUnits: number;
  writeUnits: number;
}

const meters = scoped<MeteredCall[]>();

/** Runs `body` and lists the calls it made to the table. */
export async function metered<R>(body: () => Promise<R>): Promise<{ result: R; calls: MeteredCall[] }> {
  const calls: MeteredCall[] = [];
  const result = await meters.provide(calls, body);
  return { result, calls };
}

export function record(call: MeteredCall): void {
  meters.find()?.push(call);
}

/** True while someone counts: sizes are computed only then. */
export function counting(): boolean {
  return meters.find() !== undefined;
}

/** Bytes of an item as DynamoDB counts them: UTF-8 names and values, 1 byte of type a nested value. */
export function sizeOf(item: Record<string, unknown>): number {
  return Object.entries(marshal(item)).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + valueSize(value),
    0,
  );
}

function valueSize(value: object): number {
  const [kind, inner] = Object.entries(value)[0] ?? ["NULL", true];
  if (kind === "S") return Buffer.byteLength(String(inner));
  if (kind === "N") return Math.ceil(String(inner).length / 2) + 1;
  if (kind === "L") return 3 + (inner as object[]).reduce((sum, each) => sum + 1 + valueSize(each), 0);
  if (kind === "M")
    return (
      3 + Object.entries(inner as object).reduce((sum, [name, each]) => sum + 1 + name.length + valueSize(each), 0)
    );
  return 1;
}

/** 4 KB a unit for a strongly consistent read, half of it otherwise. */
export function readUnits(bytes: number, consistent: boolean): number {
  return Math.max(1, Math.ceil(bytes / 4096)) * (consistent ? 1 : 0.5);
}

/** 1 KB a unit, once more for each index the item stands in; a transaction counts twice. */
export function writeUnits(bytes: number, indexes: number): number {
  return Math.max(1, Math.ceil(bytes / 1024)) * (1 + indexes) * 2;
}
