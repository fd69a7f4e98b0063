import { randomBytes } from "node:crypto";
import { blanks } from "./contract/generated/blank.js";
import type { Kinds } from "./store/row.ts";
import type { Table } from "./store/table.ts";

/** The version of the API that stripe-node 23.1.0 is written for. */
export const apiVersion = "2026-10-28.endive";

/** Stands for our own address in what is kept: the port may change with the next start. */
export const originMark = "http://local-stripe.invalid";

/** What every operation, page and control works on. */
export interface World {
  table: Table;
  /** The simulated clock, unix milliseconds: the real one plus what the control added. */
  nowMs(): number;
  /** How long a SEPA debit stays under way before it settles by itself, milliseconds. */
  sepaSettlesAfterMs: number;
}

/** Who asked: an event names the request that made it. */
export interface Cause {
  account: string;
  requestID: string | null;
  idempotencyKey: string | null;
}

/** Unix seconds, as Stripe dates v1 objects. */
export function nowSeconds(world: World): number {
  return Math.floor(world.nowMs() / 1000);
}

/** ISO 8601, as Stripe dates v2 objects. */
export function nowText(world: World): string {
  return new Date(world.nowMs()).toISOString();
}

export function newID(prefix: string, length = 24): string {
  const letters = randomBytes(length * 2)
    .toString("base64")
    .replace(/[^A-Za-z0-9]/g, "");
  return `${prefix}_${letters.slice(0, length)}`;
}

/** An object of that kind with every required field empty, then `fields`. */
export function make<K extends keyof Kinds>(kind: K, fields: Partial<Kinds[K]> & { id: string }): Kinds[K] {
  return { ...(structuredClone(blanks[kind] ?? {}) as Kinds[K]), ...fields };
}
