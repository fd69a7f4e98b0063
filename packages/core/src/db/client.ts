import {
  BatchGetItemCommand,
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  QueryCommand,
  type QueryCommandInput,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import { port } from "../kernel/index.ts";
import { TABLE } from "./table.ts";

type Key = Record<string, { S: string }>;
export type Marshalled = NonNullable<Awaited<ReturnType<TableClient["query"]>>["Items"]>[number];

/** The three calls that the product makes to its table; tests wrap them to count, to fail, to stop. */
export interface TableClient {
  query(input: Omit<QueryCommandInput, "TableName">): Promise<import("@aws-sdk/client-dynamodb").QueryCommandOutput>;
  getAll(keys: Key[]): Promise<Record<string, import("@aws-sdk/client-dynamodb").AttributeValue>[]>;
  transact(items: TransactWriteItem[], token: string): Promise<void>;
  readonly tableName: string;
}

export const Table = port<TableClient>("table");

export interface TableOptions {
  tableName: string;
  region?: string | undefined;
  /** Where the engine listens; absent on AWS. */
  endpoint?: string | undefined;
}

export function dynamo(options: Omit<TableOptions, "tableName">): DynamoDBClient {
  const local = options.endpoint
    ? { endpoint: options.endpoint, credentials: { accessKeyId: "local", secretAccessKey: "local" } }
    : {};
  return new DynamoDBClient({ region: options.region ?? "eu-west-3", maxAttempts: 4, ...local });
}

export function tableClient(options: TableOptions, client = dynamo(options)): TableClient {
  const { tableName } = options;
  return {
    tableName,
    query: (input) => client.send(new QueryCommand({ ...input, TableName: tableName })),
    getAll: (keys) => getAll(client, tableName, keys),
    transact: async (items, token) => {
      await client.send(new TransactWriteItemsCommand({ TransactItems: items, ClientRequestToken: token }));
    },
  };
}

async function getAll(client: DynamoDBClient, tableName: string, keys: Key[]) {
  const found: Record<string, import("@aws-sdk/client-dynamodb").AttributeValue>[] = [];
  let asked: Key[] | undefined = keys;
  for (let attempt = 0; asked && asked.length > 0; attempt++) {
    if (attempt === 8) throw new Error("The table left keys unread eight times");
    const answer: import("@aws-sdk/client-dynamodb").BatchGetItemCommandOutput = await client.send(
      new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys: asked, ConsistentRead: true } } }),
    );
    found.push(...(answer.Responses?.[tableName] ?? []));
    asked = answer.UnprocessedKeys?.[tableName]?.Keys as Key[] | undefined;
  }
  return found;
}

/** Creates the table on a local engine when it is not there; on AWS the foundation does. */
export async function ensureTable(options: TableOptions): Promise<void> {
  const client = dynamo(options);
  try {
    await client.send(new DescribeTableCommand({ TableName: options.tableName }));
    return;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "ResourceNotFoundException") throw error;
  }
  const attributes = [TABLE.keys, ...TABLE.indexes].flatMap(({ partition, sort }) => [partition, sort]);
  const keySchema = ({ partition, sort }: { partition: string; sort: string }) => [
    { AttributeName: partition, KeyType: "HASH" as const },
    { AttributeName: sort, KeyType: "RANGE" as const },
  ];
  await client.send(
    new CreateTableCommand({
      TableName: options.tableName,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: attributes.map((name) => ({ AttributeName: name, AttributeType: "S" })),
      KeySchema: keySchema(TABLE.keys),
      GlobalSecondaryIndexes: TABLE.indexes.map((index) => ({
        IndexName: index.name,
        KeySchema: keySchema(index),
        Projection: { ProjectionType: "ALL" },
      })),
      StreamSpecification: { StreamEnabled: true, StreamViewType: TABLE.stream },
    }),
  );
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName: options.tableName,
      TimeToLiveSpecification: { AttributeName: TABLE.ttl, Enabled: true },
    }),
  );
}
