import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnOf } from "./column.ts";
import { type Person, parsePeople, peopleMax } from "./paste.ts";

const marie = { name: { given: "Marie", family: "Durand" }, email: "marie.durand@atelier.example" };
const omar = { name: { given: "Omar", family: "Ben Salah" }, email: "omar@atelier.example" };

function brief(people: readonly Person[]) {
  return people.map(({ name, email }) => ({ name, email }));
}

function errorsOf(text: string): string[] {
  return parsePeople(text).errors.map((error) => `${error.line}:${error.column} ${error.code}`);
}

describe("a table is read whatever its separator and header", () => {
  test.each([
    [
      "semicolons",
      "Nom;Prénom;Courriel\nDurand;Marie;marie.durand@atelier.example\nBen Salah;Omar;omar@atelier.example",
    ],
    [
      "commas",
      "first name,last name,e-mail\nMarie,Durand,marie.durand@atelier.example\nOmar,Ben Salah,omar@atelier.example",
    ],
    [
      "tabs",
      "NOM\tPRÉNOM\tAdresse électronique\nDurand\tMarie\tMarie.Durand@Atelier.example\nBen Salah\tOmar\tomar@atelier.example\n",
    ],
    [
      "quotes",
      '"Nom";"Prénom";"E-mail"\n"Durand";"Marie";"marie.durand@atelier.example"\n"Ben Salah";"Omar";"omar@atelier.example"',
    ],
    [
      "a mark and Windows ends",
      "\ufeffNom;Prénom;Mail\r\nDurand;Marie;marie.durand@atelier.example\r\n\r\nBen Salah;Omar;omar@atelier.example\r\n",
    ],
    [
      "one column for both names",
      "Nom et prénom;Email\nDURAND Marie;marie.durand@atelier.example\nOmar Ben Salah;omar@atelier.example",
    ],
    [
      "addresses alone under a header",
      'Nom complet,Mail\n"Durand, Marie",marie.durand@atelier.example\n"Ben Salah, Omar",omar@atelier.example',
    ],
    ["lines of a mail", 'Marie Durand <marie.durand@atelier.example>\n"Ben Salah, Omar" <omar@atelier.example>'],
    ["one line of a mail", "Marie Durand <marie.durand@atelier.example>; Omar Ben Salah <omar@atelier.example>;"],
    [
      "names and addresses without header",
      "Marie Durand ; marie.durand@atelier.example\nOmar Ben Salah\tomar@atelier.example",
    ],
  ])("%s", (_name, text) => {
    const { people, errors } = parsePeople(text);
    expect(errors).toEqual([]);
    expect(brief(people)).toEqual([
      { ...marie, name: { ...marie.name, family: expect.stringMatching(/^durand$/i) } },
      omar,
    ]);
  });

  test("every column has its place, a formula stays a text", () => {
    const text =
      'Prénom;Nom;Mail;Fonction;Unité;Site;N+1;Statut\nMarie;Durand;marie.durand@atelier.example;=1+1;"Achat; vente";Lyon;A. Roux;salariée';
    expect(parsePeople(text)).toEqual({
      people: [
        {
          line: 2,
          ...marie,
          job: "=1+1",
          unit: "Achat; vente",
          site: "Lyon",
          manager: "A. Roux",
          traineeStatus: "salariée",
          team: "",
          seniority: "",
          motivation: "",
          needs: "",
          zone: "",
        },
      ],
      errors: [],
      ignored: [],
    });
  });

  test("a column that no one asked for is left out, and said", () => {
    const { people, errors, ignored } = parsePeople(
      "Prénom;Nom;Mail;Téléphone\nMarie;Durand;marie.durand@atelier.example;01",
    );
    expect([brief(people), errors, ignored]).toEqual([[marie], [], ["Téléphone"]]);
  });

  test("a column Zone is a sales area, not clocks; only what says clocks is read as such", () => {
    const { people, errors, ignored } = parsePeople(
      "Prénom;Nom;Mail;Zone\nMarie;Durand;marie.durand@atelier.example;Nord",
    );
    expect([brief(people), errors, ignored]).toEqual([[marie], [], ["Zone"]]);
    const clocks = ["Fuseau", "Fuseau horaire", "Heure locale", "Time zone", "timezone", "TIME-ZONE"];
    expect(clocks.map(columnOf)).toEqual(clocks.map(() => "zone"));
  });

  test("names are composed, so that one person is written one way", () => {
    expect(parsePeople("Prénom;Nom;Mail\nRene\u0301;Noe\u0308l;r@atelier.example").people[0]?.name).toEqual({
      given: "René",
      family: "Noël",
    });
  });
});

