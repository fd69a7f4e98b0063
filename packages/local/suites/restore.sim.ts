import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureTable, Table, tableClient } from "@entrepairs/core/db";
import { Firm } from "@entrepairs/core/firm";
import { shiftClock } from "@entrepairs/core/kernel";
import { asMember } from "@entrepairs/core/testing";
import { apiApp } from "@entrepairs/functions/api/app.ts";
import { sweep } from "@entrepairs/functions/outbox/consume.ts";
import { tick } from "@entrepairs/functions/tick/tick.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Row, restore } from "../../../tools/restore.ts";
import { buildFirm, type FirmWorld } from "./firm.ts";
import { asFunction, watchPolicies } from "./policy.ts";
import { startWorld, type World } from "./world.ts";

/** The drill of the runbook: one firm's rows, then the whole table, from a copy on the embedded engine. */
const folder = mkdtempSync(join(tmpdir(), "entrepairs-restore-"));
const copy = join(folder, "copy.jsonl");
let world: World;
let firm: FirmWorld;
let other: FirmWorld;
let tableName = "";
let policies: ReturnType<typeof watchPolicies>;

beforeAll(async () => {
  world = await startWorld();
  ({ tableName } = Table.use());
  firm = await buildFirm("zqrestored");
  other = await buildFirm("zqbystander");
  policies = watchPolicies();
  await asFunction("job", sweep);
}, 60_000);
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

async function run(...argv: string[]): Promise<string[]> {
  const lines: string[] = [];
  const say = { out: (line: string) => lines.push(line), err: () => undefined };
  await restore(argv, { DYNAMODB_ENDPOINT: world.table.endpoint }, say);
  return lines;
}

