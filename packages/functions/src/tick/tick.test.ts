import { ID, logTo, now, withClock } from "@entrepairs/core/kernel";
import { Due, PlatformOutbox } from "@entrepairs/core/platform";
import { asSystem, type TestTable, testTable } from "@entrepairs/core/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { tick } from "./tick.ts";

let table: TestTable | undefined;
beforeAll(async () => {
  table = await testTable();
  logTo(() => undefined);
});
afterAll(() => table?.close());

it("hands an item that fails to the outbox, once, and is not held at its hour", async () => {
  const firmID = ID.createFirm();
  const ids = { cohortID: ID.create("cohort"), enrolmentID: ID.create("enrolment") };
  const item = { dueAt: now(), dueKey: "hold.none", event: "enrolment.holdEnded", ids };
  await asSystem(firmID, () => Due.schedule(item));
  expect(await tick()).toBe(1);
  expect(await tick()).toBe(0);
  const soon = await withClock(Date.now() + 60_000, () => PlatformOutbox.pending(firmID));
  expect(soon).toMatchObject([{ event: "enrolment.holdEnded", ids, tries: 1 }]);
  expect(await PlatformOutbox.pending(firmID)).toEqual([]);
});
