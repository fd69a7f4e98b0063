import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** A file and what it imports at once; what it imports later is not loaded at the start. */
export function loadedAtStart(folder: string, entry = "lambda.mjs", found = new Set<string>()): string[] {
  if (found.has(entry)) return [...found];
  found.add(entry);
  const source = readFileSync(join(folder, entry), "utf8");
  const imports = [...source.matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g)].map(([, name]) => name ?? "");
  for (const name of imports) if (existsSync(join(folder, name))) loadedAtStart(folder, name, found);
  return [...found];
}

/** Kilobytes of some files of a folder. */
export function kilobytes(folder: string, files: readonly string[]): number {
  return files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0) / 1_000;
}

/** Everything of a folder that is deployed. */
export function deployed(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
}

/** The table that is printed: one line a function. */
export function printed(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const texts = [head, ...rows].map((row) =>
    row.map((cell) => (typeof cell === "number" ? String(Math.round(cell)) : cell)),
  );
  const widths = head.map((_, at) => Math.max(...texts.map((row) => row[at]?.length ?? 0)));
  return texts
    .map((row) =>
      row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  "),
    )
    .join("\n");
}
