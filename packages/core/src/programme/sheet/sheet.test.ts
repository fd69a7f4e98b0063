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

function withBox(from: string, to: string): string[] {
  return clean.map((line) => line.replace(from, to));
}

function problemsOf(front: string[]): string[] {
  return read(sheet(front)).problems.map((problem) => `${problem.field} ${problem.code}`);
}

describe("a sheet as it should be", () => {
  const expected = {
    file: "fiche.md",
    title: "Cercle des ateliers",
    net: 50_000,
    vat: 10_000,
    gross: 60_000,
    days: 3,
    hours: null,
    public: ["Chef d’atelier", "régleuse", "acheteur"],
    prerequisites: "Aucun",
    category: "Cercles",
    theme: "Tenir la qualité",
    tags: ["Pairs", "Terrain"],
    draft: false,
    problems: [],
  };

  test("is read whole, without a problem, its keys in the promised order", () => {
    const line = lineOfText(sheet(clean));
    expect(line).toEqual(expected);
    expect(Object.keys(line)).toEqual(Object.keys(expected));
  });

  test.each([
    ["Windows line ends", sheet(clean).replaceAll("\n", "\r\n")],
    ["a byte order mark", `\ufeff${sheet(clean)}`],
    ["comments", sheet(["# brouillon ?", ...clean, "# draft: true"])],
    ["blank lines before", `\n\n${sheet(clean)}`],
    ["spaces after the dashes", sheet(clean).replaceAll("---", "---  ")],
    ["a rule in the body", sheet(clean, "Un.\n\n---\n\nDeux.")],
    ["no body", ["---", ...clean, "---"].join("\n")],
    ["a uniform indent", sheet(clean.map((line) => `  ${line}`))],
  ])("is read the same with %s", (_name, text) => {
    expect(lineOfText(text)).toEqual(expected);
  });

  test("gives the import screen the rest, with its lines", () => {
    const more = [
      "description: >-",
      "  Un cercle",
      "  de pairs",
      "goals: Oser",
      "image: https://cover.example/a.jpg",
      "weight: 20",
      "_template: formation",
    ];
    const info = read(sheet([...more, ...clean]));
    expect(info).toMatchObject({
      description: "Un cercle de pairs",
      goals: "Oser",
      image: "https://cover.example/a.jpg",
      weight: 20,
      template: "formation",
      superheading: "Prix d’une place",
      heading: "500 € HT soit 600 € TTC",
      sections: [{ heading: "Objectif", level: 0, text: "S’entraider." }],
    });
    expect(info.lines.description).toEqual({ from: 2, to: 4 });
    expect(info.lines["infobox.duration"]).toEqual({ from: 18, to: 18 });
  });
});

