import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { main } from "./sheet.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sheet-"));
  await mkdir(join(folder, "fiches"));
  await writeFile(join(folder, "fiches", "a.md"), "---\ntitle: Oser\u2028ensemble\ncategory: C\ntheme: T\n---\n");
  await writeFile(join(folder, "latin.md"), Buffer.from("---\ntitle: Caf\u00e9\n---\n", "latin1"));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...files: string[]) {
  const lines: string[] = [];
  const code = await main(files, folder, (line) => lines.push(line));
  return { code, lines };
}

test("prints a line per file, in order, under the name as typed", async () => {
  const { code, lines } = await run("fiches/a.md", "./fiches/a.md");
  expect(code).toBe(0);
  expect(lines.map((line) => JSON.parse(line).file)).toEqual(["fiches/a.md", "./fiches/a.md"]);
  expect(lines[0]).toMatch(
    /^\{"file":"fiches\/a\.md","title":"Oser\\u2028ensemble","net":null,"vat":null,"gross":null,"days":null,"hours":null,"public":\[\],"prerequisites":null,"category":"C","theme":"T","tags":\[\],"draft":false,"problems":\[\{"field":"infobox","code":"missing","text":"[^"]+"\}\]\}$/,
  );
});

test("an unreadable file has its line and the exit code 1, the others are still read", async () => {
  const { code, lines } = await run("absent.md", "latin.md", "fiches", "fiches/a.md/b", "fiches/a.md");
  expect(code).toBe(1);
  const read = lines.map((line) => JSON.parse(line));
  expect(read.map((line) => line.problems[0].code)).toEqual([
    "unreadable",
    "unreadable",
    "unreadable",
    "unreadable",
    "missing",
  ]);
  expect(read[0]).toMatchObject({ file: "absent.md", title: null, public: [], tags: [], draft: false });
  expect(read[4].category).toBe("C");
});

test("no file named is an error", async () => {
  expect(await run()).toEqual({ code: 1, lines: [] });
});
