import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import { DynamoDBStreamsClient, GetRecordsCommand, GetShardIteratorCommand } from "@aws-sdk/client-dynamodb-streams";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openCatalog } from "./catalog.ts";
import { createEngine } from "./engine.ts";
import { key, n, plainShape, type Record, s, settings } from "./fixture.ts";
import { startTable, type TableEngine, type TableOptions } from "./index.ts";
import { operate } from "./operation.ts";
import { keys, openDatabase, within } from "./storage.ts";
import { trimStreams } from "./stream.ts";

const TableName = "engine";
const stream = { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" } as const;

let folder = "";
let engine: TableEngine;
let client: DynamoDBClient;

async function open(options: TableOptions = {}): Promise<void> {
  engine = await startTable({ folder, ...options });
  client = new DynamoDBClient(settings(engine));
}

async function close(): Promise<void> {
  client.destroy();
  await engine.close();
}

const put = (Item: Record) => client.send(new PutItemCommand({ TableName, Item }));
const get = async (pk: string, sk: string) =>
  (await client.send(new GetItemCommand({ TableName, Key: key(pk, sk) }))).Item;

async function records() {
  const streams = new DynamoDBStreamsClient(settings(engine));
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  const place = { StreamArn: Table?.LatestStreamArn, ShardId: "any", ShardIteratorType: "TRIM_HORIZON" } as const;
  const { ShardIterator } = await streams.send(new GetShardIteratorCommand(place));
  const { Records = [] } = await streams.send(new GetRecordsCommand({ ShardIterator }));
  streams.destroy();
  return Records;
}

describe("the local table", () => {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "table-"));
    await open({ ttlSweepMs: 50 });
    await client.send(new CreateTableCommand({ ...plainShape(TableName), StreamSpecification: stream }));
  });
  afterEach(async () => {
    await close();
    await rm(folder, { recursive: true, force: true });
  });

  test("keeps items, streams, their numbers and clients' tokens over a restart", async () => {
    const add = {
      TableName,
      Key: key("a", "1"),
      UpdateExpression: "ADD v :one",
      ExpressionAttributeValues: { ":one": n(1) },
    };
    const once = new TransactWriteItemsCommand({ TransactItems: [{ Update: add }], ClientRequestToken: "kept-token" });
    await client.send(once);
    await close();
    await open();
    await client.send(once);
    expect(await get("a", "1")).toMatchObject({ v: n(1) });
    await put(key("a", "2"));
    const numbers = (await records()).map(({ dynamodb }) => dynamodb?.SequenceNumber ?? "");
    expect(numbers).toHaveLength(2);
    expect(Number(numbers[1])).toBe(Number(numbers[0]) + 1);
  });

  test("refuses a folder that another engine holds", async () => {
    await expect(startTable({ folder })).rejects.toThrow("Another process holds the table");
  });

  test("tells each commit that reached a stream, until told to stop", async () => {
    let told = 0;
    const stop = engine.onCommit(() => {
      told += 1;
    });
    await put(key("a", "1"));
    await put(key("a", "1"));
    await get("a", "1");
    expect(told).toBe(1);
    expect(await records()).toHaveLength(1);
    stop();
    await put(key("a", "2"));
    expect(told).toBe(1);
  });

  test("counts requests by operation", async () => {
    await put(key("a", "1"));
    await get("a", "1");
    await get("a", "2");
    expect(engine.calls()).toEqual({ CreateTable: 1, PutItem: 1, GetItem: 2 });
  });

  test("removes what has expired, in its own name, and nothing else", async () => {
    const now = Math.floor(Date.now() / 1000);
    await put({ ...key("early", "1"), ttl: n(now - 60) });
    const TimeToLiveSpecification = { AttributeName: "ttl", Enabled: true };
    await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
    await put({ ...key("late", "1"), ttl: n(now - 30) });
    await put({ ...key("spared", "1"), ttl: n(now + 3600) });
    await put({ ...key("ancient", "1"), ttl: n(1) });
    await put({ ...key("text", "1"), ttl: s("soon") });
    await expect.poll(() => get("early", "1")).toBeUndefined();
    await expect.poll(() => get("late", "1")).toBeUndefined();
    for (const pk of ["spared", "ancient", "text"]) expect(await get(pk, "1")).toBeDefined();
    const removals = (await records()).filter(({ eventName }) => eventName === "REMOVE");
    expect(removals.map(({ dynamodb }) => dynamodb?.Keys?.pk?.S)).toEqual(["early", "late"]);
    expect(removals[0]?.userIdentity).toMatchObject({ Type: "Service", PrincipalId: "dynamodb.amazonaws.com" });
  });

  test("spares an item that was given more time", async () => {
    const TimeToLiveSpecification = { AttributeName: "ttl", Enabled: true };
    await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
    const now = Math.floor(Date.now() / 1000);
    await put({ ...key("renewed", "1"), ttl: n(now + 1) });
    await put({ ...key("renewed", "1"), ttl: n(now + 3600) });
    await put({ ...key("witness", "1"), ttl: n(now + 1) });
    await expect.poll(() => get("witness", "1"), { timeout: 4_000 }).toBeUndefined();
    expect(await get("renewed", "1")).toBeDefined();
  });

  test.each([
    ["a body above 16 MB", { body: `{"a":"${"x".repeat(16 * 1024 * 1024)}"}` }, 413],
    ["a body that is no JSON", { body: "nonsense" }, 400],
    ["another host's name", { host: "example.org" }, 400],
    ["an operation it does not have", { body: "{}" }, 400],
  ])("refuses %s", async (_what, { body = "{}", host = "127.0.0.1" }: { body?: string; host?: string }, status) => {
    expect(await statusOf(body, host)).toBe(status);
  });
});

test("keeps a hundred thousand stream records at most, a day long, and the newest for ever", async () => {
  const database = await openDatabase(undefined);
  const inner = createEngine(database, await openCatalog(database));
  await operate(inner, "CreateTable", { ...plainShape(TableName), StreamSpecification: stream });
  for (let i = 0; i < 10; i += 1) await operate(inner, "PutItem", { TableName, Item: key("a", String(i)) });
  const left = async () => (await database.keys(within(keys.stream(TableName))).all()).length;
  await trimStreams(inner, Date.now());
  expect(await left()).toBe(10);
  await trimStreams(inner, Date.now(), 4);
  expect(await left()).toBe(4);
  await trimStreams(inner, Date.now() + 25 * 3_600_000);
  expect(await left()).toBe(1);
  await database.close();
});

function statusOf(body: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { host, "x-amz-target": "DynamoDB_20120810.Nothing", "content-length": Buffer.byteLength(body) };
    const call = request(engine.endpoint, { method: "POST", headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    call.on("error", reject);
    call.end(body);
  });
}
