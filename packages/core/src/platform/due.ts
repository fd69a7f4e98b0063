import { rowsOf } from "../db/index.ts";
import { open, PLATFORM } from "../db/platform.ts";
import { Actor, now, type Row } from "../kernel/index.ts";
import { DueItems, TickCursors } from "./platform.table.ts";

const HOUR_MS = 3_600_000;
const BATCH = 200;
/** Deleted in one transaction. */
const TOGETHER = 25;

export type Item = Row<typeof DueItems>;

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
 * Hands over everything due up to now, hour by hour from where the last tick stopped, a page at a time; an item goes
 * only when `handle` says, at its place, that its work is done or in other hands. The cursor moves past an hour only
 * when it is over and nothing of it is left.
 */
export async function tick(handle: (items: readonly Item[]) => Promise<boolean[]>): Promise<number> {
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

async function emptyHour(hour: string, handle: Parameters<typeof tick>[0]) {
  const platform = open(PLATFORM);
  const outcome = { done: 0, left: 0 };
  let after: string | undefined;
  do {
    const page = await platform.query({ pk: ["DUE", hour], between: [hour, `${now()}~`], limit: BATCH, after });
    const items = rowsOf(DueItems, page.items);
    const handled = await handle(items);
    const over = items.filter((_, at) => handled[at]);
    for (let at = 0; at < over.length; at += TOGETHER) {
      const operations = over.slice(at, at + TOGETHER).map((item) => DueItems.delete(item));
      await platform.write({ due: operations }, {});
    }
    outcome.done += over.length;
    outcome.left += items.length - over.length;
    after = page.next;
  } while (after);
  return outcome;
}

function hourText(hour: number): string {
  return new Date(hour * HOUR_MS).toISOString().slice(0, 13);
}
