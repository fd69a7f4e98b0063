import { rowsOf } from "../db/index.ts";
import { open, PLATFORM } from "../db/platform.ts";
import { Actor, now, type Row } from "../kernel/index.ts";
import { DueItems, TickCursors } from "./platform.table.ts";

const HOUR_MS = 3_600_000;
const BATCH = 200;

/**
 * Work for later: `event` is handled as one from the outbox, once `dueAt` has come. What is due already goes into the
 * present hour, for the tick never goes back.
 */
export async function schedule(input: {
  dueAt: string;
  dueKey: string;
  event: string;
  ids: Record<string, string>;
}): Promise<void> {
  const firmID = Actor.firmID();
  const [, dueAt = now()] = [input.dueAt, now()].sort();
  await open(PLATFORM).write({ due: DueItems.put({ ...input, firmID, dueAt }) }, {});
}

/**
 * Hands over everything due up to now, hour by hour from where the last tick stopped; an item goes only when `handle`
 * says its work is done. The cursor moves past an hour only when it is over and nothing of it is left.
 */
export async function tick(handle: (item: Row<typeof DueItems>) => Promise<boolean>): Promise<number> {
  const platform = open(PLATFORM);
  const cursor = await platform.get(TickCursors, {});
  const current = Math.floor(Date.parse(now()) / HOUR_MS);
  const first = cursor ? Date.parse(`${cursor.hour}:00:00.000Z`) / HOUR_MS : current - 1;
  let reached = first;
  let done = 0;
  for (let hour = first; hour <= current; hour++) {
    const outcome = await emptyHour(hourText(hour), handle);
    done += outcome.done;
    if (outcome.left === 0 && reached === hour && hour < current) reached = hour + 1;
  }
  if (cursor?.hour !== hourText(reached))
    await platform.write({ cursor: TickCursors.put({ hour: hourText(reached) }) }, {});
  return done;
}

async function emptyHour(hour: string, handle: (item: Row<typeof DueItems>) => Promise<boolean>) {
  const platform = open(PLATFORM);
  const outcome = { done: 0, left: 0 };
  let after: string | undefined;
  do {
    const page = await platform.query({ pk: ["DUE", hour], between: [hour, `${now()}~`], limit: BATCH, after });
    for (const item of rowsOf(DueItems, page.items)) {
      if (await handle(item)) {
        await platform.write({ due: DueItems.delete(item) }, {});
        outcome.done++;
      } else {
        outcome.left++;
      }
    }
    after = page.next;
  } while (after);
  return outcome;
}

function hourText(hour: number): string {
  return new Date(hour * HOUR_MS).toISOString().slice(0, 13);
}