describe("each bad line is listed, with its place", () => {
  const head = "Prénom;Nom;Mail\n";
  test.each<[string, string, string[]]>([
    ["a bad address", `${head}Marie;Durand;marie@\nOmar;Ben;omar@atelier.example`, ["2:3 email_invalid"]],
    ["no address", `${head}Marie;Durand;`, ["2:3 email_missing"]],
    ["two addresses in a cell", `${head}Marie;Durand;"a@b.fr, c@d.fr"`, ["2:3 email_invalid"]],
    ["the same address", `${head}Marie;Durand;m@atelier.example\nOmar;Ben;M@Atelier.example`, ["3:3 email_twice"]],
    ["no name", `${head};;m@atelier.example`, ["2:2 name_missing"]],
    ["an address alone", "m@atelier.example", ["1:1 name_missing"]],
    ["a word alone", "bonjour", ["1:1 email_missing"]],
    ["too long", `${head}${"M".repeat(201)};Durand;m@atelier.example`, ["2:1 cell_too_long"]],
    ["a right-to-left mark", `${head}Ma\u202erie;Durand;m@atelier.example`, ["2:1 cell_characters"]],
    ["a control character", `${head}Ma\u0007rie;Durand;m@atelier.example`, ["2:1 cell_characters"]],
    ["a line end in an address", `${head}Marie;Durand;"m@atelier.example\nBcc: x@y.fr"`, ["2:3 email_invalid"]],
    ["a cell too many", `${head}Marie;Durand;m@atelier.example;x`, ["2:4 cells_extra"]],
    ["a column twice", "Nom;Nom;Mail\nM;D;m@atelier.example", ["1:2 header_twice"]],
    ["no column of addresses", "Nom;Prénom\nDurand;Marie", ["1:0 email_column_missing"]],
    ["nothing", " \n\n", ["1:0 list_empty"]],
    ["a header alone", head, ["1:0 list_empty"]],
  ])("%s", (_name, text, errors) => {
    expect(errorsOf(text)).toEqual(errors);
  });

  test("the first line of a repeated address is named, lines inside quotes counted", () => {
    const text = `Nom;Poste;Mail\nDurand;"chef\nd’atelier";m@atelier.example\nBen;x;m@atelier.example`;
    expect(parsePeople(text).errors).toEqual([
      { line: 4, column: 3, code: "email_twice", text: "Adresse déjà présente à la ligne 2." },
    ]);
  });

  test("three hundred people pass, one more does not", () => {
    const list = (length: number) =>
      Array.from({ length }, (_, index) => `P Nom${index} <p${index}@atelier.example>`).join("\n");
    expect(parsePeople(list(peopleMax)).people).toHaveLength(peopleMax);
    expect(parsePeople(list(peopleMax + 1))).toMatchObject({
      people: [],
      errors: [{ line: 301, code: "list_too_long" }],
    });
    expect(parsePeople("x".repeat(200_001)).errors[0]?.code).toBe("list_too_long");
  });
});

test("never throws, and never gives half a person", () => {
  const scrap = fc.constantFrom(
    "Nom",
    "Prénom",
    "Mail",
    ";",
    ",",
    "\t",
    "\n",
    "\r\n",
    '"',
    '""',
    "<",
    ">",
    "@",
    "a@b.fr",
    "Marie",
    "=1",
    "\u0000",
    "\u202e",
    " ",
    "\ud800",
  );
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(scrap, { maxLength: 60 }).map((each) => each.join("")),
    fc.array(scrap, { maxLength: 40 }).map((each) => `Nom;Prénom;Mail\n${each.join("")}`),
  );
  fc.assert(
    fc.property(text, (source) => {
      const { people, errors } = parsePeople(source);
      expect(people.length + errors.length).toBeGreaterThan(0);
      expect(new Set(people.map((person) => person.email)).size).toBe(people.length);
      for (const person of people) {
        expect(person.email).toMatch(/^[^\s@]+@[^\s@]+\.[^\s@]+$/);
        expect(person.name.given + person.name.family).not.toBe("");
        expect([person.name.given, person.name.family, person.job, person.email].join("")).not.toMatch(
          /\p{Cc}|\u202e/u,
        );
      }
    }),
    { seed: 6, numRuns: 1500 },
  );
});
