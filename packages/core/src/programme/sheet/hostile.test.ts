import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Line, lineOf, read } from "./sheet.ts";

const infobox = [
  "infobox:",
  "  superheading: Prix d’une place",
  "  heading: 500 € HT soit 600 € TTC",
  "  duration: 3 jours",
  "  public: Chef d’atelier, régleuse, acheteur",
  "  prerequisites: Aucun",
];
const head = ["title: Cercle des ateliers", "category: Cercles", "theme: Tenir la qualité"];
const clean = [...head, "tags:", "  - Pairs", "  - Terrain", ...infobox];

function sheet(front: string[], body = "**Objectif** :\n\nS’entraider."): string {
  return ["---", ...front, "---", "", body].join("\n");
}

function lineOfText(text: string): Line {
  return lineOf("fiche.md", read(text));
}

describe("unreadable", () => {
  test.each<[string, string | Uint8Array]>([
    ["empty", ""],
    ["no front matter", "# Un titre\n\nDu texte."],
    ["front matter that is not closed", "---\ntitle: A\n\nDu texte."],
    ["no field", "---\nDu texte\n---\n"],
    ["a list", "---\n- a\n- b\n---\n"],
    ["not UTF-8", new Uint8Array([0x2d, 0x2d, 0x2d, 0x0a, 0xe9, 0x0a, 0x2d, 0x2d, 0x2d])],
    ["UTF-16", new Uint8Array([0xff, 0xfe, 0x2d, 0, 0x2d, 0])],
    ["over a megabyte", sheet(clean, "x".repeat(1_048_577))],
    ["a huge front matter", sheet(Array.from({ length: 40_000 }, (_, index) => `key${index}: v`))],
  ])("%s", (_name, source) => {
    const info = read(source);
    expect(info).toMatchObject({ isReadable: false, title: null, public: [], tags: [], draft: false });
    expect(info.problems.map((problem) => problem.code)).toEqual(["unreadable"]);
  });
});

describe("hostile", () => {
  test("aliases of aliases are refused, in no time", () => {
    const bomb = [
      "a: &a [x,x,x,x,x,x,x,x,x]",
      ...Array.from({ length: 25 }, (_, index) => `b${index}: &b${index} [*a,*a,*a,*a]`),
      "title: *b9",
    ];
    expect(lineOfText(sheet([...bomb, ...clean.slice(1)]))).toMatchObject({
      title: null,
      category: "Cercles",
      net: 50_000,
    });
  });

  test("an alias of a text is that text", () => {
    expect(lineOfText(sheet(["title: &t Cercle", "category: *t", ...clean.slice(2)]))).toMatchObject({
      category: "Cercle",
      problems: [],
    });
  });

  test("deep nesting ends", () => {
    expect(lineOfText(sheet([`title: ${"[".repeat(20_000)}`, ...clean.slice(1)]))).toMatchObject({
      category: "Cercles",
    });
  });

  test("a long list of problems is cut", () => {
    const unknown = Array.from({ length: 500 }, (_, index) => `k${index}: v`);
    expect(read(sheet([...clean, ...unknown])).problems.length).toBe(101);
  });

  const scrap = fc.constantFrom(
    "---",
    "title:",
    "infobox:",
    "  heading:",
    "  public:",
    "tags:",
    "draft:",
    " ",
    "\t",
    "\n",
    "\r\n",
    '"',
    "'",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "&a",
    "*a",
    "!!js",
    "|",
    ">-",
    "#",
    ":",
    "700 € HT",
    "2 jours",
    "\u0000",
    "é",
    "%YAML 1.1",
    "? ",
    "<<: *a",
  );

  test("any text gives a valid line, whose lists are lists", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.array(scrap, { maxLength: 40 }).map((each) => `---\n${each.join("")}\n---\n`),
        ),
        (text) => {
          const line = lineOfText(text);
          expect(JSON.parse(JSON.stringify(line))).toEqual(line);
          expect([line.public, line.tags, line.problems].every(Array.isArray)).toBe(true);
          expect(line.tags.concat(line.public).every((item) => typeof item === "string" && item !== "")).toBe(true);
          for (const text of [line.title, line.category, line.theme, line.prerequisites])
            expect(text === null || text.length > 0).toBe(true);
          for (const problem of line.problems) expect(problem.field.length * problem.text.length).toBeGreaterThan(0);
        },
      ),
      { seed: 5, numRuns: 1500 },
    );
  });

  test("any change of one character still gives the other fields", () => {
    const text = sheet(clean);
    fc.assert(
      fc.property(fc.nat(text.length - 1), scrap, (at, put) => {
        const line = lineOfText(text.slice(0, at) + put + text.slice(at + 1));
        expect(Object.keys(line)).toHaveLength(14);
      }),
      { seed: 9, numRuns: 500 },
    );
  });
});
