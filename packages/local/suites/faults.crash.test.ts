import { Table, type TableClient } from "@entrepairs/core/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cancelled, type Faults, faultyTable, seeded } from "./faulty.ts";
import { buildFirm, type FirmWorld } from "./firm.ts";
import { type Answer, type Route, routes } from "./route.ts";
import { admitted, askAs, freshSampleOf } from "./sample.ts";
import { isThorough } from "./thorough.ts";
import { watchTable } from "./watch.ts";
import { startWorld, type World } from "./world.ts";

/** Every command that a member may give, once, in the order of the route list. */
const commands = routes().filter(
  ({ method, app, meta }) => method !== "GET" && (app === "api" || app === "room") && meta.may && "roles" in meta.may,
);
const RETRIES_MAX = 10;
/** What an engine does badly, each alone; all at once in any case. */
const ALONE: [string, Faults][] = [
  ["conflicts", { conflict: 0.5 }],
  ["throttling", { throttled: 0.3 }],
  ["answers lost after the write", { lost: 0.4 }],
];

let world: World;
let calm: Outcome[];
/** Whom those ask who give one command alone. */
let firm: FirmWorld;
beforeAll(async () => {
  world = await startWorld();
  firm = await buildFirm("zqalone");
  calm = await play(await buildFirm("zqcalm"), {}, 1);
}, 60_000);
afterAll(() => world.close());

interface Outcome {
  id: string;
  status: number;
  /** Audit entries that the command left: one for each of its transactions. */
  entries: number;
  busy: number;
}

/** Gives every command under one key each, again whenever it is told to come back, as a client does. */
async function play(firm: FirmWorld, faults: Faults, seed: number): Promise<Outcome[]> {
  const watch = watchTable();
  const faulty = faultyTable(Table.use(), faults, seeded(seed));
  const outcomes: Outcome[] = [];
  for (const route of commands) {
    const sample = await freshSampleOf(route, firm);
    const headers = { "Idempotency-Key": crypto.randomUUID() };
    const from = watch.seen.length;
    let busy = 0;
    let answer: Answer;
    do {
      answer = await onTable(faulty.client, () => askAs(route, firm, admitted(route, firm)[0], { ...sample, headers }));
      if (answer.status === 503) expect(answer.headers.get("Retry-After"), route.id).toBe("1");
    } while (answer.status === 503 && ++busy < RETRIES_MAX);
    outcomes.push({ id: route.id, status: answer.status, entries: auditsIn(firm, watch.seen.slice(from)), busy });
  }
  watch.stop();
  console.log(`${firm.mark}: ${commands.length} commands, ${faulty.calls()} calls, ${JSON.stringify(faulty.injected)}`);
  return outcomes;
}

function onTable<R>(client: TableClient, body: () => Promise<R>): Promise<R> {
  return Table.provide(client, body);
}

/** The same entry written again under its token is one. */
function auditsIn(firm: FirmWorld, seen: ReturnType<typeof watchTable>["seen"]): number {
  const prefix = `F#${firm.firmID}#AUDIT#`;
  return new Set(seen.flatMap(({ keys }) => keys.filter((key) => key.startsWith(prefix)))).size;
}

const bare = (outcomes: readonly Outcome[]) => outcomes.map(({ busy: _, ...rest }) => rest);

it("gives most commands a fixture in which they succeed", () => {
  const refused = calm.filter(({ status }) => status >= 400);
  console.log(`refused without any fault: ${refused.map(({ id, status }) => `${id} ${status}`).join(", ") || "none"}`);
  expect(refused.length).toBeLessThan(calm.length / 3);
});

describe("with faults before the table", () => {
  it.each<[string, Faults]>([
    ...(isThorough ? ALONE : []),
    ["all of them at once", { conflict: 0.3, throttled: 0.2, lost: 0.3 }],
  ])("does each thing once through %s", async (name, faults) => {
    const own = await buildFirm(`zqfault${name.length}${name.charAt(0)}`);
    expect(bare(await play(own, faults, 20_261_122))).toEqual(bare(calm));
  });

  it("decides nothing from an index that is behind", async () => {
    expect(bare(await play(await buildFirm("zqstale"), { stale: 1 }, 3))).toEqual(bare(calm));
  });

  it("gives up within seconds when the table stays busy, and has written nothing", async () => {
    const watch = watchTable();
    const faulty = faultyTable(Table.use(), { throttled: 1 }, seeded(1));
    const [create] = commands.filter(({ id }) => id === "POST /api/f/:firm/organization");
    const started = performance.now();
    const answer = await onTable(faulty.client, () => askAs(create as Route, firm, "owner"));
    expect(answer.status).toBe(503);
    expect(answer.headers.get("Retry-After")).toBe("1");
    expect(JSON.parse(answer.text).error.code).toBe("table.busy");
    expect(performance.now() - started).toBeLessThan(6_000);
    expect(faulty.calls()).toBeLessThanOrEqual(12);
    expect(watch.seen.filter(({ call }) => call === "transact")).toEqual([]);
    watch.stop();
  });

  it("answers what was done when every answer of the table was lost", async () => {
    const faulty = faultyTable(Table.use(), { lost: 1 }, seeded(1));
    const headers = { "Idempotency-Key": crypto.randomUUID() };
    const [create] = commands.filter(({ id }) => id === "POST /api/f/:firm/organization");
    const again = () => askAs(create as Route, firm, "owner", { headers });
    // The record of the command is found, so that even the first try needs no 503.
    const first = await onTable(faulty.client, again);
    expect(first.status).toBe(201);
    const watch = watchTable();
    expect((await again()).text).toBe(first.text);
    watch.stop();
    expect(watch.seen.filter(({ call }) => call === "transact")).toEqual([]);
  });

  it("never takes a refused condition for a conflict", async () => {
    const table = Table.use();
    let tries = 0;
    const refusing: TableClient = {
      ...table,
      transact: (items) => {
        tries += 1;
        const reasons = items.map((_, at) => (at === 0 ? "ConditionalCheckFailed" : "TransactionConflict"));
        return Promise.reject(cancelled(reasons));
      },
    };
    const [edit] = commands.filter(({ id }) => id === "PUT /api/f/:firm/organization/:organizationID");
    const answer = await onTable(refusing, () => askAs(edit as Route, firm, "owner"));
    expect([answer.status, tries]).toEqual([409, 1]);
  });
});
