import { Closing } from "@entrepairs/core/closing";
import { Actor, log } from "@entrepairs/core/kernel";
import { Due, PlatformOutbox } from "@entrepairs/core/platform";
import { dispatch, type Happened } from "../job/dispatch.ts";
import { work } from "../outbox/consume.ts";
import { happenedOf } from "./happened.ts";

/** On one machine: does what is due, one after the other. */
export function tick(): Promise<number> {
  return Due.tick(async (items) => {
    const done: boolean[] = [];
    for (const item of items) done.push(await workDue(happenedOf(item)));
    return done;
  });
}

/**
 * Hands a due item to the jobs of its event. One that fails goes to the outbox, where it is tried again later and later:
 * left where it was, it would hold the tick at its hour. False when not even that could be written.
 */
export async function workDue(happened: Happened): Promise<boolean> {
  if (happened.event === PlatformOutbox.AGAIN) return again(happened);
  try {
    if (!(await isVoid(happened))) await dispatch(happened);
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    log("error", "due.failed", { due: happened.event, eventID: happened.eventID, name, message, stack });
    return kept(happened);
  }
  return true;
}

/** What was due for a firm that is closed since is due no more; its own end is. */
async function isVoid({ firmID, event }: Happened): Promise<boolean> {
  if (!firmID || event.startsWith("rights.")) return false;
  return Actor.provide({ type: "system", firmID, job: "due" }, () => Closing.isOver());
}

/** Another try of an event that failed. */
async function again({ ids, firmID }: Happened): Promise<boolean> {
  const event = await PlatformOutbox.due(ids.eventID ?? "", firmID);
  return event ? (await work(event)) !== "lost" : true;
}

async function kept(happened: Happened): Promise<boolean> {
  try {
    await PlatformOutbox.keep(happened);
    return true;
  } catch (error) {
    log("error", "due.not_kept", { eventID: happened.eventID, message: String(error) });
    return false;
  }
}