describe("what YAML refuses costs one field, which is listed", () => {
  test.each<[string, string[], Partial<Line>, string[]]>([
    [
      "a colon in a title",
      ["title: Manager : les bases", ...clean.slice(1)],
      { title: "Manager : les bases" },
      ["title guessed"],
    ],
    [
      "the same, last",
      [...clean.slice(1), "title: Manager: les bases"],
      { title: "Manager: les bases" },
      ["title guessed"],
    ],
    [
      "a colon in the box",
      withBox("Chef", "Interne : chef"),
      { public: ["Interne : chef d’atelier", "régleuse", "acheteur"] },
      ["infobox.public guessed"],
    ],
    ["an unclosed quote", ['title: "Cercle', ...clean.slice(1)], { title: "Cercle" }, ["title guessed"]],
    ["an apostrophe in quotes", ["title: 'L'atelier'", ...clean.slice(1)], { title: "L'atelier" }, ["title guessed"]],
    ["a star", ["title: *Oser* ensemble", ...clean.slice(1)], { title: "*Oser* ensemble" }, ["title guessed"]],
    ["an at sign", ["title: @telier", ...clean.slice(1)], { title: "@telier" }, ["title guessed"]],
    ["square brackets", ["title: [Cercle] Oser", ...clean.slice(1)], { title: "[Cercle] Oser" }, ["title guessed"]],
    ["a tag", ["title: !oser ensemble", ...clean.slice(1)], { title: "!oser ensemble" }, ["title guessed"]],
    ["no space after the colon", ["title:Cercle", ...clean.slice(1)], { title: "Cercle" }, ["title guessed"]],
    ["tabs", clean.map((line) => line.replace(/^ {2}(?=\w)/, "\t")), {}, ["infobox guessed"]],
    ["a wrong indent in the box", withBox("  duration", "    duration"), {}, ["frontMatter guessed"]],
    [
      "a wrong indent at the root",
      [clean[0] ?? "", ` ${clean[1] ?? ""}`, ...clean.slice(2)],
      {},
      ["frontMatter guessed"],
    ],
    [
      "a box that lost its indent",
      clean.map((line) => line.replace(/^ {2}prereq/, "prereq")),
      {},
      ["infobox.prerequisites guessed"],
    ],
    ["a stray line", [...head, "une ligne perdue", ...clean.slice(3)], {}, ["frontMatter not_understood"]],
    ["a key twice", ["title: Premier", ...clean], {}, ["title ambiguous"]],
    ["capitals in a key", clean.map((line) => line.replace("title:", "Title:")), {}, ["title guessed"]],
    ["an open list", [...head, "tags: [Pairs, Terrain", ...infobox], {}, ["tags guessed"]],
  ])("%s", (_name, front, differs, problems) => {
    expect(problemsOf(front)).toEqual(problems);
    expect(lineOfText(sheet(front))).toEqual({ ...lineOfText(sheet(clean)), ...differs, problems: expect.anything() });
  });
});

describe("values stay the texts they are", () => {
  test.each([
    ["2024-01-01", "2024-01-01"],
    ["12", "12"],
    ["true", "true"],
    ["0x1F", "0x1F"],
    ['"null"', "null"],
    ["100% terrain", "100% terrain"],
  ])("title: %s", (written, title) => {
    expect(lineOfText(sheet([`title: ${written}`, ...clean.slice(1)]))).toMatchObject({ title, problems: [] });
  });

  test.each(["", "~", "null", '""', '"  "'])("title: %s is nothing, and is missing", (written) => {
    const front = [`title: ${written}`, ...clean.slice(1)];
    expect(lineOfText(sheet(front)).title).toBeNull();
    expect(problemsOf(front)).toEqual(["title missing"]);
  });

  test.each<[string, boolean, string[]]>([
    ["true", true, []],
    ["false", false, []],
    ["", false, []],
    ["oui", true, ["draft guessed"]],
    ["Non", false, ["draft guessed"]],
    ["bientôt", false, ["draft not_understood"]],
  ])("draft: %s", (written, draft, problems) => {
    const front = [...clean, `draft: ${written}`];
    expect(lineOfText(sheet(front)).draft).toBe(draft);
    expect(problemsOf(front)).toEqual(problems);
  });

  test.each([
    ["a folded text", [">-", "    Chef d’atelier, régleuse,", "    acheteur"]],
    ["a quoted text", ['"Chef d’atelier, régleuse, acheteur"']],
    ["a YAML list", ["", "    - Chef d’atelier", "    - régleuse", "    - acheteur"]],
    ["a flow list", ["[Chef d’atelier, régleuse, acheteur]"]],
  ])("public as %s", (_name, written) => {
    const front = clean.flatMap((line) =>
      line.startsWith("  public:") ? [`  public: ${written[0]}`, ...written.slice(1)] : [line],
    );
    expect(lineOfText(sheet(front))).toEqual(lineOfText(sheet(clean)));
  });
});

