import { randomBytes } from "node:crypto";
import { type Catalog, sequenceText } from "./catalog.ts";
import { dynalite } from "./dynalite.ts";
import { keys, type Operation } from "./storage.ts";
import { type Item, primaryKey, sameValue } from "./wire.ts";

/** One item as a write found it and as it leaves it; absent means no item. */
export interface Change {
  table: string;
  /** The item's whole key in the database. */
  key: string;
  before: Item | undefined;
  after: Item | undefined;
}

/**
 * Set on what TTL removes, so that a reader can tell it from a person's deletion. The streams API spells its members
 * with capitals; the event that a Lambda receives spells them without.
 */
export interface UserIdentity {
  Type: "Service";
  PrincipalId: string;
}

export interface StreamRecord {
  eventID: string;
  eventName: "INSERT" | "MODIFY" | "REMOVE";
  eventVersion: string;
  eventSource: string;
  awsRegion: string;
  userIdentity?: UserIdentity;
  dynamodb: {
    /** Seconds since 1970. */
    ApproximateCreationDateTime: number;
    Keys: Item;
    NewImage?: Item;
    OldImage?: Item;
    SequenceNumber: string;
    SizeBytes: number;
    StreamViewType: string;
  };
}

/** The record of a change, to be written in the same batch; none without a stream or when nothing changed. */
export function recordOf(catalog: Catalog, change: Change, who: UserIdentity | undefined): Operation | undefined {
  const { table, before, after } = change;
  const { description } = catalog.get(table);
  const image = after ?? before;
  if (!description.StreamSpecification?.StreamEnabled || !image || sameValue(before, after)) return undefined;
  const view = description.StreamSpecification.StreamViewType ?? "NEW_AND_OLD_IMAGES";
  const sequence = sequenceText(catalog.nextSequence(table));
  const record: StreamRecord = {
    eventID: randomBytes(16).toString("hex"),
    eventName: eventName(change),
    eventVersion: "1.1",
    eventSource: "aws:dynamodb",
    awsRegion: "us-east-1",
    ...(who ? { userIdentity: who } : {}),
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(Date.now() / 1000),
      Keys: primaryKey(image, description),
      ...(after && view.includes("NEW") ? { NewImage: after } : {}),
      ...(before && view.includes("OLD") ? { OldImage: before } : {}),
      SequenceNumber: sequence,
      SizeBytes: dynalite.itemSize(image),
      StreamViewType: view,
    },
  };
  return { type: "put", key: keys.stream(table) + sequence, value: record };
}

function eventName({ before, after }: Change): StreamRecord["eventName"] {
  if (!before) return "INSERT";
  return after ? "MODIFY" : "REMOVE";
}
