import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  type AttributeValue,
  CreateTableCommand,
  DynamoDBClient,
  paginateQuery,
  paginateScan,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { expect, test } from "vitest";
import { key, plainShape, s, settings } from "./fixture.ts";

const TableName = "crash";
const PARTS = ["a", "b", "c"];
const WORKERS = 6;
/** Two on every run; more by hand, such as `ROUNDS=50`. */
const ROUNDS = Number(process.env.ROUNDS ?? 2);

interface Server {
  child: ChildProcess;
  client: DynamoDBClient;
}

async function start(folder: string): Promise<Server> {
  const program = join(import.meta.dirname, "bin", "table.ts");
  const child = spawn(process.execPath, [program, folder, "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(child.stdout ?? child, "data");
  const endpoint = String(line).trim();
  return { child, client: new DynamoDBClient(settings({ endpoint })) };
}

async function kill({ child, client }: Server): Promise<void> {
  const exit = once(child, "exit");
  child.kill("SIGKILL");
  await exit;
  client.destroy();
}

/** Three-item transactions from several workers until the server is gone; notes those that were acknowledged. */
async function storm(server: Server, next: () => string, acknowledged: Set<string>): Promise<void> {
  let isOver = false;
  const work = async () => {
    while (!isOver) {
      const pk = next();
      const TransactItems = PARTS.map((sk) => ({
        Put: { TableName, Item: { ...key(pk, sk), g: s("G"), text: s("x".repeat(200)) } },
      }));
      try {
        await server.client.send(new TransactWriteItemsCommand({ TransactItems }));
        acknowledged.add(pk);
      } catch {
        // Only the kill makes a write fail here; whether this one arrived is what the reading after it tells.
        isOver = true;
      }
    }
  };
  const workers = Array.from({ length: WORKERS }, work);
  await sleep(250 + Math.random() * 250);
  await kill(server);
  isOver = true;
  await Promise.all(workers);
}

async function readBack({ client }: Server) {
  const stored = new Map<string, number>();
  for await (const { Items = [] } of paginateScan({ client }, { TableName })) {
    for (const { pk } of Items) stored.set(pk?.S ?? "", (stored.get(pk?.S ?? "") ?? 0) + 1);
  }
  let indexed = 0;
  const ExpressionAttributeValues: { [name: string]: AttributeValue } = { ":g": s("G") };
  const query = { TableName, IndexName: "byG", KeyConditionExpression: "g = :g", ExpressionAttributeValues };
  for await (const { Count = 0 } of paginateQuery({ client }, query)) indexed += Count;
  return { stored, indexed };
}

test(
  `a kill -9 tears no transaction and loses none that was acknowledged, ${ROUNDS} times`,
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "crash-"));
    let server = await start(folder);
    let count = 0;
    const next = () => {
      count += 1;
      return `tx${count}`;
    };
    const shape = plainShape(TableName);
    const index = { IndexName: "byG", KeySchema: [{ AttributeName: "g", KeyType: "HASH" as const }] };
    await server.client.send(
      new CreateTableCommand({
        ...shape,
        AttributeDefinitions: [...(shape.AttributeDefinitions ?? []), { AttributeName: "g", AttributeType: "S" }],
        KeySchema: shape.KeySchema,
        GlobalSecondaryIndexes: [
          {
            ...index,
            KeySchema: [...index.KeySchema, { AttributeName: "pk", KeyType: "RANGE" }],
            Projection: { ProjectionType: "ALL" },
          },
        ],
        StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" },
      }),
    );
    const acknowledged = new Set<string>();
    try {
      for (let round = 0; round < ROUNDS; round += 1) {
        const before = acknowledged.size;
        await storm(server, next, acknowledged);
        expect(acknowledged.size).toBeGreaterThan(before);
        server = await start(folder);
        const { stored, indexed } = await readBack(server);
        expect([...stored].filter(([, parts]) => parts !== PARTS.length)).toEqual([]);
        expect([...acknowledged].filter((pk) => !stored.has(pk))).toEqual([]);
        expect(indexed).toBe(stored.size * PARTS.length);
      }
    } finally {
      await kill(server);
      await rm(folder, { recursive: true, force: true });
    }
  },
  15_000 * ROUNDS,
);
