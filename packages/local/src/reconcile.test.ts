import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { main } from "./reconcile.ts";

const folder = mkdtempSync(join(tmpdir(), "entrepairs-reconcile-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  ["no data", [], "No data in"],
  ["a period that is none", ["0"], "Usage"],
  ["more than one word", ["1", "2"], "Usage"],
])("refuses %s in one line", async (_, argv, text) => {
  const lines: string[] = [];
  expect(await main(argv, folder, { out: (line) => lines.push(line), err: (line) => lines.push(line) })).toBe(1);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(text);
});
