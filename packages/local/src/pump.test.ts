import { db, event } from "@entrepairs/core/db";
import { currentCommand, fn, ID, logTo } from "@entrepairs/core/kernel";
import { PlatformOutbox } from "@entrepairs/core/platform";
import { asSystem, type TestTable, testTable } from "@entrepairs/core/testing";
import * as v from "valibot";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Pump, startPump } from "./pump.ts";
import { waiting } from "./waiting.ts";

let table: TestTable | undefined;
let pump: Pump;
let stopNudges = () => {};
/** Within which commands the stream was read. */
const within = new Set<string | undefined>();
const people = waiting();
const seen: typeof people = {
  ...people,
  over: (atMostMs) => {
    within.add(currentCommand()?.name);
    return people.over(atMostMs);
  },
};
beforeAll(async () => {
  logTo(() => undefined);
  table = await testTable();
  if (!table) throw new Error("The embedded engine is always there");
  pump = await startPump({ ...table, people: seen });
  stopNudges = table.engine.onCommit(pump.nudge);
});
afterAll(async () => {
  stopNudges();
  await pump.stop();
  await table?.close();
});

it("hands on what was committed at once, and waits for no clock", async () => {
  const firmID = ID.createFirm();
  const took: number[] = [];
  for (let round = 0; round < 5; round++) {
    const started = performance.now();
    await asSystem(firmID, () => db().write({ event: event("test.happened", {}) }, {}));
    while ((await PlatformOutbox.pending(firmID)).length > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    took.push(performance.now() - started);
  }
  // The next look of a clock would be five seconds away: the fastest of them tells that none was waited for.
  expect(Math.min(...took)).toBeLessThan(500);
  expect(Math.max(...took)).toBeLessThan(4_000);
});

it("works what a command left behind as no part of it, so that the log tells the command once", async () => {
  const firmID = ID.createFirm();
  const act = fn("cohort.edit", v.object({}), () => db().write({ event: event("test.happened", {}) }, {}));
  within.clear();
  await asSystem(firmID, () => act({}));
  while ((await PlatformOutbox.pending(firmID)).length > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  expect([...within]).toEqual([undefined]);
});
