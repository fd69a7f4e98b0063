import { Cohorts } from "@entrepairs/core/cohort";
import { db } from "@entrepairs/core/db";
import { Room } from "@entrepairs/core/room";
import { addPeers, asSystem, Satisfaction, type TestTable, testKeys, testTable } from "@entrepairs/core/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { on } from "./room.ts";

let table: TestTable | undefined;
beforeAll(async () => {
  table = await testTable();
  testKeys();
  Satisfaction.configureForTests();
});
afterAll(() => table?.close());

it("erases what was said once a group is over, and not while it goes on", async () => {
  const { asCoach, firmID, cohortID, sessionIDs } = await addPeers({ peers: 5, sessions: 1 });
  const key = { cohortID, sessionID: sessionIDs[0] ?? "" };
  await asCoach(() => Room.open({ ...key, code: "ABC234" }));
  const due = () =>
    asSystem(firmID, () =>
      on["room.contentDue"]({ event: "room.contentDue", firmID, ids: { cohortID }, eventID: "event_1" }),
    );
  const read = () => asCoach(() => Room.read({ ...key, after: -1 }));
  await due();
  expect((await read())?.entries).toHaveLength(1);
  await asSystem(firmID, () => db().heal({ cohort: Cohorts.update({ cohortID }, { set: { status: "closed" } }) }));
  await due();
  await due();
  await expect(read()).rejects.toMatchObject({ code: "room.erased" });
});
