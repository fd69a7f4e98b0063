import {
  QueryCommand,
  TransactGetItemsCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { afterAll, describe, expect, test } from "vitest";
import { getter, key, n, OTHER_TABLE, putter, type Record, s, startSubjects, TABLE, transactor } from "./fixture.ts";

const subjects = await startSubjects();
afterAll(() => Promise.all(subjects.map((subject) => subject.close())));

const refusal = { name: "ValidationException" };
const cancelled = { name: "TransactionCanceledException" };
const absent = { ConditionExpression: "attribute_not_exists(pk)" };

const putting = (item: Record, more: { ConditionExpression?: string } = {}): TransactWriteItem => {
  return { Put: { TableName: TABLE, Item: item, ...more } };
};
const adding = (pk: string, sk: string, amount: number, condition?: string): TransactWriteItem => ({
  Update: {
    TableName: TABLE,
    Key: key(pk, sk),
    UpdateExpression: "ADD amount :x",
    ExpressionAttributeValues: { ":x": n(amount) },
    ...(condition ? { ConditionExpression: condition } : {}),
  },
});

describe.each(subjects)("transactions on $name", (subject) => {
  const { client } = subject;
  const put = putter(subject);
  const get = getter(subject);
  const transact = transactor(subject);
  const countOf = async (pk: string) => {
    const count = { TableName: TABLE, Select: "COUNT", KeyConditionExpression: "pk = :pk" } as const;
    return (await client.send(new QueryCommand({ ...count, ExpressionAttributeValues: { ":pk": s(pk) } }))).Count;
  };

  test("puts, updates, deletes and checks over two tables, indexes with them", async () => {
    await put(key("all", "delete"));
    await put({ ...key("all", "update"), amount: n(1) });
    await put({ ...key("all", "check"), ok: { BOOL: true } });
    const check = { ConditionExpression: "ok = :t", ExpressionAttributeValues: { ":t": { BOOL: true } } };
    await transact([
      putting({ ...key("all", "new"), byTextpk: s("all"), byTextsk: s("1") }, absent),
      adding("all", "update", 1, "amount = :x"),
      { Delete: { TableName: TABLE, Key: key("all", "delete"), ConditionExpression: "attribute_exists(pk)" } },
      { ConditionCheck: { TableName: TABLE, Key: key("all", "check"), ...check } },
      { Put: { TableName: OTHER_TABLE, Item: key("all", "other") } },
    ]);
    expect(await get("all", "update")).toMatchObject({ amount: n(2) });
    expect(await get("all", "delete")).toBeUndefined();
    expect(await get("all", "other", OTHER_TABLE)).toBeDefined();
    const index = { TableName: TABLE, IndexName: "byText", KeyConditionExpression: "byTextpk = :pk" };
    const { Items } = await client.send(new QueryCommand({ ...index, ExpressionAttributeValues: { ":pk": s("all") } }));
    expect(Items).toHaveLength(1);
  });

  test("writes nothing when one condition fails, and gives a reason for each member", async () => {
    await put({ ...key("none", "kept"), amount: n(2) });
    await put(key("none", "stays"));
    const refused = transact([
      putting(key("none", "fresh"), absent),
      {
        Put: {
          TableName: TABLE,
          Item: key("none", "kept"),
          ...absent,
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      },
      { Delete: { TableName: TABLE, Key: key("none", "stays") } },
    ]);
    await expect(refused).rejects.toMatchObject({
      ...cancelled,
      CancellationReasons: [
        { Code: "None" },
        { Code: "ConditionalCheckFailed", Item: { amount: n(2) } },
        { Code: "None" },
      ],
    });
    expect(await get("none", "fresh")).toBeUndefined();
    expect(await get("none", "stays")).toBeDefined();
  });

  test("writes nothing when an update cannot be applied", async () => {
    await put({ ...key("apply", "text"), amount: s("a") });
    await expect(transact([putting(key("apply", "fresh")), adding("apply", "text", 1)])).rejects.toThrow();
    expect(await get("apply", "fresh")).toBeUndefined();
  });

  test("takes a hundred items, refuses more, none, or one item twice", async () => {
    const puts = (count: number) => Array.from({ length: count }, (_, i) => putting(key(`hundred${count}`, `${i}`)));
    await transact(puts(100));
    expect(await countOf("hundred100")).toBe(100);
    await expect(transact(puts(101))).rejects.toMatchObject(refusal);
    await expect(transact([])).rejects.toMatchObject(refusal);
    const twice = [putting(key("twice", "1")), { Delete: { TableName: TABLE, Key: key("twice", "1") } }];
    await expect(transact(twice)).rejects.toMatchObject(refusal);
  });

  test("refuses more than four megabytes", async () => {
    const heavy = Array.from({ length: 12 }, (_, i) =>
      putting({ ...key("heavy", `${i}`), text: s("x".repeat(390_000)) }),
    );
    await expect(transact(heavy)).rejects.toMatchObject(refusal);
    expect(await countOf("heavy")).toBe(0);
  });

  test("applies once per client token, and refuses the token with another request", async () => {
    await transact([adding("token", "1", 1)], "token-of-one-request");
    await transact([adding("token", "1", 1)], "token-of-one-request");
    expect(await get("token", "1")).toMatchObject({ amount: n(1) });
    await expect(transact([adding("token", "1", 5)], "token-of-one-request")).rejects.toMatchObject({
      name: "IdempotentParameterMismatchException",
    });
  });

  test("reads in the order asked, projected, with nothing for what is missing", async () => {
    await put({ ...key("read", "1"), amount: n(2), other: n(3) });
    await put(key("read", "2"));
    const { Responses } = await client.send(
      new TransactGetItemsCommand({
        TransactItems: [
          { Get: { TableName: TABLE, Key: key("read", "1"), ProjectionExpression: "amount" } },
          { Get: { TableName: TABLE, Key: key("read", "absent") } },
          { Get: { TableName: TABLE, Key: key("read", "2") } },
        ],
      }),
    );
    expect(Responses).toMatchObject([{ Item: { amount: n(2) } }, {}, { Item: key("read", "2") }]);
    expect(Responses?.[0]?.Item).not.toHaveProperty("other");
    expect(Responses?.[1]?.Item).toBeUndefined();
  });

  test("refuses to read one item twice", async () => {
    const twice = [1, 2].map(() => ({ Get: { TableName: TABLE, Key: key("read", "1") } }));
    await expect(client.send(new TransactGetItemsCommand({ TransactItems: twice }))).rejects.toMatchObject(refusal);
  });

  test("gives one name to one of forty who ask at once", async () => {
    const attempts = Array.from({ length: 40 }, (_, i) =>
      transact([putting({ ...key("name", "taken"), by: n(i) }, absent), putting(key("owner", `${i}`), absent)]),
    );
    const results = await Promise.allSettled(attempts);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await countOf("owner")).toBe(1);
  });

  test("shows every reader the same total while amounts move", async () => {
    const accounts = ["0", "1", "2", "3", "4", "5"];
    for (const account of accounts) await put({ ...key("bank", account), amount: n(1000) });
    const gets = accounts.map((account) => ({ Get: { TableName: TABLE, Key: key("bank", account) } }));
    const totals = new Set<number>();
    const read = async () => {
      const { Responses } = await client.send(new TransactGetItemsCommand({ TransactItems: gets }));
      totals.add((Responses ?? []).reduce((sum, { Item }) => sum + Number(Item?.amount?.N), 0));
    };
    const move = async (i: number) => {
      const from = i % 6;
      const to = (i * 5 + 1) % 6;
      if (from !== to) await transact([adding("bank", `${from}`, -7), adding("bank", `${to}`, 7)]);
    };
    await Promise.all(Array.from({ length: 120 }, (_, i) => (i % 4 === 0 ? read() : move(i))));
    await read();
    expect([...totals]).toEqual([6000]);
  });

  test("fills five places and no sixth under sixty requests at once", async () => {
    await put({ ...key("slot", "places"), amount: n(0) });
    const book = (i: number) =>
      transact([
        {
          Update: {
            TableName: TABLE,
            Key: key("slot", "places"),
            UpdateExpression: "ADD amount :one",
            ConditionExpression: "amount < :five",
            ExpressionAttributeValues: { ":one": n(1), ":five": n(5) },
          },
        },
        putting(key("slot", `BOOKING#${i}`), absent),
      ]);
    const results = await Promise.allSettled(Array.from({ length: 60 }, (_, i) => book(i)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
    expect(await get("slot", "places")).toMatchObject({ amount: n(5) });
    expect(await countOf("slot")).toBe(6);
  });

  test("loses no plain update that races a transaction", async () => {
    const plain = {
      TableName: TABLE,
      Key: key("race", "count"),
      UpdateExpression: "ADD amount :one",
      ExpressionAttributeValues: { ":one": n(1) },
    };
    const race = (i: number): Promise<unknown> =>
      i % 2 === 0
        ? client.send(new UpdateItemCommand(plain))
        : transact([adding("race", "count", 1), putting(key("race", `log${i}`))]);
    await Promise.all(Array.from({ length: 60 }, (_, i) => race(i)));
    expect(await get("race", "count")).toMatchObject({ amount: n(60) });
  });

  test("counts two units for one", async () => {
    const { ConsumedCapacity } = await client.send(
      new TransactWriteItemsCommand({ TransactItems: [putting(key("units", "1"))], ReturnConsumedCapacity: "TOTAL" }),
    );
    expect(ConsumedCapacity?.[0]?.CapacityUnits).toBe(2);
  });
});
