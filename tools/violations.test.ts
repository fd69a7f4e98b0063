import { createRequire } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { announcedIn, plant, ROOT, run, type Violation } from "./violation.ts";

const require = createRequire(import.meta.url);
const planted: Record<string, { folder: string; uproot: () => Promise<void> }> = {};
const folderOf = (tree: string): string => planted[tree]?.folder ?? "";

beforeAll(async () => {
  for (const tree of ["imports", "code", "dead"]) planted[tree] = await plant(tree);
});
afterAll(async () => {
  for (const tree of Object.values(planted)) await tree.uproot();
});

const sorted = (found: Violation[]): Violation[] => [...new Set(found)].sort();
const of = (tool: string, all: Violation[]): Violation[] => all.filter((one) => one.startsWith(`${tool} `));

async function byDependencyCruiser(): Promise<Violation[]> {
  const { text } = await run(folderOf("imports"), "dependency-cruiser/bin/dependency-cruise.mjs", "-T", "json", ".");
  const { summary } = JSON.parse(text) as { summary: { violations: { rule: { name: string }; from: string }[] } };
  return sorted(summary.violations.map(({ rule, from }) => `dependency-cruiser ${rule.name} ${from}`));
}

async function byBiome(): Promise<Violation[]> {
  const options = ["check", "--reporter=json", "--max-diagnostics=none", "."];
  const { text } = await run(folderOf("code"), "@biomejs/biome/bin/biome", ...options);
  const { diagnostics } = JSON.parse(text) as { diagnostics: { category: string; location: { path: string } }[] };
  return sorted(diagnostics.map(({ category, location }) => `biome ${category.split("/").at(-1)} ${location.path}`));
}

async function byOxlint(): Promise<Violation[]> {
  const { text } = await run(folderOf("code"), "oxlint/bin/oxlint", "--type-aware", "-f", "json", ".");
  const { diagnostics } = JSON.parse(text) as { diagnostics: { code: string; filename: string }[] };
  return sorted(diagnostics.map(({ code, filename }) => `oxlint ${/\((.+)\)/.exec(code)?.[1]} ${filename}`));
}

async function byCompiler(): Promise<Violation[]> {
  const { text } = await run(folderOf("code"), "typescript7/bin/tsc", "-p", "tsconfig.json", "--pretty", "false");
  return sorted(
    [...text.matchAll(/^([^(\s]+)\(\d+,\d+\): error (TS\d+)/gm)].map(([, file, code]) => `tsc ${code} ${file}`),
  );
}

async function byKnip(): Promise<Violation[]> {
  const { text } = await run(
    folderOf("dead"),
    "knip/bin/knip.js",
    "--no-progress",
    "--no-config-hints",
    "--reporter",
    "json",
  );
  const { issues } = JSON.parse(text) as { issues: ({ file: string } & Record<string, unknown>)[] };
  return sorted(
    issues.flatMap(({ file, ...kinds }) =>
      Object.entries(kinds).flatMap(([kind, found]) =>
        Array.isArray(found) && found.length > 0 ? [`knip ${kind} ${file}`] : [],
      ),
    ),
  );
}

describe("each tool reports exactly the files that break its rules", () => {
  test("dependency-cruiser", async () => {
    expect(await byDependencyCruiser()).toEqual(of("dependency-cruiser", await announcedIn("imports")));
  });
  test("biome", async () => expect(await byBiome()).toEqual(of("biome", await announcedIn("code"))));
  test("oxlint", async () => expect(await byOxlint()).toEqual(of("oxlint", await announcedIn("code"))));
  test("tsc", async () => expect(await byCompiler()).toEqual(of("tsc", await announcedIn("code"))));
  test("knip", async () => expect(await byKnip()).toEqual(of("knip", await announcedIn("dead"))));
});

describe("no rule is without its proof", () => {
  const provedBy = async (tool: string, tree: string) =>
    new Set(of(tool, await announcedIn(tree)).map((line) => line.split(" ")[1]));

  test("dependency-cruiser", async () => {
    const { forbidden } = require(join(ROOT, ".dependency-cruiser.cjs")) as { forbidden: { name: string }[] };
    const proved = await provedBy("dependency-cruiser", "imports");
    expect(forbidden.map(({ name }) => name).filter((name) => !proved.has(name))).toEqual([]);
  });

  test("biome", async () => {
    const { linter } = require(join(ROOT, "biome.json")) as { linter: { rules: Record<string, string | object> } };
    const named = Object.values(linter.rules).flatMap((group) =>
      typeof group === "string"
        ? []
        : Object.entries(group).flatMap(([name, level]) => (level === "off" ? [] : [name])),
    );
    const proved = await provedBy("biome", "code");
    expect(["format", "organizeImports", "useAltText", ...named].filter((name) => !proved.has(name))).toEqual([]);
  });

  test("oxlint", async () => {
    const { rules } = require(join(ROOT, ".oxlintrc.json")) as { rules: Record<string, unknown> };
    const named = Object.keys(rules).filter((name) => rules[name] !== "off");
    const proved = await provedBy("oxlint", "code");
    expect(named.map((name) => name.split("/")[1]).filter((name) => !proved.has(name))).toEqual([]);
  });

  test("knip", async () => {
    const { include } = require(join(ROOT, "knip.json")) as { include: string[] };
    const proved = await provedBy("knip", "dead");
    expect(include.filter((name) => !proved.has(name))).toEqual([]);
  });
});
