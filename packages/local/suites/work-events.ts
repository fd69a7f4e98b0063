import { PlatformOutbox } from "@entrepairs/core/platform";
import { consume } from "@entrepairs/functions/outbox/consume.ts";

/** Works every event of the firm until none waits. False when a job failed: a dead process leaves the rest. */
export async function workEvents(firmID: string): Promise<boolean> {
  for (;;) {
    const waiting = await PlatformOutbox.pending(firmID);
    if (waiting.length === 0) return true;
    for (const event of waiting) if (!(await consume(event))) return false;
  }
}
