import { readFileSync, writeFileSync } from "node:fs";
import { metered } from "@entrepairs/core/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Access, accessOf, assembled, isBeyond, nounOf, readRows, tableFile, writeRows } from "./access.ts";
import { buildFirm, type FirmWorld } from "./firm.ts";
import { type Route, routes } from "./route.ts";
import { admitted, askAs, freshSampleOf } from "./sample.ts";
import { watchTable } from "./watch.ts";
import { startWorld, type World } from "./world.ts";

/** `npm run table` writes what is measured here into docs/table; the questions and reasons are kept. */
const writing = process.env.WRITE_TABLE === "1";

const all = routes().filter(({ app, path }) => app !== "webhook" && !/\.(css|js|json)$/.test(path));
const ordered = [...all.filter(({ method }) => method === "GET"), ...all.filter(({ method }) => method !== "GET")];

let world: World;
let firm: FirmWorld;
const measured = new Map<string, Access>();
const failed: string[] = [];

beforeAll(async () => {
  world = await startWorld();
  firm = await buildFirm("zqtable");
  for (const route of ordered) measured.set(route.id, await measure(route));
}, 120_000);
afterAll(() => world.close());

async function measure(route: Route): Promise<Access> {
  const { may } = route.meta;
  const caller = may && "roles" in may ? admitted(route, firm)[0] : may && "account" in may ? "owner" : undefined;
  const sample = await freshSampleOf(route, firm);
  const watch = watchTable();
  const { result, calls } = await metered(() => askAs(route, firm, caller, sample));
  watch.stop();
  const known = readRows(nounOf(route)).find((row) => row.route === route.id);
  const { question = "", reason = "" } = known ?? {};
  const refused = result.status >= 400;
  if (refused && route.method === "GET" && may && !("everyone" in may) && !firm.empty.has(route.id))
    failed.push(`${route.id}: ${result.status}`);
  const cost = accessOf(firm, watch.seen, calls);
  if (!refused) return { question, route: route.id, ...cost, reason };
  return { question, route: route.id, calls: "refused here", keys: "", index: "", items: "", units: "", reason };
}

const nouns = [...new Set(all.map(nounOf))].sort();

if (writing) {
  it("writes what it measured", () => {
    for (const noun of nouns) {
      const rows = all.filter((route) => nounOf(route) === noun).map(({ id }) => measured.get(id));
      writeRows(
        noun,
        rows.filter((row) => row !== undefined),
      );
    }
    writeFileSync(tableFile, assembled());
  });
}

it("reads every screen of the fixture", () => {
  expect(failed).toEqual([]);
});

describe.skipIf(writing).each(nouns)("docs/table/%s.md", (noun) => {
  const own = all.filter((route) => nounOf(route) === noun);

  it("has a row for each route, with its question", () => {
    expect(
      readRows(noun)
        .map(({ route }) => route)
        .sort(),
    ).toEqual(own.map(({ id }) => id).sort());
    expect(
      readRows(noun)
        .filter(({ question }) => question === "")
        .map(({ route }) => route),
    ).toEqual([]);
  });

  it("says the calls that are made", () => {
    const told = (row: Access | undefined) => row && [row.route, row.calls, row.keys, row.index].join(" · ");
    expect(readRows(noun).map(told)).toEqual(readRows(noun).map(({ route }) => told(measured.get(route))));
  });

  it("gives a reason for more than one query or one transaction", () => {
    const beyond = own.filter((route) => isBeyond(route, measured.get(route.id)?.calls ?? "none"));
    const reasons = new Map(readRows(noun).map(({ route, reason }) => [route, reason]));
    expect(beyond.map(({ id }) => id).filter((id) => !reasons.get(id))).toEqual([]);
  });
});

it("is assembled in docs/table.md", () => {
  expect(readFileSync(tableFile, "utf8")).toBe(assembled());
});
