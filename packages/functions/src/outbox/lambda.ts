import { type JobMessage, jobsQueue } from "../cloud/queue.ts";
import { eventIn, type StreamRecord } from "./record.ts";

const send = jobsQueue();

/**
 * The outbox function: the events among the table's new rows go to the job function's queue, ids only. It reads the
 * stream of all firms (the one named exception) and therefore reaches nothing else: no table, no mail, no key.
 */
export async function handler({ Records }: { Records: readonly StreamRecord[] }) {
  const found = Records.flatMap((record) => {
    const event = eventIn(record);
    return event ? [{ at: record.dynamodb?.SequenceNumber ?? "", message: { event } satisfies JobMessage }] : [];
  });
  const taken = await send(found.map(({ message }) => message));
  const batchItemFailures = found.filter((_, at) => !taken[at]).map(({ at }) => ({ itemIdentifier: at }));
  return { batchItemFailures };
}
