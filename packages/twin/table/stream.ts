import { sequenceText, type TableRecord } from "./catalog.ts";
import type { Engine } from "./engine.ts";
import { fault, invalid } from "./fault.ts";
import { keys, type Operation, within } from "./storage.ts";
import type { StreamRecord } from "./stream-record.ts";
import type { Json } from "./wire.ts";

/** One shard for ever: local writes are few, and one reader sees all of a table in order. */
const SHARD = "shardId-00000001700000000000-00000001";
const RECORDS_MAX = 1000;
const RECORD_MS = 24 * 3_600_000;
/** Records a table keeps at most, of any age. */
const KEPT_MAX = 100_000;

export async function listStreams(engine: Engine, request: Json): Promise<Json> {
  const wanted = engine.catalog.all().filter(({ description: { LatestStreamArn, TableName } }) => {
    return LatestStreamArn && (request.TableName === undefined || request.TableName === TableName);
  });
  const Streams = wanted.map(({ description }) => ({
    StreamArn: description.LatestStreamArn,
    TableName: description.TableName,
    StreamLabel: description.LatestStreamLabel,
  }));
  return { Streams };
}

export async function describeStream(engine: Engine, request: Json): Promise<Json> {
  const { description, sequenceStart } = streamOf(engine, request.StreamArn);
  const { StreamSpecification: specification } = description;
  return {
    StreamDescription: {
      StreamArn: description.LatestStreamArn,
      StreamLabel: description.LatestStreamLabel,
      StreamStatus: specification?.StreamEnabled ? "ENABLED" : "DISABLED",
      StreamViewType: specification?.StreamViewType,
      TableName: description.TableName,
      KeySchema: description.KeySchema,
      Shards: [{ ShardId: SHARD, SequenceNumberRange: { StartingSequenceNumber: sequenceText(sequenceStart) } }],
    },
  };
}

export function getShardIterator(engine: Engine, request: Json): Promise<Json> {
  const { description } = streamOf(engine, request.StreamArn);
  // Between two writes: a number is taken before its batch is written, and LATEST must not step over that record.
  return engine.exclusive(async () => {
    const after = positionOf(engine, description.TableName, request);
    return { ShardIterator: encode({ arn: String(request.StreamArn), after }) };
  });
}

/** Records after the iterator's place, at most 1000, and an iterator for what follows. */
export async function getRecords(engine: Engine, request: Json): Promise<Json> {
  const { arn, after } = decode(request.ShardIterator);
  const table = streamOf(engine, arn).description.TableName;
  const limit = typeof request.Limit === "number" ? Math.min(request.Limit, RECORDS_MAX) : RECORDS_MAX;
  const prefix = keys.stream(table);
  const found = await engine.database.values({ gt: prefix + after, lt: `${prefix}~`, limit }).all();
  const Records = found as StreamRecord[];
  const newest = Records.at(-1)?.dynamodb.SequenceNumber ?? after;
  return { Records, NextShardIterator: encode({ arn, after: newest }) };
}

/** Keeps a day of records and at most 100,000, and always the newest, whose number the next one follows. */
export async function trimStreams(engine: Engine, nowMs: number, kept = KEPT_MAX): Promise<void> {
  for (const { description } of engine.catalog.all()) {
    if (!description.LatestStreamArn) continue;
    const table = description.TableName;
    const crowded = sequenceText(Math.max(0, engine.catalog.sequence(table) - kept));
    const trimmed: Operation[] = [];
    let previous: string | undefined;
    for await (const [key, value] of engine.database.iterator(within(keys.stream(table)))) {
      if (previous !== undefined) trimmed.push({ type: "del", key: previous });
      const { dynamodb } = value as StreamRecord;
      const old = nowMs - dynamodb.ApproximateCreationDateTime * 1000 > RECORD_MS;
      if (!old && dynamodb.SequenceNumber > crowded) break;
      previous = key;
    }
    if (trimmed.length > 0) await engine.database.batch(trimmed);
  }
}

function streamOf(engine: Engine, arn: unknown): TableRecord {
  const record = engine.catalog.all().find(({ description }) => description.LatestStreamArn === arn);
  if (record && typeof arn === "string") return record;
  throw fault("ResourceNotFoundException", `Requested resource not found: Stream: ${String(arn)} not found`);
}

/** The number after which reading begins; "" is before the first. */
function positionOf(engine: Engine, table: string, request: Json): string {
  const { ShardIteratorType: type, SequenceNumber: number } = request;
  if (type === "TRIM_HORIZON") return "";
  if (type === "LATEST") return sequenceText(engine.catalog.sequence(table));
  if (typeof number !== "string" || !/^\d{21}$/.test(number)) throw invalid("Invalid SequenceNumber");
  if (type === "AFTER_SEQUENCE_NUMBER") return number;
  if (type === "AT_SEQUENCE_NUMBER") return sequenceText(Number(number) - 1);
  throw invalid("Invalid ShardIteratorType");
}

interface Place {
  arn: string;
  after: string;
}

function encode(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString("base64");
}

function decode(iterator: unknown): Place {
  try {
    const place: Partial<Place> = JSON.parse(Buffer.from(String(iterator), "base64").toString());
    if (typeof place.arn === "string" && typeof place.after === "string") return { arn: place.arn, after: place.after };
  } catch {
    // Told below: an iterator of another make is the caller's mistake, whatever it holds.
  }
  throw invalid("Invalid ShardIterator");
}
