import { log } from "@entrepairs/core/kernel";
import { Directory, PlatformOutbox } from "@entrepairs/core/platform";
import { dispatch } from "../job/dispatch.ts";

/** later: its failure is noted, the sweep tries it again in time. lost: not even that; whoever handed it over keeps it. */
export type Outcome = "done" | "later" | "lost";

/** Events under way in this process: the stream and a sweep may bring the same one at the same time. */
const underWay = new Map<string, Promise<Outcome>>();

/** Does the work of one event; its row goes when all of it is done, so that what failed is found again. */
export async function consume(delivered: PlatformOutbox.Delivered): Promise<boolean> {
  return (await work(delivered)) === "done";
}

/** The same, for those who must know whether a failure was noted. */
export function work(delivered: PlatformOutbox.Delivered): Promise<Outcome> {
  const running = underWay.get(delivered.eventID);
  if (running) return running;
  const outcome = workOnce(delivered).finally(() => underWay.delete(delivered.eventID));
  underWay.set(delivered.eventID, outcome);
  return outcome;
}

async function workOnce(delivered: PlatformOutbox.Delivered): Promise<Outcome> {
  try {
    await dispatch(delivered);
  } catch (error) {
    const { event, eventID, firmID } = delivered;
    log("error", "event.failed", { what: event, eventID, firmID, ...told(error) });
    return noted(delivered);
  }
  await PlatformOutbox.done(delivered);
  return "done";
}

async function noted(delivered: PlatformOutbox.Delivered): Promise<Outcome> {
  try {
    await PlatformOutbox.failed(delivered);
    return "later";
  } catch (error) {
    log("error", "event.not_noted", { eventID: delivered.eventID, ...told(error) });
    return "lost";
  }
}

function told(error: unknown) {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return { name, message, stack };
}

/** Everything that waits and whose time has come, of the platform and of every firm: what the stream lost, what failed. */
export async function sweep(): Promise<number> {
  let count = await sweepOne(undefined);
  for await (const firmID of Directory.firms()) count += await sweepOne(firmID);
  return count;
}

async function sweepOne(firmID: string | undefined): Promise<number> {
  let count = 0;
  for (;;) {
    const waiting = await PlatformOutbox.pending(firmID);
    const outcomes = await Promise.all(waiting.map(work));
    count += outcomes.filter((outcome) => outcome === "done").length;
    const stuck = outcomes.every((outcome) => outcome === "lost");
    if (waiting.length < PlatformOutbox.BATCH || stuck) return count;
  }
}
