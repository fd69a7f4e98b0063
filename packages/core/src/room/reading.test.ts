import { expect, it } from "vitest";
import { Audit, db, metered, rowsOf } from "../db/index.ts";
import { now, withClock } from "../kernel/index.ts";
import { asSystem, testKeys } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { scene } from "./fixture.ts";
import { Room } from "./index.ts";

openTable(testKeys);

it("leaves a line in the audit log when its facilitator comes in, where he reads all; none when a member does", async () => {
  const room = await scene();
  const entered = () =>
    asSystem(room.firmID, async () => {
      const { items } = await db().query({ pk: ["AUDIT", now().slice(0, 7)], limit: 200 });
      return rowsOf(Audit, items).filter(({ command }) => command === "room.enter");
    });
  const before = (await entered()).length;
  await room.coach({ kind: "leave" });
  await room.peer(1, { kind: "leave" });
  await room.coach({ kind: "enter", charter: false });
  await room.peer(1, { kind: "enter", charter: false });
  const lines = await entered();
  expect(lines).toHaveLength(before + 1);
  expect(lines.every(({ actor }) => actor === room.coachID)).toBe(true);
  expect(lines[0]).toMatchObject({ ids: room.key });
});

it("leaves a line in the audit log, ids alone, each time its facilitator reads a past session; a member's leaves none", async () => {
  const room = await scene();
  await room.peer(1, { kind: "checkIn", text: "UN MOT DE SÉANCE" });
  await room.coach({ kind: "close", learnings: "none", reason: "Essai" });
  const later = Date.now() + 3 * 86_400_000;
  const lines = () =>
    asSystem(room.firmID, async () => {
      const { items } = await db().query({
        pk: ["AUDIT", new Date(later).toISOString().slice(0, 7)],
        limit: 200,
      });
      return rowsOf(Audit, items).filter(({ command }) => command === "room.read");
    });
  await withClock(later, async () => {
    // Without the line, the log is not given.
    const plain = await room.asCoach(() => Room.read({ ...room.key, after: -1 }));
    expect(plain?.entries).toEqual([]);
    const mine = await room.asPeer(1, () => Room.read({ ...room.key, after: -1 }));
    expect(JSON.stringify(mine)).toContain("UN MOT DE SÉANCE");
    expect(await lines()).toEqual([]);
    for (let time = 1; time <= 2; time++) {
      const again = await room.asCoach(() => Room.readAgain(room.key));
      expect(JSON.stringify(again)).toContain("UN MOT DE SÉANCE");
      expect(await lines()).toHaveLength(time);
    }
  });
  const [line] = await lines();
  expect(line).toMatchObject({ ids: room.key });
  expect(JSON.stringify(await lines())).not.toContain("MOT");
});

it("asks the table once for a screen that is one act behind, and reads what the whole log says, however long it is", async () => {
  const room = await scene();
  const read = (after: number) => metered(() => room.asPeer(2, () => Room.read({ ...room.key, after })));
  const operations = ({ calls }: Awaited<ReturnType<typeof read>>) => calls.map(({ operation }) => operation);
  for (const [text, asked] of [
    ["Un mot bref", ["get"]],
    [" Un mot long".repeat(30).trim(), ["get", "query"]],
  ] as const) {
    const { seq } = await room.peer(1, { kind: "checkIn", text });
    const one = await read(seq - 1);
    expect([text, operations(one)]).toEqual([text, asked]);
    const [two, whole] = [await read(seq - 2), await read(-1)];
    expect([operations(two), two.result?.entries.slice(1)]).toEqual([["get", "query"], one.result?.entries]);
    expect(one.result?.entries).toMatchObject([{ seq, entry: { kind: "checkedIn", text } }]);
    expect(whole.result?.entries.at(-1)).toEqual(one.result?.entries[0]);
    expect(JSON.stringify(one.result?.view)).not.toMatch(/sealed|last"/);
  }
});
