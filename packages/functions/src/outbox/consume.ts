import { log } from "@entrepairs/core/kernel";
import { Directory, PlatformOutbox } from "@entrepairs/core/platform";
import { dispatch } from "../job/dispatch.ts";

/** Events under way in this process: the stream and a sweep may bring the same one at the same time. */
const underWay = new Map<string, Promise<boolean>>();

/** Does the work of one event; its row goes when all of it is done, so that what failed is found again. */
export function consume(delivered: PlatformOutbox.Delivered): Promise<boolean> {
  const running = underWay.get(delivered.eventID);
  if (running) return running;
  const work = consumeOne(delivered).finally(() => underWay.delete(delivered.eventID));
  underWay.set(delivered.eventID, work);
  return work;
}

async function consumeOne(delivered: PlatformOutbox.Delivered): Promise<boolean> {
  try {
    await dispatch(delivered);
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    log("error", "event.failed", { event: delivered.event, eventID: delivered.eventID, name, message, stack });
    return false;
  }
  await PlatformOutbox.done(delivered);
  return true;
}

/** Everything that still waits, of the platform and of every firm: at start, and when the stream lost something. */
export async function sweep(): Promise<number> {
  let count = await sweepOne(undefined);
  for await (const firmID of Directory.firms()) count += await sweepOne(firmID);
  return count;
}

async function sweepOne(firmID: string | undefined): Promise<number> {
  let count = 0;
  for (;;) {
    const waiting = await PlatformOutbox.pending(firmID);
    const done = await Promise.all(waiting.map(consume));
    count += done.filter(Boolean).length;
    if (waiting.length < 100 || !done.some(Boolean)) return count;
  }
}
