import { Table } from "@entrepairs/core/db";
import { Config } from "@entrepairs/core/gateway";
import { Actor, shiftClock } from "@entrepairs/core/kernel";
import { Link } from "@entrepairs/core/link";
import { sweep } from "@entrepairs/functions/outbox/consume.ts";
import { tick } from "@entrepairs/functions/tick/tick.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { relink } from "../../../tools/relink.ts";
import { buildFirm, type FirmWorld } from "./firm.ts";
import { startWorld, type World } from "./world.ts";

/** The drill of the runbook: LinkKey leaked and is replaced, while reminders of what was asked before are still to come. */
const LINK_KEY = "another-key-of-links-of-enough-letters";
const TOKEN = /[0-7][0-9A-HJKMNP-TV-Z]{25}[A-Za-z0-9_-]{43}/g;
let world: World;
let firm: FirmWorld;

beforeAll(async () => {
  world = await startWorld();
  firm = await buildFirm("zqrotated");
  await sweep();
  // The clock of due work begins where it is first asked.
  await tick();
}, 60_000);
afterAll(async () => {
  shiftClock(0);
  await world.close();
});

const isOpen = (token: string) =>
  Actor.provide({ type: "visitor", firmID: firm.firmID }, () =>
    Link.open(token).then(
      () => true,
      () => false,
    ),
  );
const countOpen = async (tokens: readonly string[]) => (await Promise.all(tokens.map(isOpen))).filter(Boolean).length;
const tokensIn = (mails: readonly unknown[]) => [...new Set(JSON.stringify(mails).match(TOKEN))];

async function run(...options: string[]): Promise<{ moved: number; same: number }> {
  const lines: string[] = [];
  const say = { out: (line: string) => lines.push(line), err: () => undefined };
  await relink([Table.use().tableName, ...options], { LINK_KEY, DYNAMODB_ENDPOINT: world.table.endpoint }, say);
  return JSON.parse(lines[0] ?? "");
}

it("opens what is mailed from then on, and nothing that was mailed before", async () => {
  const mailed = tokensIn(world.mail.messages());
  const before = await countOpen(mailed);
  expect(before).toBeGreaterThan(0);
  Config.configure({ ...Config.use(), linkKey: LINK_KEY });
  expect(await countOpen(mailed)).toBe(0);
  const told = await run();
  expect(told.moved).toBeGreaterThanOrEqual(before);
  expect(await run("--apply")).toEqual({ ...told, applied: true });
  expect(await run("--apply")).toEqual({ ...told, applied: true, moved: 0, same: told.moved + told.same });
  expect(await countOpen(mailed)).toBe(0);

  shiftClock(7 * 24 * 3_600_000);
  await tick();
  await sweep();
  const reminded = tokensIn(world.mail.messages()).filter((token) => !mailed.includes(token));
  expect(reminded.length).toBeGreaterThan(0);
  expect(await countOpen(reminded)).toBe(reminded.length);
});
