import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Actor, entity, fn, ID, withIdempotencyKey } from "../kernel/index.ts";
import { asMember, type TestTable, testTable } from "../testing/index.ts";
import { db, event, metered, rowsOf } from "./index.ts";

const Things = entity({
  name: "thing",
  version: 1,
  schema: v.object({ thingID: ID.schema("thing"), name: v.string(), count: v.number() }),
  key: (row: { thingID: string }) => ({ pk: ["THINGS"], sk: [row.thingID] }),
  index: (row) => ({ g1: { pk: ["NAMED"], sk: [row.name, row.thingID] } }),
});

const make = fn("thing.make", v.object({ name: v.string() }), async ({ name }) => {
  const thingID = ID.create("thing");
  const written = await db().write(
    { thing: Things.create({ thingID, name, count: 0 }), event: event("thing.made", { thingID }) },
    { thingID },
  );
  return written.answer;
});

describe.each(["own", "dynoxide"] as const)("on the engine %s", (which) => {
  let table: TestTable | undefined;
  beforeAll(async () => {
    table = await testTable(which);
  });
  afterAll(() => table?.close());

  const asOwner = <R>(body: () => R, firmID = ID.createFirm()) => asMember({ firmID, roles: ["owner"] }, body);

  it("reads rows and lists of rows in one round trip, each in its place", async ({ skip }) => {
    if (!table) skip("this engine is not installed here");
    await asOwner(async () => {
      const row = (name: string) => ({ thingID: ID.create("thing"), name, count: 0 });
      const [one, two, three] = [row("one"), row("two"), row("three")];
      await db().write({ things: [one, two, three].map((each) => Things.create(each)) }, {});
      const keyOf = ({ thingID }: { thingID: string }) => ({ entity: Things, key: { thingID } });
      const { result, calls } = await metered(() =>
        db().gets(keyOf(row("none")), [keyOf(three), keyOf(row("none")), keyOf(two)], [], keyOf(one)),
      );
      const stored = (each: typeof one) => ({ ...each, rev: 1 });
      expect(result).toEqual([undefined, [stored(three), undefined, stored(two)], [], stored(one)]);
      expect(calls).toHaveLength(1);
    });
  });

  it("writes all operations or none, and names the one refused", async ({ skip }) => {
    if (!table) skip("this engine is not installed here");
    await asOwner(async () => {
      const row = { thingID: ID.create("thing"), name: "one", count: 0 };
      expect((await db().write({ thing: Things.create(row) }, {})).refused).toBeUndefined();
      const other = { ...row, thingID: ID.create("thing") };
      const written = await db().write({ other: Things.create(other), again: Things.create(row) }, {});
      expect(written.refused).toBe("again");
      expect(await db().get(Things, other)).toBeUndefined();
    });
  });

  it("refuses a write over what someone else wrote meanwhile", async ({ skip }) => {
    if (!table) skip("this engine is not installed here");
    await asOwner(async () => {
      const { thingID } = await make({ name: "one" });
      const read = await db().get(Things, { thingID });
      if (!read) throw new Error("not written");
      expect((await db().write({ thing: Things.replace({ ...read, name: "two" }) }, {})).refused).toBeUndefined();
      expect((await db().write({ thing: Things.replace({ ...read, name: "three" }) }, {})).refused).toBe("thing");
      expect((await db().get(Things, { thingID }))?.name).toBe("two");
    });
  });

  it("answers the same to the same key, and refuses the key for another body", async ({ skip }) => {
    if (!table) skip("this engine is not installed here");
    const member = { firmID: ID.createFirm(), memberID: ID.create("member"), roles: ["owner"] as const };
    const key = crypto.randomUUID();
    const call = (name: string) => asMember(member, () => withIdempotencyKey(key, () => make({ name })));
    const [first, second] = await Promise.all([call("one"), call("one")]);
    expect(second).toEqual(first);
    expect(await call("one")).toEqual(first);
    await expect(call("two")).rejects.toMatchObject({ code: "idempotency.other_body" });
    const { items } = await asMember(member, () => db().query({ pk: ["THINGS"], limit: 10 }));
    expect(rowsOf(Things, items)).toHaveLength(1);
  });

  it("pages through an index without ever leaving the firm", async ({ skip }) => {
    if (!table) skip("this engine is not installed here");
    const firmID = ID.createFirm();
    await asOwner(async () => {
      for (const name of ["a", "b", "c"]) await make({ name });
      const range = { pk: ["NAMED"], index: "g1", limit: 2 } as const;
      const first = await db().query(range);
      const second = await db().query({ ...range, after: first.next });
      expect([...rowsOf(Things, first.items), ...rowsOf(Things, second.items)].map((row) => row.name)).toEqual([
        "a",
        "b",
        "c",
      ]);
      await asOwner(async () => {
        expect((await db().query({ ...range, after: first.next })).items).toEqual([]);
      });
    }, firmID);
  });

  it("moves a counter up to its limit under concurrency, never past it", async ({ skip }) => {
    if (!table) skip("this engine is not installed here");
    await asOwner(async () => {
      const { thingID } = await make({ name: "counter" });
      const add = () =>
        db().write({ add: Things.update({ thingID }, { add: { count: 1 } }).ifBelow({ count: 7 }) }, {});
      const refused = (await Promise.all(Array.from({ length: 20 }, add))).filter(
        (written) => written.refused === "add",
      );
      expect(refused).toHaveLength(13);
      expect((await db().get(Things, { thingID }))?.count).toBe(7);
    });
  });

  it("counts one transaction a command", async ({ skip }) => {
    if (!table) skip("this engine is not installed here");
    await asOwner(async () => {
      const { calls } = await metered(() => make({ name: "counted" }));
      // The thing, its event and the audit entry; the thing stands in one index.
      expect(calls).toEqual([{ operation: "transaction", items: 3, readUnits: 0, writeUnits: 8 }]);
    });
  });
});

it("knows no firm where nobody acts", () => {
  expect(() => Actor.firmID()).toThrow("Sign in to a firm first");
});
