import { log } from "@entrepairs/core/kernel";
import { Due } from "@entrepairs/core/platform";
import { dispatch } from "../job/dispatch.ts";

/** Hands every due item to the jobs of its event. An item that fails stays and comes again at the next tick. */
export function tick(): Promise<number> {
  return Due.tick(async ({ event, ids, firmID, dueKey }) => {
    try {
      await dispatch({ event, ids, firmID, eventID: dueKey });
      return true;
    } catch (error) {
      const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
      log("error", "due.failed", { due: event, dueKey, name, message, stack });
      return false;
    }
  });
}
