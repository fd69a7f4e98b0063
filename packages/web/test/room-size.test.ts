// @vitest-environment node
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import type { Chunk } from "./weight.ts";

const KB = 1024;
/** A phone in a meeting: as much as any screen of the dashboard with its shell. */
const ROOM_MAX = 60 * KB;
const root = join(import.meta.dirname, "../room");
const manifestPath = join(root, "dist/.vite/manifest.json");

const newest = (): number =>
  Math.max(
    ...readdirSync(join(root, "../src"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );

beforeAll(() => {
  if (existsSync(manifestPath) && statSync(manifestPath).mtimeMs >= newest()) return;
  const vite = join(root, "../../../node_modules/vite/bin/vite.js");
  const env = { ...process.env, NODE_ENV: "production", VITEST: "" };
  execFileSync(process.execPath, [vite, "build", root, "--logLevel", "error"], { env });
}, 60_000);

const manifest = () => JSON.parse(readFileSync(manifestPath, "utf8")) as Record<string, Chunk>;

/** All that one chunk brings at once. */
function withImports(chunks: Record<string, Chunk>, name: string, found = new Set<string>()): Set<string> {
  const chunk = chunks[name];
  if (!chunk || found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const next of chunk.imports ?? []) withImports(chunks, next, found);
  return found;
}

const weightOf = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(root, "dist", file))).length, 0);

test.each(["fr", "en"])(
  "the room's page weighs at most 60 KB of script for who reads %s, each part with it",
  (locale) => {
    const chunks = manifest();
    const entry = Object.keys(chunks).find((name) => chunks[name]?.isEntry) ?? "";
    const words = Object.values(chunks).flatMap(({ file }) => (file.includes(`words-${locale}`) ? [file] : []));
    expect(words).toHaveLength(1);
    const first = new Set([...withImports(chunks, entry), ...words]);
    const parts = Object.entries(chunks).filter(([name, { file }]) => name !== entry && !file.includes("words-"));
    const weights = parts
      .filter(([, { file }]) => file.endsWith(".js"))
      .map(([name]) => weightOf(new Set([...first, ...withImports(chunks, name)])));
    expect(weightOf(first)).toBeGreaterThan(20 * KB);
    expect(Math.max(weightOf(first), ...weights)).toBeLessThanOrEqual(ROOM_MAX);
  },
);
