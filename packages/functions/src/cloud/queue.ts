import { jsonCaller } from "@entrepairs/core/gateway/aws";
import { log } from "@entrepairs/core/kernel";
import type { PlatformOutbox } from "@entrepairs/core/platform";
import type { Happened } from "../job/dispatch.ts";
import { setting } from "./setting.ts";

/** SQS takes ten at once. */
const BATCH = 10;

/** What the job function is given: an event whose row waits in its outbox, or what became due. Ids only. */
export type JobMessage = { event: PlatformOutbox.Delivered } | { due: Happened };

/** Puts work on the queue of the job function; answers which of it was taken, in order. */
export type Send = (messages: readonly JobMessage[]) => Promise<boolean[]>;

/** The queue that the environment names (`JOBS_QUEUE_URL`). */
export function jobsQueue(): Send {
  const QueueUrl = setting("JOBS_QUEUE_URL");
  const endpoint = process.env.SQS_ENDPOINT;
  const call = jsonCaller({ service: "sqs", target: "AmazonSQS", version: "1.0", endpoint });
  const sendTen = async (messages: readonly JobMessage[]): Promise<boolean[]> => {
    const Entries = messages.map((message, at) => ({ Id: String(at), MessageBody: JSON.stringify(message) }));
    try {
      const { Successful = [] } = (await call("SendMessageBatch", { QueueUrl, Entries })) as Batch;
      const taken = new Set(Successful.map(({ Id }) => Id));
      return Entries.map(({ Id }) => taken.has(Id));
    } catch (error) {
      log("error", "queue.refused", { message: String(error), count: messages.length });
      return messages.map(() => false);
    }
  };
  return async (messages) => {
    const batches = Array.from({ length: Math.ceil(messages.length / BATCH) }, (_, at) =>
      sendTen(messages.slice(at * BATCH, (at + 1) * BATCH)),
    );
    return (await Promise.all(batches)).flat();
  };
}

interface Batch {
  Successful?: readonly { Id: string }[];
}
