import { PlatformOutbox } from "@entrepairs/core/platform";
import { work } from "./consume.ts";

/** A record of the table's stream as Lambda hands it over: typed attributes. */
export interface StreamRecord {
  eventName?: string | undefined;
  dynamodb?: { NewImage?: Record<string, Attribute> | undefined; SequenceNumber?: string | undefined } | undefined;
}
type Attribute = Record<string, unknown>;

/** Plain values of an outbox row: texts, and maps of texts. */
function plain(value: Attribute): unknown {
  if ("S" in value) return value.S;
  if ("N" in value) return Number(value.N);
  if ("M" in value) {
    const map = value.M as Record<string, Attribute>;
    return Object.fromEntries(Object.entries(map).map(([name, inner]) => [name, plain(inner)]));
  }
  return undefined;
}

/**
 * The outbox function: the events among new rows are handed to their jobs. What failed is noted in its row and tried
 * again by the sweep, so that it holds up no neighbour; the stream keeps only what could not be noted.
 */
export async function handler(event: { Records: readonly StreamRecord[] }) {
  const outcomes = await Promise.all(event.Records.map(handleOne));
  const batchItemFailures = event.Records.filter((_, at) => !outcomes[at]).map((record) => ({
    itemIdentifier: record.dynamodb?.SequenceNumber ?? "",
  }));
  return { batchItemFailures };
}

async function handleOne({ eventName, dynamodb }: StreamRecord): Promise<boolean> {
  const image = dynamodb?.NewImage;
  if (eventName !== "INSERT" || !image) return true;
  const delivered = PlatformOutbox.fromImage(
    Object.fromEntries(Object.entries(image).map(([name, value]) => [name, plain(value)])),
  );
  return delivered ? (await work(delivered)) !== "lost" : true;
}
