import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteItemCommand,
  DescribeTableCommand,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import {
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type ShardIteratorType,
  type _Record as StreamRecord,
} from "@aws-sdk/client-dynamodb-streams";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { key, n, plainShape, putter, startSubjects } from "./fixture.ts";

const subjects = await startSubjects();
afterAll(() => Promise.all(subjects.map((subject) => subject.close())));

const TableName = "streamed";

describe.each(subjects)("streams on $name", (subject) => {
  const { client, streams } = subject;
  const put = (item: Parameters<ReturnType<typeof putter>>[0]) => putter(subject)(item, { TableName });
  let arn = "";
  let shard = "";

  beforeAll(async () => {
    const StreamSpecification = { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" } as const;
    await client.send(new CreateTableCommand({ ...plainShape(TableName), StreamSpecification }));
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    arn = Table?.LatestStreamArn ?? "";
    const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn: arn }));
    expect(StreamDescription).toMatchObject({ StreamStatus: "ENABLED", StreamViewType: "NEW_AND_OLD_IMAGES" });
    shard = StreamDescription?.Shards?.[0]?.ShardId ?? "";
  });

  const iterator = async (type: ShardIteratorType, SequenceNumber?: string) => {
    const place = { StreamArn: arn, ShardId: shard, ShardIteratorType: type };
    const after = SequenceNumber === undefined ? {} : { SequenceNumber };
    return (await streams.send(new GetShardIteratorCommand({ ...place, ...after }))).ShardIterator;
  };
  const recordsFrom = async (ShardIterator: string | undefined) => {
    return await streams.send(new GetRecordsCommand({ ShardIterator }));
  };
  const recordsOf = async (pk: string): Promise<StreamRecord[]> => {
    const { Records = [] } = await recordsFrom(await iterator("TRIM_HORIZON"));
    return Records.filter(({ dynamodb }) => dynamodb?.Keys?.pk?.S === pk);
  };

  test("tells an insertion, a change and a removal, in order, with both images", async () => {
    await put({ ...key("life", "1"), v: n(1) });
    await put({ ...key("life", "1"), v: n(2) });
    await client.send(new DeleteItemCommand({ TableName, Key: key("life", "1") }));
    const records = await recordsOf("life");
    expect(records.map(({ eventName }) => eventName)).toEqual(["INSERT", "MODIFY", "REMOVE"]);
    expect(records[1]?.dynamodb).toMatchObject({ OldImage: { v: n(1) }, NewImage: { v: n(2) } });
    expect(records[2]?.dynamodb?.NewImage).toBeUndefined();
  });

  test("carries transactions and batches, and goes on after a number", async () => {
    const putOf = (sk: string) => ({ Put: { TableName, Item: key("many", sk) } });
    await client.send(new TransactWriteItemsCommand({ TransactItems: [putOf("1"), putOf("2")] }));
    const batch = { [TableName]: [{ PutRequest: { Item: key("many", "3") } }] };
    await client.send(new BatchWriteItemCommand({ RequestItems: batch }));
    const records = await recordsOf("many");
    expect(records.map(({ dynamodb }) => dynamodb?.Keys?.sk?.S)).toEqual(["1", "2", "3"]);
    const { Records } = await recordsFrom(
      await iterator("AFTER_SEQUENCE_NUMBER", records[1]?.dynamodb?.SequenceNumber),
    );
    expect(Records?.map(({ eventID }) => eventID)).toEqual([records[2]?.eventID]);
  });

  test("begins at the latest, and follows from one answer to the next", async () => {
    const start = await iterator("LATEST");
    await put(key("late", "1"));
    const first = await recordsFrom(start);
    expect(first.Records?.map(({ dynamodb }) => dynamodb?.Keys?.sk?.S)).toEqual(["1"]);
    await put(key("late", "2"));
    const second = await recordsFrom(first.NextShardIterator);
    expect(second.Records?.map(({ dynamodb }) => dynamodb?.Keys?.sk?.S)).toEqual(["2"]);
  });
});
