import { PlatformOutbox } from "@entrepairs/core/platform";

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

/** The event that a record of the stream brings; undefined for every other row, and for a row that changed or went. */
export function eventIn({ eventName, dynamodb }: StreamRecord): PlatformOutbox.Delivered | undefined {
  const image = dynamodb?.NewImage;
  if (eventName !== "INSERT" || !image) return undefined;
  return PlatformOutbox.fromImage(
    Object.fromEntries(Object.entries(image).map(([name, value]) => [name, plain(value)])),
  );
}
