import type { TableOptions } from "./client.ts";
import { TABLE } from "./table.ts";
import { wire } from "./wire.ts";

/** Creates the table on a local engine when it is not there; on AWS the foundation does. */
export async function ensureTable(options: TableOptions): Promise<void> {
  const call = wire(options);
  const { tableName: TableName } = options;
  try {
    await call("DescribeTable", { TableName });
    return;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "ResourceNotFoundException") throw error;
  }
  await call("CreateTable", { TableName, ...definition() });
  await call("UpdateTimeToLive", {
    TableName,
    TimeToLiveSpecification: { AttributeName: TABLE.ttl, Enabled: true },
  });
}

function definition(): object {
  const attributes = [TABLE.keys, ...TABLE.indexes].flatMap(({ partition, sort }) => [partition, sort]);
  const keySchema = ({ partition, sort }: { partition: string; sort: string }) => [
    { AttributeName: partition, KeyType: "HASH" },
    { AttributeName: sort, KeyType: "RANGE" },
  ];
  return {
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: attributes.map((name) => ({ AttributeName: name, AttributeType: "S" })),
    KeySchema: keySchema(TABLE.keys),
    GlobalSecondaryIndexes: TABLE.indexes.map((index) => ({
      IndexName: index.name,
      KeySchema: keySchema(index),
      Projection: { ProjectionType: "ALL" },
    })),
    StreamSpecification: { StreamEnabled: true, StreamViewType: TABLE.stream },
  };
}