const told = async (...argv: string[]) => JSON.parse((await run("import", ...argv))[0] ?? "{}");
const sorted = (lines: readonly string[]) => [...lines].sort();
/** Rows of a restore: events are never of it. */
const kept = (lines: readonly string[]) => sorted(lines.filter((line) => !/#(OUTBOX|IDEM)[#"]/.test(line)));

/** The firm's own rows: what is due for it stands among the platform's. */
const ownOf = (lines: readonly string[]) => lines.filter((line) => line.includes('"F#'));

/** What the screens of a firm answer, one line each. */
async function screens({ firmID, people }: FirmWorld): Promise<string[]> {
  const api = apiApp();
  const headers = { Cookie: `session=${people.owner.cookie}` };
  const paths = ["home", "cohort", "enrolment", "invoice", "programme", "member"];
  return Promise.all(
    paths.map(async (path) => {
      const answer = await api.request(`/api/f/${firmID}/${path}`, { headers });
      return `${path} ${answer.status} ${await answer.text()}`;
    }),
  );
}

describe("one firm", () => {
  it("loses every row and has them all back, while another goes on and is not touched", async () => {
    const before = await screens(firm);
    const lines = await run("export", tableName, firm.firmID);
    expect(lines.length).toBeGreaterThan(100);
    writeFileSync(copy, lines.join("\n"));
    await lose(lines);
    expect(ownOf(await run("export", tableName, firm.firmID))).toEqual([]);
    // Meanwhile somebody else works.
    await rename(other, "Cabinet qui continue");
    const bystander = sorted(await run("export", tableName, other.firmID));
    const platform = async () => sorted((await run("export", tableName, "all")).filter((line) => line.includes('"P#')));
    const ours = await platform();
    const planned = await told(tableName, firm.firmID, copy);
    expect(planned).toMatchObject({ applied: false, removed: 0, again: 0, same: 0 });
    expect(ownOf(await run("export", tableName, firm.firmID))).toEqual([]);
    expect(await told(tableName, firm.firmID, copy, "--apply")).toEqual({ ...planned, applied: true });
    expect(kept(await run("export", tableName, firm.firmID))).toEqual(kept(lines));
    expect(await screens(firm)).toEqual(before);
    expect(sorted(await run("export", tableName, other.firmID))).toEqual(bystander);
    expect(await platform()).toEqual(ours);
    // Run again there is nothing left to do.
    expect(await told(tableName, firm.firmID, copy, "--apply")).toMatchObject({ put: 0, removed: 0 });
  });

  it("goes back to what it was where it is told to, but for what may not", async () => {
    await rename(firm, "Cabinet abîmé");
    expect(await told(tableName, firm.firmID, copy, "--apply")).toMatchObject({ put: 0 });
    expect(await nameOf(firm)).toBe("Cabinet abîmé");
    const { left } = await told(tableName, firm.firmID, copy, "--replace", "--apply");
    expect(left.log).toBeGreaterThan(0);
    expect(await nameOf(firm)).not.toBe("Cabinet abîmé");
    await expect(told(tableName, other.firmID, copy, "--apply")).rejects.toThrow("Line 1 of the copy is not of");
  });

  it("sends nothing again: its events stayed where they were", async () => {
    const mails = world.mail.messages().length;
    await sweep();
    expect(world.mail.messages()).toHaveLength(mails);
  });
});

/** So far ahead that reminders came due meanwhile. */
const AHEAD_MS = 3 * 24 * 3_600_000;
/** All that comes due and all that follows from it. */
async function work(): Promise<number> {
  const done = await asFunction("job", tick);
  await asFunction("job", sweep);
  return done;
}

/** What Stripe was asked to do: anything but reads. */
function moved(): Record<string, number> {
  const asked = Object.entries(world.stripe.calls()).filter(([call]) => !call.startsWith("GET "));
  return Object.fromEntries(asked);
}

describe("the table, some days later", () => {
  afterAll(() => shiftClock(0));

  it("goes back without mailing or moving money again for what came due meanwhile", async () => {
    await work();
    const lines = await run("export", tableName, "all");
    writeFileSync(copy, lines.join("\n"));
    const before = world.mail.messages().length;
    shiftClock(AHEAD_MS);
    expect(await work()).toBeGreaterThan(0);
    const mailed = world.mail.messages().length;
    expect(mailed).toBeGreaterThan(before);
    const money = moved();
    const { left } = await told(tableName, "all", copy, "--replace", "--apply");
    expect([left.due > 0, left.mailed > 0]).toEqual([true, true]);
    await work();
    expect([world.mail.messages().length, moved()]).toEqual([mailed, money]);
  });
});

describe("one firm, whose rows were gone for two weeks", () => {
  afterAll(() => shiftClock(0));

  it("has what came due meanwhile made up for, once: as many mails as a firm that lost nothing", async () => {
    shiftClock(AHEAD_MS);
    await work();
    const lines = await run("export", tableName, firm.firmID);
    writeFileSync(copy, lines.join("\n"));
    const mailed = mailsOf();
    const since = () => mailsOf().map((count, at) => count - (mailed[at] ?? 0));
    await lose(lines);
    shiftClock(14 * 24 * 3_600_000);
    await work();
    const [during, bystander = 0] = since();
    expect([during, bystander > 0]).toEqual([0, true]);
    expect((await told(tableName, firm.firmID, copy, "--apply")).again).toBeGreaterThan(0);
    await work();
    expect(since()).toEqual([bystander, bystander]);
    // Told twice, done once.
    await told(tableName, firm.firmID, copy, "--apply");
    await work();
    expect(since()).toEqual([bystander, bystander]);
  });
});

/** Mails so far about each of the two firms. */
function mailsOf(): number[] {
  const texts = world.mail.messages().map((message) => JSON.stringify(message));
  return ["zqrestored", "zqbystander"].map((word) => texts.filter((text) => text.includes(word)).length);
}

it("asks the table, as the job function, for nothing that its policies refuse", () => {
  expect(policies.asked.size).toBeGreaterThan(20);
  // On one machine the clock itself runs with the jobs; in the cloud it is a function of its own.
  expect([...policies.refused].filter((told) => !told.endsWith(" P#TICK"))).toEqual([]);
  policies.stop();
});

describe("the table", () => {
  it("stands again under another name, with every firm's screens as they were", async () => {
    const before = [await screens(firm), await screens(other)];
    const lines = await run("export", tableName, "all");
    writeFileSync(copy, lines.join("\n"));
    const again = { tableName: "restored", endpoint: world.table.endpoint };
    await ensureTable(again);
    await told("restored", "all", copy, "--apply");
    expect(kept(await run("export", "restored", "all"))).toEqual(kept(lines));
    Table.configure(tableClient(again));
    expect([await screens(firm), await screens(other)]).toEqual(before);
    const mails = world.mail.messages().length;
    await sweep();
    expect(world.mail.messages()).toHaveLength(mails);
  });
});

async function rename({ firmID }: FirmWorld, name: string): Promise<void> {
  await asMember({ firmID, roles: ["owner"] }, async () => {
    const { rev, ...card } = await Firm.get();
    await Firm.edit({ ...card, rev, name });
  });
  await sweep();
}

const nameOf = ({ firmID }: FirmWorld) => asMember({ firmID, roles: ["owner"] }, async () => (await Firm.get()).name);

/** A mistake of ours, or somebody's: every row is deleted. */
async function lose(lines: readonly string[]): Promise<void> {
  for (const line of ownOf(lines)) {
    const { pk, sk } = JSON.parse(line) as Row;
    await world.table.operate("DeleteItem", { TableName: tableName, Key: { pk, sk } });
  }
}
