import { afterAll, beforeAll } from "vitest";
import { type TestTable, testTable } from "./table.ts";

/**
 * A table of its own for a file of tests, configured, then made ready by `prepare`, and closed after the last of them.
 * Apart from the door of this folder: the bench takes that, and runs without a test runner.
 */
export function openTable(prepare?: () => unknown): void {
  let table: TestTable | undefined;
  beforeAll(async () => {
    table = await testTable();
    await prepare?.();
  });
  afterAll(() => table?.close());
}
