import { db, rowsOf } from "../db/index.ts";
import { currentCommand } from "../kernel/index.ts";
import { finishGroup } from "./group-finish.ts";
import { finishInvoices } from "./invoice-finish.ts";
import { TakeoverBatches } from "./takeover.table.ts";

const BATCHES_MAX = 500;

export async function finishOne(batchID: string): Promise<void> {
  await finishInvoices(batchID);
  await finishGroup(batchID);
}

/** Finishes what a dead process left, before more is taken over: its numbers and days would look taken by others. */
export async function finishAll(): Promise<void> {
  const { items } = await db().query({ pk: ["TAKEOVER"], begins: ["BATCH"], limit: BATCHES_MAX });
  const left = rowsOf(TakeoverBatches, items).filter(({ finishedAt }) => finishedAt === null);
  if (left.length === 0) return;
  const command = currentCommand();
  const written = command?.written ?? false;
  // What heals an earlier command must not take the key of this one, which may be the same.
  if (command) command.written = true;
  try {
    for (const { batchID } of left) await finishOne(batchID);
  } finally {
    if (command) command.written = written;
  }
}
