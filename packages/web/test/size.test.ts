// @vitest-environment node
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { type Weight, weighBuilt } from "./weight.ts";

const KB = 1024;
const SHELL_MAX = 45 * KB;
const ROUTE_MAX = 60 * KB;
/** Who reads English has the French words, too, until the English ones are there. */
const ENGLISH_MAX = 66 * KB;
const root = join(import.meta.dirname, "..");
const manifestPath = join(root, "dist/.vite/manifest.json");

/** The newest change among the sources: an old build would measure something else. */
const newest = (): number =>
  Math.max(
    ...["index.html", "vite.config.ts", "package.json"].map((name) => statSync(join(root, name)).mtimeMs),
    ...readdirSync(join(root, "src"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );

beforeAll(() => {
  const fresh = existsSync(manifestPath) && statSync(manifestPath).mtimeMs >= newest();
  // In a process of its own: inside a test run, the libraries would build as for development.
  const vite = join(root, "../../node_modules/vite/bin/vite.js");
  if (!fresh) {
    const env = { ...process.env, NODE_ENV: "production", VITEST: "" };
    execFileSync(process.execPath, [vite, "build", root, "--logLevel", "error"], { env });
  }
}, 60_000);

const above = (weights: readonly Weight[], max: number) => weights.filter(({ bytes }) => bytes > max);

test("the shell is at most 45 KB of script, in either language", () => {
  for (const locale of ["fr", "en"] as const) {
    const { shell } = weighBuilt(root, locale);
    expect(shell).toBeGreaterThan(10 * KB);
    expect(shell).toBeLessThanOrEqual(SHELL_MAX);
  }
});

test("no screen loads by itself more than 60 KB of script with its shell", () => {
  const { shell, routes } = weighBuilt(root);
  expect(routes.length).toBeGreaterThan(25);
  expect(Math.min(...routes.map(({ bytes }) => bytes))).toBeGreaterThan(shell);
  expect(above(routes, ROUTE_MAX)).toEqual([]);
});

test("no dialog needs more than 60 KB of script with the screen that it opens over", () => {
  const { acts } = weighBuilt(root);
  expect(acts.length).toBeGreaterThan(0);
  expect(above(acts, ROUTE_MAX)).toEqual([]);
});

test("English adds at most a tenth to the heaviest screen and dialog", () => {
  const { routes, acts } = weighBuilt(root, "en");
  expect(above([...routes, ...acts], ENGLISH_MAX)).toEqual([]);
});

test("English stays out of what a French reader loads", () => {
  const manifest = JSON.parse(readFileSync(manifestPath, "utf8")) as Record<string, { imports?: string[] }>;
  const isEnglish = (key: string) => key.includes("messages/en/");
  expect(Object.keys(manifest).filter(isEnglish).length).toBeGreaterThan(10);
  // By its own file alone: no chunk that is imported at once may hold it.
  expect(Object.values(manifest).flatMap(({ imports = [] }) => imports.filter(isEnglish))).toEqual([]);
});
