import {
  type AttributeValue,
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { startDynoxide, startTable, type TableEngine } from "./index.ts";

/** The table of the conformance tests: an index with every attribute, and one with keys alone and numbers to sort. */
export const TABLE = "conformance";
export const OTHER_TABLE = "conformance-other";

export type Record = { [attribute: string]: AttributeValue };

/** One engine under test and clients that speak to it. */
export interface Subject {
  name: string;
  client: DynamoDBClient;
  streams: DynamoDBStreamsClient;
  close(): Promise<void>;
}

/** The AWS SDK's settings for an engine on this machine: no account, no second try that would hide a fault. */
export function settings(engine: Pick<TableEngine, "endpoint">) {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  return { endpoint: engine.endpoint, region: "us-east-1", credentials, maxAttempts: 1 };
}

/** Our engine, and the other one where its package is installed, each with both tables made. */
export async function startSubjects(): Promise<Subject[]> {
  const ours = await startTable({});
  const dynoxide = await startDynoxide();
  const subjects = [subjectOf("our engine", ours)];
  if (dynoxide) subjects.push(subjectOf("dynoxide", dynoxide));
  for (const { client } of subjects) {
    await client.send(new CreateTableCommand(tableShape(TABLE)));
    await client.send(new CreateTableCommand({ ...plainShape(OTHER_TABLE) }));
  }
  return subjects;
}

function subjectOf(name: string, engine: TableEngine): Subject {
  const client = new DynamoDBClient(settings(engine));
  const streams = new DynamoDBStreamsClient(settings(engine));
  const close = () => {
    client.destroy();
    streams.destroy();
    return engine.close();
  };
  return { name, client, streams, close };
}

/** A table with text keys `pk` and `sk`, and no index. */
export function plainShape(name: string): CreateTableCommandInput {
  return {
    TableName: name,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [
      { AttributeName: "pk", AttributeType: "S" },
      { AttributeName: "sk", AttributeType: "S" },
    ],
    KeySchema: [
      { AttributeName: "pk", KeyType: "HASH" },
      { AttributeName: "sk", KeyType: "RANGE" },
    ],
  };
}

function tableShape(name: string): CreateTableCommandInput {
  const plain = plainShape(name);
  const index = (prefix: string, ProjectionType: "ALL" | "KEYS_ONLY") => ({
    IndexName: prefix,
    KeySchema: [
      { AttributeName: `${prefix}pk`, KeyType: "HASH" as const },
      { AttributeName: `${prefix}sk`, KeyType: "RANGE" as const },
    ],
    Projection: { ProjectionType },
  });
  return {
    ...plain,
    AttributeDefinitions: [
      ...(plain.AttributeDefinitions ?? []),
      { AttributeName: "byTextpk", AttributeType: "S" },
      { AttributeName: "byTextsk", AttributeType: "S" },
      { AttributeName: "byNumberpk", AttributeType: "S" },
      { AttributeName: "byNumbersk", AttributeType: "N" },
    ],
    GlobalSecondaryIndexes: [index("byText", "ALL"), index("byNumber", "KEYS_ONLY")],
  };
}

export const s = (text: string): AttributeValue => ({ S: text });
export const n = (number: number | string): AttributeValue => ({ N: String(number) });
export const key = (pk: string, sk: string): Record => ({ pk: s(pk), sk: s(sk) });

export function putter({ client }: Subject) {
  return (item: Record, more: Partial<PutItemCommandInput> = {}) =>
    client.send(new PutItemCommand({ TableName: TABLE, Item: item, ...more }));
}

export function getter({ client }: Subject) {
  return async (pk: string, sk: string, TableName = TABLE): Promise<Record | undefined> => {
    const { Item } = await client.send(new GetItemCommand({ TableName, Key: key(pk, sk), ConsistentRead: true }));
    return Item;
  };
}

export function transactor({ client }: Subject) {
  return (TransactItems: TransactWriteItem[], ClientRequestToken?: string) =>
    client.send(
      new TransactWriteItemsCommand({ TransactItems, ...(ClientRequestToken ? { ClientRequestToken } : {}) }),
    );
}
