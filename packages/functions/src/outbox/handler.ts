import { work } from "./consume.ts";
import { eventIn, type StreamRecord } from "./record.ts";

/**
 * On one machine the events among new rows are worked at once. What failed is noted in its row and tried again by the
 * sweep, so that it holds up no neighbour; the stream keeps only what could not be noted.
 */
export async function handler(event: { Records: readonly StreamRecord[] }) {
  const outcomes = await Promise.all(event.Records.map(handleOne));
  const batchItemFailures = event.Records.filter((_, at) => !outcomes[at]).map((record) => ({
    itemIdentifier: record.dynamodb?.SequenceNumber ?? "",
  }));
  return { batchItemFailures };
}

async function handleOne(record: StreamRecord): Promise<boolean> {
  const delivered = eventIn(record);
  return delivered ? (await work(delivered)) !== "lost" : true;
}
