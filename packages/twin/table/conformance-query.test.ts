import {
  GetItemCommand,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { key, n, putter, type Record, s, startSubjects, TABLE } from "./fixture.ts";

const subjects = await startSubjects();
afterAll(() => Promise.all(subjects.map((subject) => subject.close())));

const refusal = { name: "ValidationException" };
const sortKeys = (items: Record[] | undefined) => items?.map(({ sk }) => sk?.S);

describe.each(subjects)("queries on $name", (subject) => {
  const { client } = subject;
  const put = putter(subject);
  const query = (input: Partial<QueryCommandInput>, pk: string) =>
    client.send(
      new QueryCommand({
        TableName: TABLE,
        KeyConditionExpression: "pk = :pk",
        ...input,
        ExpressionAttributeValues: { ":pk": s(pk), ...input.ExpressionAttributeValues },
      }),
    );
  const byText = (input: Partial<QueryCommandInput>, pk: string) =>
    query({ IndexName: "byText", KeyConditionExpression: "byTextpk = :pk", ...input }, pk);

  beforeAll(async () => {
    for (const day of [1, 2, 3, 4, 5]) {
      await put({ ...key("book", `DAY#${day}`), byTextpk: s("place"), byTextsk: s(`d${day}`), day: n(day) });
    }
    await put({ ...key("book", "META"), m: { M: { a: s("A"), b: s("B") } }, l: { L: [s("0"), s("1")] } });
  });

  test("narrows by the sort key", async () => {
    const narrowed = async (condition: string, values: Record) => {
      const input = { KeyConditionExpression: `pk = :pk AND ${condition}`, ExpressionAttributeValues: values };
      return sortKeys((await query(input, "book")).Items);
    };
    expect(await narrowed("begins_with(sk, :d)", { ":d": s("DAY#") })).toHaveLength(5);
    expect(await narrowed("sk BETWEEN :a AND :b", { ":a": s("DAY#2"), ":b": s("DAY#3") })).toEqual(["DAY#2", "DAY#3"]);
    expect(await narrowed("sk > :a", { ":a": s("DAY#4") })).toEqual(["DAY#5", "META"]);
    expect(await narrowed("sk >= :a", { ":a": s("DAY#5") })).toEqual(["DAY#5", "META"]);
    expect(await narrowed("sk < :a", { ":a": s("DAY#2") })).toEqual(["DAY#1"]);
    expect(await narrowed("sk <= :a", { ":a": s("DAY#1") })).toEqual(["DAY#1"]);
    expect(await narrowed("sk = :a", { ":a": s("META") })).toEqual(["META"]);
  });

  test("reads backwards, and a few", async () => {
    const { Items } = await query({ ScanIndexForward: false, Limit: 2 }, "book");
    expect(sortKeys(Items)).toEqual(["META", "DAY#5"]);
  });

  test.each([true, false])("pages through every item once, forward: %s", async (forward) => {
    const seen: (string | undefined)[] = [];
    let next: Record | undefined;
    do {
      const page = await query({ Limit: 2, ExclusiveStartKey: next, ScanIndexForward: forward }, "book");
      seen.push(...(sortKeys(page.Items) ?? []));
      next = page.LastEvaluatedKey;
    } while (next && seen.length < 20);
    const all = ["DAY#1", "DAY#2", "DAY#3", "DAY#4", "DAY#5", "META"];
    expect(seen).toEqual(forward ? all : all.toReversed());
  });

  test("cuts a page near one megabyte, and goes on from there", async () => {
    for (let i = 10; i < 25; i += 1) await put({ ...key("heavy", String(i)), text: s("y".repeat(100_000)) });
    const first = await query({}, "heavy");
    expect(first.Count).toBeGreaterThanOrEqual(9);
    expect(first.Count).toBeLessThan(15);
    const rest = await query({ ExclusiveStartKey: first.LastEvaluatedKey }, "heavy");
    expect((first.Count ?? 0) + (rest.Count ?? 0)).toBe(15);
    expect(rest.LastEvaluatedKey).toBeUndefined();
  });

  test("counts, projects and filters", async () => {
    const counted = await query({ Select: "COUNT" }, "book");
    expect(counted).toMatchObject({ Count: 6 });
    expect(counted.Items).toBeUndefined();
    const filter = { FilterExpression: "#d >= :four", ProjectionExpression: "sk, #d" };
    const filtered = await query(
      { ...filter, ExpressionAttributeNames: { "#d": "day" }, ExpressionAttributeValues: { ":four": n(4) } },
      "book",
    );
    expect(filtered).toMatchObject({ Count: 2, ScannedCount: 6 });
    expect(filtered.Items?.[0]).toEqual({ sk: s("DAY#4"), day: n(4) });
    const one = { TableName: TABLE, Key: key("book", "META"), ProjectionExpression: "m.b, l[1]" };
    const { Item } = await client.send(new GetItemCommand(one));
    expect(Item).toEqual({ m: { M: { b: s("B") } }, l: { L: [s("1")] } });
  });

  test("keeps an index with its items: sparse, and moved when a key changes", async () => {
    for (const i of [1, 2, 3]) await put({ ...key("sparse", `${i}`), byTextpk: s("sparse"), byTextsk: s(`s${i}`) });
    const update = (sk: string, expression: string, values?: Record) =>
      client.send(
        new UpdateItemCommand({
          TableName: TABLE,
          Key: key("sparse", sk),
          UpdateExpression: expression,
          ...(values ? { ExpressionAttributeValues: values } : {}),
        }),
      );
    await update("1", "REMOVE byTextpk");
    await update("2", "SET byTextsk = :z", { ":z": s("zzz") });
    expect(sortKeys((await byText({}, "sparse")).Items)).toEqual(["3", "2"]);
  });

  test("pages through an index whose entries have the same keys", async () => {
    for (let i = 0; i < 9; i += 1) await put({ ...key(`tie${i}`, "x"), byTextpk: s("tie"), byTextsk: s("same") });
    const seen = new Set<string | undefined>();
    let next: Record | undefined;
    let pages = 0;
    do {
      const page = await byText({ Limit: 2, ExclusiveStartKey: next }, "tie");
      for (const { pk } of page.Items ?? []) seen.add(pk?.S);
      next = page.LastEvaluatedKey;
      if (next) expect(Object.keys(next).sort()).toEqual(["byTextpk", "byTextsk", "pk", "sk"]);
      pages += 1;
    } while (next && pages < 20);
    expect(seen.size).toBe(9);
  });

  test("sorts numbers as numbers, and projects keys alone", async () => {
    for (const number of ["10", "9", "-3", "0.5", "100", "-20"]) {
      await put({ ...key("number", `i${number}`), byNumberpk: s("N"), byNumbersk: n(number), other: s("o") });
    }
    const input = { IndexName: "byNumber", KeyConditionExpression: "byNumberpk = :pk" };
    const { Items } = await query(input, "N");
    expect(Items?.map(({ byNumbersk }) => byNumbersk?.N)).toEqual(["-20", "-3", "0.5", "9", "10", "100"]);
    expect(Object.keys(Items?.[0] ?? {}).sort()).toEqual(["byNumberpk", "byNumbersk", "pk", "sk"]);
  });

  test("refuses a consistent read of an index, an unknown index and a query without its partition", async () => {
    await expect(byText({ ConsistentRead: true }, "place")).rejects.toMatchObject(refusal);
    await expect(query({ IndexName: "nowhere" }, "place")).rejects.toMatchObject(refusal);
    await expect(query({ KeyConditionExpression: "sk = :pk" }, "book")).rejects.toMatchObject(refusal);
  });

  test("scans the table once in four segments, filtered", async () => {
    const segment = (Segment: number) =>
      client.send(
        new ScanCommand({
          TableName: TABLE,
          Segment,
          TotalSegments: 4,
          FilterExpression: "pk = :pk",
          ExpressionAttributeValues: { ":pk": s("book") },
        }),
      );
    const pages = await Promise.all([0, 1, 2, 3].map(segment));
    expect(pages.reduce((sum, { Count = 0 }) => sum + Count, 0)).toBe(6);
  });

  test("counts half a unit for an eventual read", async () => {
    const { ConsumedCapacity } = await query({ ReturnConsumedCapacity: "TOTAL" }, "book");
    expect(ConsumedCapacity?.CapacityUnits).toBe(0.5);
  });
});
