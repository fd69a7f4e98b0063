import { log } from "@entrepairs/core/kernel";
import {
  configureFiles,
  configureFunction,
  configureMail,
  configurePages,
  configurePlatform,
  configureStripe,
} from "../cloud/configure.ts";
import type { JobMessage } from "../cloud/queue.ts";
import { work } from "../outbox/consume.ts";
import { workDue } from "../tick/tick.ts";

configureFunction();
configureStripe();
configureFiles();
configurePlatform();
configureMail();
configurePages();

interface QueueRecord {
  messageId: string;
  body: string;
}

/**
 * The job function: works what the queue brings. What fails is noted in the table and comes back by the tick, later and
 * later; only what could not be noted is given back to the queue, alone, and from there to its dead letters.
 */
export async function handler({ Records }: { Records: readonly QueueRecord[] }) {
  const outcomes = await Promise.all(Records.map(handleOne));
  const batchItemFailures = Records.filter((_, at) => !outcomes[at]).map(({ messageId }) => ({
    itemIdentifier: messageId,
  }));
  return { batchItemFailures };
}

async function handleOne({ messageId, body }: QueueRecord): Promise<boolean> {
  try {
    const message = JSON.parse(body) as JobMessage;
    return "event" in message ? (await work(message.event)) !== "lost" : await workDue(message.due);
  } catch (error) {
    // Never what it said: a letter that cannot be read may hold anything.
    log("error", "queue.unreadable", { messageId, name: error instanceof Error ? error.name : "unknown" });
    return false;
  }
}