describe("what is missing or unknown is listed", () => {
  test("keys in French, in the box or beside it: each is read, and listed as a guess", () => {
    const root = ["Titre: Parcours", "catégorie: Ateliers", "Thème: Manager", "mots-clés: [Pairs]", "brouillon: oui"];
    const box = ["prix: 700 € HT soit 840 € TTC", "durée: 4 jours", "Public: Managers", "pré-requis: Aucun"];
    const read = {
      title: "Parcours",
      category: "Ateliers",
      theme: "Manager",
      tags: ["Pairs"],
      draft: true,
      net: 70_000,
      vat: 14_000,
      gross: 84_000,
      days: 4,
      public: ["Managers"],
      prerequisites: "Aucun",
    };
    const inBox = [...root, "encadré:", ...box.map((line) => `  ${line}`)];
    for (const front of [[...root, ...box], inBox]) {
      expect(lineOfText(sheet(front))).toMatchObject(read);
      const fields = problemsOf(front).filter((problem) => problem.endsWith(" guessed"));
      for (const name of ["title", "category", "theme", "tags", "draft", "infobox.heading", "infobox.prerequisites"])
        expect(fields).toContain(`${name} guessed`);
      const { problems } = lineOfText(sheet(front));
      expect(problems.map(({ text }) => text).join(" ")).toContain("«\u00a0prix\u00a0» lu comme le prix");
      expect(problems.map(({ text }) => text).join(" ")).not.toMatch(/infobox|heading|prerequisites/);
    }
  });

  test("no infobox", () => {
    expect(problemsOf(head)).toEqual(["infobox missing"]);
    expect(problemsOf([...head, "infobox:"])).toEqual(["infobox missing"]);
    expect(lineOfText(sheet(head))).toMatchObject({ net: null, days: null, public: [], prerequisites: null });
  });

  test("empty fields of the box", () => {
    const front = clean.map((line) => line.replace(/^( {2}(?:heading|duration|public|prerequisites):).*/, "$1"));
    expect(problemsOf(front)).toEqual(
      ["heading", "duration", "public", "prerequisites"].map((name) => `infobox.${name} missing`),
    );
  });

  test("unknown keys, even those that JavaScript would trip on", () => {
    const front = [...clean, "slug: cercle", "__proto__: x", "constructor: y", "toString: z"];
    expect(problemsOf(front)).toEqual(
      ["slug", "__proto__", "constructor", "toString"].map((name) => `${name} not_understood`),
    );
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  test("a number without unit, a price without mark", () => {
    const front = withBox("3 jours", "3").map((line) => line.replace("500 € HT soit 600 € TTC", "500 €"));
    expect(lineOfText(sheet(front))).toMatchObject({ days: null, hours: null, net: null, vat: null, gross: null });
    expect(problemsOf(front)).toEqual(["infobox.heading ambiguous", "infobox.duration not_understood"]);
  });

  test("a script for an image", () => {
    expect(read(sheet([...clean, "image: javascript:alert(1)"]))).toMatchObject({
      image: null,
      problems: [{ field: "image" }],
    });
  });
});

describe("a price outside its place is read and said to be a guess", () => {
  const unpriced = withBox("heading: 500 € HT soit 600 € TTC", "heading: Par personne");

  test("with the words above it", () => {
    const front = withBox("500 € HT soit 600 € TTC", "500 €").map((line) =>
      line.replace("Prix d’une place", "Prix HT"),
    );
    expect(lineOfText(sheet(front)).net).toBe(50_000);
    expect(problemsOf(front)).toContain("infobox.superheading guessed");
  });

  test("in the body", () => {
    const text = sheet(unpriced, "## Tarif\n\n- 500 € HT soit 600 € TTC");
    expect(lineOfText(text)).toMatchObject({
      net: 50_000,
      vat: 10_000,
      gross: 60_000,
      problems: [{ field: "body", code: "guessed" }],
    });
  });

  test("but not when the body holds several", () => {
    const text = sheet(unpriced, "Inter 500 € HT\n\nIntra 2 500 € HT");
    expect(lineOfText(text)).toMatchObject({
      net: null,
      problems: [{ code: "guessed" }, { field: "body", code: "ambiguous" }],
    });
  });
});
