import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from "@aws-sdk/client-dynamodb";
import { afterAll, describe, expect, test } from "vitest";
import { getter, key, n, OTHER_TABLE, putter, type Record, s, startSubjects, TABLE } from "./fixture.ts";

const subjects = await startSubjects();
afterAll(() => Promise.all(subjects.map((subject) => subject.close())));

const refusal = { name: "ValidationException" };
const failedCondition = { name: "ConditionalCheckFailedException" };

describe.each(subjects)("items on $name", (subject) => {
  const { client } = subject;
  const put = putter(subject);
  const get = getter(subject);
  const update = (pk: string, sk: string, input: Partial<UpdateItemCommandInput>) =>
    client.send(new UpdateItemCommand({ TableName: TABLE, Key: key(pk, sk), ...input }));

  test("gives back every type as it was put", async () => {
    const item: Record = {
      ...key("types", "1"),
      large: n("12345678901234567890123456789012345678"),
      small: n("-0.000000000000000000000000001"),
      bytes: { B: new Uint8Array([0, 1, 255]) },
      nested: { M: { list: { L: [s("é😀"), n("1.5"), { NULL: true }] } } },
      texts: { SS: ["a", "b"] },
      numbers: { NS: ["1", "2.5"] },
      blobs: { BS: [new Uint8Array([7])] },
      no: { BOOL: false },
      empty: s(""),
    };
    await put(item);
    expect(await get("types", "1")).toEqual(item);
  });

  test("refuses an item above 400 KB, an empty key and a key of another type", async () => {
    await expect(put({ ...key("large", "1"), text: s("x".repeat(410 * 1024)) })).rejects.toMatchObject(refusal);
    await expect(put(key("", "1"))).rejects.toMatchObject(refusal);
    await expect(put({ pk: n(1), sk: s("1") })).rejects.toMatchObject(refusal);
    await expect(put({ ...key("typed", "1"), byTextpk: n(1) })).rejects.toMatchObject(refusal);
  });

  test("puts an absent item once", async () => {
    const once = { ConditionExpression: "attribute_not_exists(pk)" };
    await put(key("once", "1"), once);
    await expect(put(key("once", "1"), once)).rejects.toMatchObject(failedCondition);
  });

  test("reads a condition each time with its own names", async () => {
    const ConditionExpression = "attribute_not_exists(#a)";
    const conditioned = (names: { [alias: string]: string }) =>
      put({ ...key("named", "1"), here: n(1) }, { ConditionExpression, ExpressionAttributeNames: names });
    for (let time = 0; time < 2; time++) await conditioned({ "#a": "gone" });
    for (let time = 0; time < 2; time++) {
      await expect(conditioned({ "#a": "here" })).rejects.toMatchObject(failedCondition);
      await expect(conditioned({ "#b": "gone" })).rejects.toMatchObject(refusal);
      await expect(conditioned({ "#a": "gone", "#b": "here" })).rejects.toMatchObject({
        ...refusal,
        message: expect.stringMatching(/unused in expressions: keys: {#b}/),
      });
      await conditioned({ "#a": "gone" });
    }
  });

  test("hands the old item with a failed condition when asked", async () => {
    await put({ ...key("old", "1"), v: n(1) });
    const asked = { ReturnValuesOnConditionCheckFailure: "ALL_OLD" } as const;
    const wrong = { ConditionExpression: "v = :two", ...asked };
    const two = { ":two": n(2) };
    const refused = { ...failedCondition, Item: { v: n(1) } };
    await expect(
      put(key("old", "1"), { ConditionExpression: "attribute_not_exists(pk)", ...asked }),
    ).rejects.toMatchObject(refused);
    await expect(
      update("old", "1", { UpdateExpression: "SET v = :two", ...wrong, ExpressionAttributeValues: two }),
    ).rejects.toMatchObject(refused);
    await expect(
      client.send(
        new DeleteItemCommand({ TableName: TABLE, Key: key("old", "1"), ...wrong, ExpressionAttributeValues: two }),
      ),
    ).rejects.toMatchObject(refused);
  });

  test.each<[string, Record]>([
    ["begins_with(#s, :he) AND contains(#s, :ll)", { ":he": s("he"), ":ll": s("ll") }],
    ["contains(tags, :p)", { ":p": s("p") }],
    ["size(#s) = :five AND attribute_type(l, :L)", { ":five": n(5), ":L": s("L") }],
    ["num IN (:a, :b) AND num BETWEEN :a AND :b", { ":a": n(5), ":b": n(7) }],
    [
      "NOT (num = :a OR attribute_exists(nope)) OR (#s <> :x AND l[0] = :y)",
      { ":a": n(5), ":x": s("x"), ":y": s("a") },
    ],
  ])("holds the condition %s", async (condition, values) => {
    await put({ ...key("cond", "1"), s: s("hello"), l: { L: [s("a")] }, num: n(5), tags: { SS: ["p", "q"] } });
    await update("cond", "1", {
      UpdateExpression: "SET seen = :seen",
      ConditionExpression: condition,
      ExpressionAttributeValues: { ":seen": s("yes"), ...values },
      ...(condition.includes("#s") ? { ExpressionAttributeNames: { "#s": "s" } } : {}),
    });
    expect(await get("cond", "1")).toMatchObject({ seen: s("yes") });
  });

  test("sets, computes, appends and reaches into maps", async () => {
    await put({ ...key("set", "1"), m: { M: { a: n(1) } }, l: { L: [s("1")] } });
    const { Attributes } = await update("set", "1", {
      UpdateExpression: "SET #c = if_not_exists(#c, :zero) + :one, m.b = :s, l = list_append(l, :l), m.a = m.a - :one",
      ExpressionAttributeNames: { "#c": "count" },
      ExpressionAttributeValues: { ":zero": n(0), ":one": n(1), ":s": s("S"), ":l": { L: [s("2")] } },
      ReturnValues: "ALL_NEW",
    });
    expect(Attributes).toEqual({
      ...key("set", "1"),
      count: n(1),
      m: { M: { a: n(0), b: s("S") } },
      l: { L: [s("1"), s("2")] },
    });
  });

  test("adds to numbers and sets, takes from sets, removes attributes and list members", async () => {
    await put({ ...key("add", "1"), v: n(1), tags: { SS: ["a", "b"] }, l: { L: [s("0"), s("1")] }, x: s("x") });
    const { Attributes } = await update("add", "1", {
      UpdateExpression: "ADD v :two, fresh :set DELETE tags :b REMOVE l[0], x",
      ExpressionAttributeValues: { ":two": n(2), ":set": { SS: ["q"] }, ":b": { SS: ["b"] } },
      ReturnValues: "UPDATED_OLD",
    });
    expect(Attributes).toMatchObject({ v: n(1) });
    expect(await get("add", "1")).toEqual({
      ...key("add", "1"),
      v: n(3),
      tags: { SS: ["a"] },
      fresh: { SS: ["q"] },
      l: { L: [s("1")] },
    });
  });

  test.each<[string, Partial<UpdateItemCommandInput>]>([
    ["under a map that is not there", { UpdateExpression: "SET nope.a = :v" }],
    ["that adds a number to text", { UpdateExpression: "ADD text :v" }],
    ["of a key", { UpdateExpression: "SET sk = :v" }],
    ["by a reserved word", { UpdateExpression: "SET status = :v" }],
    ["with a value it does not use", { UpdateExpression: "REMOVE a" }],
    ["with a name it does not use", { UpdateExpression: "SET a = :v", ExpressionAttributeNames: { "#unused": "z" } }],
    ["with a value it does not give", { UpdateExpression: "SET a = :v, b = :missing" }],
  ])("refuses an update %s", async (_what, input) => {
    await put({ ...key("bad", "1"), text: s("a") });
    const request = update("bad", "1", { ...input, ExpressionAttributeValues: { ":v": n(1) } });
    await expect(request).rejects.toMatchObject(refusal);
    expect(await get("bad", "1")).toEqual({ ...key("bad", "1"), text: s("a") });
  });

  test("lets one of forty writers of the same version win", async () => {
    await put({ ...key("version", "1"), version: n(1) });
    const attempts = Array.from({ length: 40 }, () =>
      update("version", "1", {
        UpdateExpression: "SET version = version + :one",
        ConditionExpression: "version = :one",
        ExpressionAttributeValues: { ":one": n(1) },
      }),
    );
    const results = await Promise.allSettled(attempts);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await get("version", "1")).toMatchObject({ version: n(2) });
  });

  test("deletes under a condition and tells what was deleted", async () => {
    await put({ ...key("gone", "1"), v: n(9) });
    const remove = { TableName: TABLE, Key: key("gone", "1") };
    const wrong = { ConditionExpression: "v = :x", ExpressionAttributeValues: { ":x": n(8) } };
    await expect(client.send(new DeleteItemCommand({ ...remove, ...wrong }))).rejects.toMatchObject(failedCondition);
    const { Attributes } = await client.send(new DeleteItemCommand({ ...remove, ReturnValues: "ALL_OLD" }));
    expect(Attributes).toMatchObject({ v: n(9) });
    expect(await get("gone", "1")).toBeUndefined();
  });

  test("writes twenty-five items at once, and refuses more or the same twice", async () => {
    const puts = (count: number) => {
      return Array.from({ length: count }, (_, i) => ({ PutRequest: { Item: key("batch", String(i)) } }));
    };
    const write = (requests: ReturnType<typeof puts>) =>
      client.send(new BatchWriteItemCommand({ RequestItems: { [TABLE]: requests } }));
    await write(puts(25));
    await expect(write(puts(26))).rejects.toMatchObject(refusal);
    await expect(write([...puts(1), ...puts(1)])).rejects.toMatchObject(refusal);
    await client.send(
      new BatchWriteItemCommand({ RequestItems: { [TABLE]: [{ DeleteRequest: { Key: key("batch", "3") } }] } }),
    );
    expect(await get("batch", "3")).toBeUndefined();
    expect(await get("batch", "24")).toBeDefined();
  });

  test("reads many items of two tables at once, without the missing ones", async () => {
    await put({ ...key("many", "1"), v: n(1), w: n(2) });
    await put({ ...key("many", "2") }, { TableName: OTHER_TABLE });
    const { Responses } = await client.send(
      new BatchGetItemCommand({
        RequestItems: {
          [TABLE]: { Keys: [key("many", "1"), key("many", "absent")], ProjectionExpression: "v" },
          [OTHER_TABLE]: { Keys: [key("many", "2")] },
        },
      }),
    );
    expect(Responses).toEqual({ [TABLE]: [{ v: n(1) }], [OTHER_TABLE]: [key("many", "2")] });
    const twice = { [TABLE]: { Keys: [key("many", "1"), key("many", "1")] } };
    await expect(client.send(new BatchGetItemCommand({ RequestItems: twice }))).rejects.toMatchObject(refusal);
  });

  test("counts the capacity of a write by the kilobyte", async () => {
    const { ConsumedCapacity } = await put(
      { ...key("capacity", "1"), text: s("x".repeat(2000)) },
      { ReturnConsumedCapacity: "TOTAL" },
    );
    expect(ConsumedCapacity?.CapacityUnits).toBe(2);
  });
});
