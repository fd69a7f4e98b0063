import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { ensureTable, Table, tableClient } from "@entrepairs/core/db";
import { Actor, logTo } from "@entrepairs/core/kernel";
import { Directory } from "@entrepairs/core/platform";
import { Recount } from "@entrepairs/core/report";
import { startTable } from "@entrepairs/twin/table";
import { TABLE_NAME } from "./settings.ts";

interface Say {
  out(line: string): void;
  err(line: string): void;
}

/**
 * `npm run releases`: recounts the figures of every firm from its answers, writes anew those that differ, and names the
 * blocks that say other than their answers; one JSON line a firm. The product must not run meanwhile. Answers the exit
 * code: 1 when a block differs.
 */
export async function main(folder: string, say: Say): Promise<number> {
  const data = resolve(folder);
  if (!existsSync(join(data, "table"))) {
    say.err(`No data in ${data}: start the product first, or set DATA_DIR`);
    return 1;
  }
  logTo(() => undefined);
  const table = await startTable({ folder: join(data, "table") }).catch((error: unknown) => {
    say.err(`Stop the product first: ${error instanceof Error ? error.message : String(error)}`);
  });
  if (!table) return 1;
  try {
    await ensureTable({ tableName: TABLE_NAME, exchange: table.exchange });
    Table.configure(tableClient({ tableName: TABLE_NAME, exchange: table.exchange }));
    return await everyFirm(say);
  } finally {
    await table.close();
  }
}

async function everyFirm(say: Say): Promise<number> {
  const firmIDs = await Actor.provide({ type: "platform", job: "releases" }, async () => {
    const found: string[] = [];
    for await (const firmID of Directory.firms()) found.push(firmID);
    return found;
  });
  let differing = 0;
  for (const firmID of firmIDs) {
    const report = await Actor.provide({ type: "system", firmID, job: "releases" }, Recount.repair);
    say.out(JSON.stringify({ firmID, ...report }));
    differing += report.differing.length;
  }
  return differing > 0 ? 1 : 0;
}
