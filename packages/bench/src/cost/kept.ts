import { sizeOf } from "@entrepairs/core/db";
import { everyItem } from "@entrepairs/local/suites/scan.ts";
import type { World } from "@entrepairs/local/suites/world.ts";
import type { Counted } from "./price.ts";
import { GB } from "./way.ts";

/** What stays, bytes: of rows, and of their copies in the indexes; and the events that wait for their jobs. */
export interface Kept {
  rows: number;
  copies: number;
  events: number;
}

/** DynamoDB's own overhead of an item, in the table and in each index. */
const OVERHEAD = 100;
const EVENTS = new Set(["outbox", "platformOutbox"]);
/** Gone when its work is done. */
const PASSING = new Set([...EVENTS, "due"]);
/** One a week, kept 30 days; each of the table is a whole one. */
const COPIES = 30 / 7;
/** AWS Backup takes a smaller file for one of this size. */
const FILE_COPY_MIN = 128_000;
const MONTHS = 12;

/** Every row that stays, as DynamoDB measures it; what its clock deletes or its work ends is left out. */
export async function keptIn(world: World): Promise<Kept> {
  const kept = { rows: 0, copies: 0, events: 0 };
  for (const item of await everyItem(world)) {
    kept.events += Number(EVENTS.has(String(item.e)));
    if ("ttl" in item || PASSING.has(String(item.e))) continue;
    const size = sizeOf(item) + OVERHEAD;
    kept.rows += size;
    kept.copies += size * (Number("g1p" in item) + Number("g2p" in item));
  }
  return kept;
}

export const difference = (after: Kept, before: Kept): Kept => ({
  rows: after.rows - before.rows,
  copies: after.copies - before.copies,
  events: after.events - before.events,
});

/** The storage of a firm after a year: what stood when it began, and twelve times what a month leaves. */
export function storageOf(
  founding: Kept,
  month: Pick<Kept, "rows" | "copies">,
  files: { count: number; bytes: number },
): Counted {
  const rows = founding.rows + MONTHS * month.rows;
  const copies = founding.copies + MONTHS * month.copies;
  const count = MONTHS * files.count;
  return {
    tableGBMonth: (rows + copies) / GB,
    tableRecoveryGBMonth: rows / GB,
    tableCopyGBMonth: (COPIES * rows) / GB,
    fileGBMonth: (count * files.bytes) / GB,
    fileCopyGBMonth: (count * Math.max(files.bytes, FILE_COPY_MIN)) / GB,
  };
}
