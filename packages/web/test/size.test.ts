// @vitest-environment node
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type Weight, weighBuilt } from "./weight.ts";

const KB = 1024;
const SHELL_MAX = 45 * KB;
const ROUTE_MAX = 60 * KB;
const root = join(import.meta.dirname, "..");
const manifestPath = join(root, "dist/.vite/manifest.json");

/** The newest change among the sources: an old build would measure something else. */
const newest = (): number =>
  Math.max(
    ...["index.html", "vite.config.ts", "vite.words.ts", "package.json"].map(
      (name) => statSync(join(root, name)).mtimeMs,
    ),
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

describe.each(["fr", "en"] as const)("who reads %s", (locale) => {
  let weighed: ReturnType<typeof weighBuilt> = { shell: 0, routes: [], acts: [] };
  beforeAll(() => {
    weighed = weighBuilt(root, locale);
  });

  test("loads a shell of at most 45 KB of script", () => {
    const { shell } = weighed;
    expect(shell).toBeGreaterThan(10 * KB);
    expect(shell).toBeLessThanOrEqual(SHELL_MAX);
  });

  test("loads with no screen by itself more than 60 KB of script, its shell included", () => {
    const { shell, routes } = weighed;
    expect(routes.length).toBeGreaterThan(25);
    expect(Math.min(...routes.map(({ bytes }) => bytes))).toBeGreaterThan(shell);
    expect(above(routes, ROUTE_MAX)).toEqual([]);
  });

  test("needs for no dialog more than 60 KB of script with the screen that it opens over", () => {
    const { acts } = weighed;
    expect(acts.length).toBeGreaterThan(0);
    expect(above(acts, ROUTE_MAX)).toEqual([]);
  });
});

const read = (name: string) => JSON.parse(readFileSync(join(root, "dist/.vite", name), "utf8")) as unknown;

test("words of either language stand in files of their own, which no file imports at once", () => {
  const manifest = Object.entries(read("manifest.json") as Record<string, { file: string; imports?: string[] }>);
  const areWords = (text: string | undefined) => /^assets\/(fr|en)\./.test(text ?? "");
  const keys = new Set(manifest.filter(([, { file }]) => areWords(file)).map(([key]) => key));
  expect(keys.size).toBeGreaterThan(40);
  expect(manifest.filter(([, { imports = [] }]) => imports.some((key) => keys.has(key)))).toEqual([]);
});

/** What a built file asks for before each part that it brings: Vite writes the list in its first line. */
function asksOf(code: string): { part: string; asked: string[] }[] {
  const list = JSON.parse(/^const __vite__mapDeps=.*?m\.f=(\[.*?\])/.exec(code)?.[1] ?? "[]") as string[];
  const imports = code.matchAll(
    /import\(`\.\/([^`]+)`\)(?:\.then\([\w$]+=>[\w$.]+\))?,(?:__vite__mapDeps\()?\[([\d,]*)\]/g,
  );
  return [...imports].map(([, part = "", places = ""]) => ({
    part: `assets/${part}`,
    asked: places.split(",").flatMap((place) => list[Number.parseInt(place, 10)] ?? []),
  }));
}

test("what reads words is asked for with them: each list of Vite names the words of each screen and of each part", () => {
  const words = read("words.json") as Record<string, string[]>;
  const shell = Object.keys(words).find((file) => /assets\/index-/.test(file)) ?? "";
  const manifest = read("manifest.json") as Record<string, { file: string; imports?: string[] }>;
  const chunks = new Map(Object.values(manifest).map((chunk) => [chunk.file, chunk]));
  const saidBy = (file: string, seen = new Set([shell])): string[] => {
    if (seen.has(file)) return [];
    seen.add(file);
    const imports = (chunks.get(file)?.imports ?? []).flatMap((key) => manifest[key]?.file ?? []);
    return [...(words[file] ?? []), ...imports.flatMap((one) => saidBy(one, seen))];
  };
  const built = [...chunks.keys()].filter((file) => file.endsWith(".js"));
  const asks = built.flatMap((file) => asksOf(readFileSync(join(root, "dist", file), "utf8")));
  const speaking = asks.filter(({ part }) => saidBy(part).length > 0);
  expect(speaking.length).toBeGreaterThan(100);
  expect(speaking.filter(({ part, asked }) => saidBy(part).some((file) => !asked.includes(file)))).toEqual([]);
  const readLater = [...new Set(Object.entries(words).flatMap(([file, said]) => (file === shell ? [] : said)))];
  expect(readLater.length).toBeGreaterThan(20);
  const listed = new Set(asks.flatMap(({ asked }) => asked));
  expect(readLater.filter((file) => !listed.has(file))).toEqual([]);
  expect(readFileSync(join(root, "dist/index.html"), "utf8")).toContain(words[shell]?.[0]?.replace("assets/fr", ""));
});
