import { ID, log } from "@entrepairs/core/kernel";
import { Due, PlatformOutbox } from "@entrepairs/core/platform";
import { dispatch } from "../job/dispatch.ts";

/**
 * Hands every due item to the jobs of its event. One that fails goes to the outbox, where it is tried again later and
 * later: left here, it would hold the tick at its hour.
 */
export function tick(): Promise<number> {
  return Due.tick(async ({ event, ids, firmID, dueKey, dueAt }) => {
    // The same for every try of this item: what its job did once, it does not do again.
    const happened = { event, ids, firmID, eventID: ID.derived("event", firmID, dueKey, dueAt) };
    try {
      await dispatch(happened);
    } catch (error) {
      const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
      log("error", "due.failed", { due: event, dueKey, name, message, stack });
      return kept(happened);
    }
    return true;
  });
}

async function kept(happened: Parameters<typeof PlatformOutbox.keep>[0]): Promise<boolean> {
  try {
    await PlatformOutbox.keep(happened);
    return true;
  } catch (error) {
    log("error", "due.not_kept", { eventID: happened.eventID, message: String(error) });
    return false;
  }
}
