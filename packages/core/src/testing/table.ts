import { startDynoxide, startTable, type TableEngine } from "@entrepairs/twin/table";
import { ensureTable, Table, tableClient } from "../db/index.ts";

export interface TestTable {
  endpoint: string;
  tableName: string;
  /** The engine under it, for tests that wait for its stream. */
  engine: TableEngine;
  close(): Promise<void>;
}

/** A real table on the embedded engine, in memory, for one test file; configures the table port. */
export async function testTable(which: "own" | "dynoxide" = "own"): Promise<TestTable | undefined> {
  const own = which === "own" ? await startTable({}) : undefined;
  const engine = own ?? (await startDynoxide());
  if (!engine) return undefined;
  const options = { tableName: "entrepairs-test", endpoint: engine.endpoint, exchange: own?.exchange };
  await ensureTable(options);
  Table.configure(tableClient(options));
  return { ...options, engine, close: () => engine.close() };
}
