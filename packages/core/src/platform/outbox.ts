import { Outbox, type OutboxRow, rowsOf } from "../db/index.ts";
import { open, PLATFORM, PlatformOutbox, query } from "../db/platform.ts";
import { getAll } from "../db/read.ts";
import { type Instant, log, now, type Operation, plusMinutes } from "../kernel/index.ts";
import { DueItems } from "./platform.table.ts";

/** An event with the firm it belongs to; none for the platform's own. */
export interface Delivered extends OutboxRow {
  firmID: string | undefined;
}

/** As many are worked on at once. */
export const BATCH = 100;
/** The stream, the queue and the tick have each had their time. */
const STRANDED_MINUTES = 30;
const FIRST_WAIT_SECONDS = 20;
const LONGEST_WAIT_SECONDS = 6 * 3_600;
/** A day and a half in all: longer than Stripe, SES or our own next release stay broken. */
export const TRIES_MAX = 15;

/** What waits for its work now in one outbox (a firm's, or the platform's own), oldest first, a batch of it. */
export async function pending(firmID: string | undefined): Promise<Delivered[]> {
  return some(firmID, (row, at) => !row.parkedAt && (row.retryAt ?? "") <= at);
}

/** What failed for good in one outbox, oldest first, a batch of it: until someone releases it. */
export async function parked(firmID: string | undefined): Promise<Delivered[]> {
  return some(firmID, (row) => row.parkedAt !== undefined);
}

/** Reads past rows that are not wanted: what fails for ever never hides what is new. */
async function some(
  firmID: string | undefined,
  wanted: (row: OutboxRow, at: Instant) => boolean,
): Promise<Delivered[]> {
  const at = now();
  const found: Delivered[] = [];
  let after: string | undefined;
  do {
    const page = await query(PLATFORM, { pk: ["OUTBOX"], limit: BATCH, after }, firmID);
    const rows = firmID ? rowsOf(Outbox, page.items) : rowsOf(PlatformOutbox, page.items);
    found.push(...rows.filter((row) => wanted(row, at)).map((row) => ({ ...row, firmID })));
    after = page.next;
  } while (after && found.length < BATCH);
  return found.slice(0, BATCH);
}

/** The work of an event is done: only now does its row go. */
export async function done({ eventID, firmID }: Delivered): Promise<void> {
  const row = firmID ? Outbox.delete({ eventID }).inFirm(firmID) : PlatformOutbox.delete({ eventID });
  await open(PLATFORM).write({ row }, {});
}

/** The work of an event failed: it is tried again later and later, then parked, which is logged for an alarm. */
export async function failed(event: Delivered): Promise<void> {
  const tries = (event.tries ?? 0) + 1;
  const next = afterFailure(tries, now());
  // Refused when its work was done meanwhile, or its failure noted by another.
  const row = changed(event, { set: { tries, ...next } }).ifStill({ tries: event.tries });
  const { refused } = await open(PLATFORM).write({ row, again: again(event, next.retryAt) }, {});
  if (refused || !next.parkedAt) return;
  log("error", "event.parked", { what: event.event, eventID: event.eventID, firmID: event.firmID, tries });
}

/** Work that came from elsewhere and failed once waits here for its next try. Kept twice, it is one event. */
export async function keep({ eventID, event, ids, firmID }: Omit<Delivered, "at">): Promise<void> {
  const at = now();
  const row = { eventID, event, ids, at, tries: 1, ...afterFailure(1, at) };
  const kept = firmID ? Outbox.create(row).inFirm(firmID) : PlatformOutbox.create(row);
  await open(PLATFORM).write({ row: kept, again: again({ eventID, firmID }, row.retryAt) }, {});
}

/** The next try is due work: the tick finds it without going round all firms. */
function again({ eventID, firmID }: Pick<Delivered, "eventID" | "firmID">, dueAt: Instant | undefined) {
  if (!dueAt) return undefined;
  return DueItems.put({ dueAt, dueKey: `again-${eventID}`, event: AGAIN, ids: { eventID }, ...(firmID && { firmID }) });
}

/** The event of due work that is another try of a waiting event. */
export const AGAIN = "outbox.again";

/** One waiting event whose time has come; undefined when its work was done meanwhile, or nobody is to try it now. */
export async function due(eventID: string, firmID: string | undefined): Promise<Delivered | undefined> {
  const entity = (firmID ? Outbox : PlatformOutbox) as never;
  const [found] = await getAll(PLATFORM, [{ entity, key: { eventID }, ...(firmID && { firmID }) }]);
  const row = found as (OutboxRow & object) | undefined;
  if (!row || row.parkedAt || (row.retryAt ?? "") > now()) return undefined;
  const { event, ids, at, tries } = row;
  return { eventID, event, ids, at, firmID, ...(tries !== undefined && { tries }) };
}

/** What waits in one outbox though nobody works on it: its time has passed, or nobody ever heard of it. */
export async function stranded(firmID: string | undefined): Promise<Delivered[]> {
  const before = plusMinutes(now(), -STRANDED_MINUTES);
  return some(firmID, (row) => !row.parkedAt && (row.retryAt ?? row.at) <= before);
}

/** Gives parked events back to the sweep, as if they were new: after the release that mends them. Answers how many. */
export async function release(firmID: string | undefined): Promise<number> {
  let count = 0;
  for (;;) {
    const rows = await parked(firmID);
    for (const row of rows) {
      const change = { set: { tries: 0 }, remove: ["parkedAt", "retryAt"] };
      await open(PLATFORM).write({ row: changed(row, change).ifStill({ parkedAt: row.parkedAt }) }, {});
    }
    count += rows.length;
    if (rows.length < BATCH) return count;
  }
}

type Change = Parameters<typeof Outbox.update>[1];

function changed({ eventID, firmID }: Delivered, change: Change): Operation {
  return firmID ? Outbox.update({ eventID }, change).inFirm(firmID) : PlatformOutbox.update({ eventID }, change);
}

/** What follows the n-th failure: twenty seconds, then twice as long each time, six hours at most; then nothing. Pure. */
export function afterFailure(tries: number, at: Instant): { retryAt?: Instant; parkedAt?: Instant } {
  if (tries >= TRIES_MAX) return { parkedAt: at };
  const seconds = Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** (tries - 1));
  return { retryAt: new Date(Date.parse(at) + seconds * 1_000).toISOString() };
}

/** The event of a stream record's new image; undefined for every other row. */
export function fromImage(image: Record<string, unknown>): Delivered | undefined {
  if (image.e !== Outbox.name && image.e !== PlatformOutbox.name) return undefined;
  const { eventID, event, at, ids } = image as unknown as OutboxRow;
  return { eventID, event, at, ids, firmID: image.e === Outbox.name ? String(image.pk).slice(2, 28) : undefined };
}
