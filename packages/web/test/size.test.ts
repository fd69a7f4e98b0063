// @vitest-environment node
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";

interface Chunk {
  file: string;
  imports?: string[];
  dynamicImports?: string[];
  isEntry?: boolean;
  isDynamicEntry?: boolean;
}

const KB = 1024;
const SHELL_MAX = 45 * KB;
const ROUTE_MAX = 60 * KB;
const root = join(import.meta.dirname, "..");
const manifestPath = join(root, "dist/.vite/manifest.json");
let manifest: Record<string, Chunk> = {};

/** The newest change among the sources: an old build would measure something else. */
const newest = (folder: string): number =>
  Math.max(
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );

beforeAll(() => {
  const fresh = existsSync(manifestPath) && statSync(manifestPath).mtimeMs >= newest(join(root, "src"));
  // In a process of its own: inside a test run, the libraries would build as for development.
  const vite = join(root, "../../node_modules/vite/bin/vite.js");
  if (!fresh) {
    const env = { ...process.env, NODE_ENV: "production", VITEST: "" };
    execFileSync(process.execPath, [vite, "build", root, "--logLevel", "error"], { env });
  }
  manifest = JSON.parse(readFileSync(manifestPath, "utf8"));
}, 60_000);

/** Every file that must come before this chunk runs. */
function needed(key: string, seen = new Set<string>()): Set<string> {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key]?.imports ?? []) needed(next, seen);
  return seen;
}

const weight = (keys: Iterable<string>): number =>
  [...keys]
    .map((key) => manifest[key]?.file ?? "")
    .filter((file) => file.endsWith(".js"))
    .reduce((sum, file) => sum + gzipSync(readFileSync(join(root, "dist", file))).length, 0);

const entry = () => Object.keys(manifest).find((key) => manifest[key]?.isEntry) ?? "";

test("the shell is at most 45 KB of script", () => {
  const size = weight(needed(entry()));
  expect(size).toBeGreaterThan(10 * KB);
  expect(size).toBeLessThanOrEqual(SHELL_MAX);
});

test("no screen needs more than 60 KB of script with its shell", () => {
  const shell = needed(entry());
  // What the shell itself asks for. A dialog or a tab that a screen fetches when it is opened comes on top, later.
  const asked = new Set([...shell].flatMap((key) => manifest[key]?.dynamicImports ?? []));
  const screens = [...asked].filter((key) => key.includes("pages/"));
  expect(screens.length).toBeGreaterThan(0);
  const heavy = screens
    .map((key) => ({ key, size: weight(new Set([...shell, ...needed(key)])) }))
    .filter(({ size }) => size > ROUTE_MAX);
  expect(heavy).toEqual([]);
});

test("English stays out of what a French reader loads", () => {
  const shell = [...needed(entry())];
  expect(shell.filter((key) => key.includes("messages/en"))).toEqual([]);
  expect(Object.keys(manifest).some((key) => key.includes("messages/en/"))).toBe(true);
});
