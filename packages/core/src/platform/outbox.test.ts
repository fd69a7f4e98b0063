import { beforeEach, describe, expect, it } from "vitest";
import { db, event } from "../db/index.ts";
import { open, PLATFORM, platformEvent } from "../db/platform.ts";
import { ID, logTo, withClock } from "../kernel/index.ts";
import { asSystem } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { PlatformOutbox } from "./index.ts";

let firmID = "";
const lines: string[] = [];
openTable(() => {
  logTo((line) => lines.push(line));
});
beforeEach(() => {
  firmID = ID.createFirm();
  lines.length = 0;
});

const BEGIN = Date.parse("2026-11-22T08:00:00.000Z");
const at = <R>(seconds: number, body: () => Promise<R>) => withClock(BEGIN + seconds * 1_000, body);
const add = (name: string, count = 1) =>
  asSystem(firmID, async () => {
    for (let left = count; left > 0; left -= 40) {
      const events = Array.from({ length: Math.min(left, 40) }, () => event(name, {}));
      await db().write({ events }, {});
    }
  });
const pending = () => PlatformOutbox.pending(firmID);

async function one() {
  const [first] = await pending();
  if (!first) throw new Error("Nothing waits");
  return first;
}

/** Fails an event at each of its times, up to `tries`; answers the seconds after which each came. */
async function failUntil(tries: number): Promise<number[]> {
  const waits: number[] = [];
  let seconds = 0;
  for (let count = 0; count < tries; count++) {
    const [due] = await at(seconds, pending);
    if (!due) throw new Error(`Nothing is due after ${seconds} s`);
    await at(seconds, () => PlatformOutbox.failed(due));
    const { retryAt } = PlatformOutbox.afterFailure(count + 1, new Date(BEGIN + seconds * 1_000).toISOString());
    if (!retryAt) break;
    const next = (Date.parse(retryAt) - BEGIN) / 1_000;
    expect(await at(next - 1, pending)).toEqual([]);
    waits.push(next - seconds);
    seconds = next;
  }
  return waits;
}

describe("an event whose work fails", () => {
  it("is tried again later and later, for a day and a half", async () => {
    await at(0, () => add("broken"));
    const waits = await failUntil(PlatformOutbox.TRIES_MAX);
    expect(waits.slice(0, 5)).toEqual([20, 40, 80, 160, 320]);
    expect(Math.max(...waits)).toBe(6 * 3_600);
    expect(waits).toHaveLength(PlatformOutbox.TRIES_MAX - 1);
    const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3_600;
    expect(hours).toBeGreaterThan(24);
    expect(hours).toBeLessThan(48);
  });

  it("is parked in its row after its last try, told once, and comes back when it is released", async () => {
    await at(0, () => add("broken"));
    await failUntil(PlatformOutbox.TRIES_MAX);
    const years = 3 * 366 * 86_400;
    expect(await at(years, pending)).toEqual([]);
    expect(await PlatformOutbox.parked(firmID)).toMatchObject([{ event: "broken", tries: PlatformOutbox.TRIES_MAX }]);
    expect(lines.filter((line) => line.includes("event.parked"))).toHaveLength(1);
    expect(await PlatformOutbox.release(firmID)).toBe(1);
    expect(await PlatformOutbox.parked(firmID)).toEqual([]);
    expect(await one()).toMatchObject({ event: "broken", tries: 0 });
  });

  it("counts one failure when two processes tried at the same time, and none once it is done", async () => {
    await add("twice");
    const event = await one();
    await Promise.all([1, 2, 3].map(() => PlatformOutbox.failed(event)));
    const [waiting] = await withClock(Date.now() + 60_000, pending);
    expect(waiting).toMatchObject({ tries: 1 });
    await PlatformOutbox.done(event);
    await PlatformOutbox.failed(event);
    expect(await withClock(Date.now() + 60_000, pending)).toEqual([]);
  });
});

describe("what waits", () => {
  it("is found behind hundreds that are parked or wait for their next try", async () => {
    await at(0, () => add("broken", 250));
    for (;;) {
      const batch = await at(0, pending);
      if (batch.length === 0) break;
      expect(batch.length).toBeLessThanOrEqual(PlatformOutbox.BATCH);
      await at(0, () => Promise.all(batch.map(PlatformOutbox.failed)));
    }
    await at(1, () => add("new"));
    expect((await at(2, pending)).map((row) => row.event)).toEqual(["new"]);
    expect(await at(30, pending)).toHaveLength(PlatformOutbox.BATCH);
  });

  it("of the platform's own is tried again and released the same way", async () => {
    await open(PLATFORM).write({ event: platformEvent("broken", {}) }, {});
    const [row] = await PlatformOutbox.pending(undefined);
    if (!row) throw new Error("Nothing waits");
    await PlatformOutbox.failed(row);
    expect(await PlatformOutbox.pending(undefined)).toEqual([]);
    const [again] = await withClock(Date.now() + 21_000, () => PlatformOutbox.pending(undefined));
    if (!again) throw new Error("Nothing waits");
    expect(again).toMatchObject({ event: "broken", tries: 1, firmID: undefined });
  });
});
