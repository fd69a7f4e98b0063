import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  GetItemCommand,
  ListTablesCommand,
  ListTagsOfResourceCommand,
  PutItemCommand,
  QueryCommand,
  TagResourceCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
  waitUntilTableNotExists,
} from "@aws-sdk/client-dynamodb";
import { afterAll, describe, expect, test } from "vitest";
import { key, OTHER_TABLE, plainShape, s, startSubjects, TABLE } from "./fixture.ts";

const subjects = await startSubjects();
afterAll(() => Promise.all(subjects.map((subject) => subject.close())));

describe.each(subjects)("tables on $name", ({ client }) => {
  const wait = { client, maxWaitTime: 10, minDelay: 0.05, maxDelay: 0.2 };
  const describeTable = async (TableName: string) => (await client.send(new DescribeTableCommand({ TableName }))).Table;

  test("describes what was created", async () => {
    expect(await describeTable(TABLE)).toMatchObject({
      TableStatus: "ACTIVE",
      BillingModeSummary: { BillingMode: "PAY_PER_REQUEST" },
      KeySchema: plainShape(TABLE).KeySchema,
      GlobalSecondaryIndexes: [{ IndexStatus: "ACTIVE" }, { IndexStatus: "ACTIVE" }],
    });
  });

  test("refuses a second table of the same name, and reads of an unknown one", async () => {
    await expect(client.send(new CreateTableCommand(plainShape(TABLE)))).rejects.toMatchObject({
      name: "ResourceInUseException",
    });
    const unknown = new GetItemCommand({ TableName: "nowhere", Key: key("a", "b") });
    await expect(client.send(unknown)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });

  test("keeps a protected table", async () => {
    const TableName = "guarded";
    await client.send(new CreateTableCommand({ ...plainShape(TableName), DeletionProtectionEnabled: true }));
    await waitUntilTableExists(wait, { TableName });
    await expect(client.send(new DeleteTableCommand({ TableName }))).rejects.toMatchObject({
      name: "ValidationException",
    });
    await client.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false }));
    await client.send(new DeleteTableCommand({ TableName }));
  });

  test("fills a new index with what is already there", async () => {
    await client.send(new PutItemCommand({ TableName: OTHER_TABLE, Item: { ...key("fill", "1"), g: s("x") } }));
    const index = { IndexName: "byG", KeySchema: [{ AttributeName: "g", KeyType: "HASH" as const }] };
    await client.send(
      new UpdateTableCommand({
        TableName: OTHER_TABLE,
        AttributeDefinitions: ["pk", "sk", "g"].map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
        GlobalSecondaryIndexUpdates: [{ Create: { ...index, Projection: { ProjectionType: "ALL" } } }],
      }),
    );
    const isActive = async () => (await describeTable(OTHER_TABLE))?.GlobalSecondaryIndexes?.[0]?.IndexStatus;
    await expect.poll(isActive, { timeout: 5_000 }).toBe("ACTIVE");
    const query = { TableName: OTHER_TABLE, IndexName: "byG", KeyConditionExpression: "g = :g" };
    const { Count } = await client.send(new QueryCommand({ ...query, ExpressionAttributeValues: { ":g": s("x") } }));
    expect(Count).toBe(1);
  });

  test("tells the attribute of time to live", async () => {
    const TimeToLiveSpecification = { AttributeName: "ttl", Enabled: true };
    await client.send(new UpdateTimeToLiveCommand({ TableName: TABLE, TimeToLiveSpecification }));
    const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName: TABLE }));
    expect(TimeToLiveDescription).toMatchObject({
      AttributeName: "ttl",
      TimeToLiveStatus: expect.stringMatching(/ENABL/),
    });
  });

  test("keeps tags", async () => {
    const { TableArn = "" } = (await describeTable(TABLE)) ?? {};
    await client.send(new TagResourceCommand({ ResourceArn: TableArn, Tags: [{ Key: "a", Value: "b" }] }));
    const { Tags } = await client.send(new ListTagsOfResourceCommand({ ResourceArn: TableArn }));
    expect(Tags).toEqual([{ Key: "a", Value: "b" }]);
  });

  test("lists tables, and no longer one that was deleted", async () => {
    const TableName = "brief";
    await client.send(new CreateTableCommand(plainShape(TableName)));
    await waitUntilTableExists(wait, { TableName });
    await client.send(new PutItemCommand({ TableName, Item: key("a", "b") }));
    const list = async () => (await client.send(new ListTablesCommand({}))).TableNames;
    expect(await list()).toContain(TableName);
    await client.send(new DeleteTableCommand({ TableName }));
    await waitUntilTableNotExists(wait, { TableName });
    expect(await list()).not.toContain(TableName);
    await client.send(new CreateTableCommand(plainShape(TableName)));
    await waitUntilTableExists(wait, { TableName });
    const { Item } = await client.send(new GetItemCommand({ TableName, Key: key("a", "b") }));
    expect(Item).toBeUndefined();
  });
});
