import { ID, logTo, now, withClock } from "@entrepairs/core/kernel";
import { Due, PlatformOutbox } from "@entrepairs/core/platform";
import { asSystem } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { expect, it } from "vitest";
import { tick } from "./tick.ts";

openTable(() => {
  logTo(() => undefined);
});

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

it("was silent for some hours: all that came due meanwhile is done in one go, once, in its order; what is to come waits", async () => {
  const at = Date.now();
  const told: string[] = [];
  logTo((line) => told.push(String((JSON.parse(line) as { name?: string }).name)));
  const after = (minutes: number) => new Date(at + minutes * 60_000).toISOString();
  const firmID = ID.createFirm();
  for (const minutes of [10, 70, 130, 300]) {
    const item = { dueAt: after(minutes), dueKey: `silent.${minutes}`, event: `silent.after${minutes}`, ids: {} };
    await asSystem(firmID, () => Due.schedule(item));
  }
  const ticked = (minutes: number) => withClock(at + minutes * 60_000, tick);
  const done = () => told.filter((name) => name.startsWith("silent."));
  for (let time = 0; time < 2; time++) {
    await ticked(190);
    expect(done()).toEqual(["silent.after10", "silent.after70", "silent.after130"]);
  }
  await ticked(301);
  expect(done().slice(3)).toEqual(["silent.after300"]);
  logTo(() => undefined);
});
