import { Outbox, type OutboxRow, rowsOf } from "../db/index.ts";
import { open, PLATFORM, PlatformOutbox, query } from "../db/platform.ts";

/** An event with the firm it belongs to; none for the platform's own. */
export interface Delivered extends OutboxRow {
  firmID: string | undefined;
}

const BATCH = 100;

/** What still waits in one outbox (a firm's, or the platform's own), oldest first. */
export async function pending(firmID: string | undefined): Promise<Delivered[]> {
  const { items } = await query(PLATFORM, { pk: ["OUTBOX"], limit: BATCH }, firmID);
  const rows = firmID ? rowsOf(Outbox, items) : rowsOf(PlatformOutbox, items);
  return rows.map((row) => ({ ...row, firmID }));
}

/** The work of an event is done: only now does its row go. */
export async function done({ eventID, firmID }: Delivered): Promise<void> {
  const row = firmID ? Outbox.delete({ eventID }).inFirm(firmID) : PlatformOutbox.delete({ eventID });
  await open(PLATFORM).write({ row }, {});
}

/** The event of a stream record's new image; undefined for every other row. */
export function fromImage(image: Record<string, unknown>): Delivered | undefined {
  if (image.e !== Outbox.name && image.e !== PlatformOutbox.name) return undefined;
  const { eventID, event, at, ids } = image as unknown as OutboxRow;
  return { eventID, event, at, ids, firmID: image.e === Outbox.name ? String(image.pk).slice(2, 28) : undefined };
}
