import { afterAll, beforeAll, expect, it } from "vitest";
import { Audit, db, rowsOf } from "../db/index.ts";
import { withClock } from "../kernel/index.ts";
import { asSystem, type TestTable, testKeys, testTable } from "../testing/index.ts";
import { scene } from "./fixture.ts";
import { Room } from "./index.ts";

let table: TestTable | undefined;
beforeAll(async () => {
  table = await testTable();
  testKeys();
});
afterAll(() => table?.close());

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
