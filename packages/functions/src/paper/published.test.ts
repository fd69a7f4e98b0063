import type { Firm } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import type { Published } from "@entrepairs/core/report";
import { recordDocument } from "@entrepairs/facturx";
import { beforeAll, expect, it } from "vitest";
import { publishedDocument, readToday, readTodayCsv } from "./published.ts";

beforeAll(() =>
  Config.configure({
    origin: "http://127.0.0.1:1",
    linkKey: "t",
    mailFrom: { name: "Essai", address: "a@b.example" },
    demo: true,
  }),
);

const cell = {
  label: { fr: "Cette séance m’a été utile", en: "This session was useful" },
  why: { fr: "Trop peu de réponses", en: "Too few answers" },
  figure: { kind: "refused" },
} as unknown as Published.ShownStage["cells"][number];
const stage = (name: "middle" | "end", at: string) => ({ stage: name, at, groups: 1, cells: [cell] });
const stages = [stage("middle", "2026-03-02T08:00:00.000Z"), stage("end", "2026-07-02T08:00:00.000Z")];
const firm = { name: "Cabinet inventé", zone: "Europe/Paris" } as Firm.Info;
const told = { firm, cohort: { name: "Automne", programmeTitle: "Parcours" }, reader: "Client inventé" };
const today = { ...told, stages, on: "2026-08-01", quotes: [{ text: "Enfin du temps" }] };

it("what a client reads today has the words released with the figures, what is kept has none", async () => {
  const read = readToday({ ...today, locale: "fr" });
  expect(read.quotes?.texts).toEqual(["«\u00a0Enfin du temps\u00a0»"]);
  expect(read.closing).toMatch(/libérés le samedi\s1er\saoût\s2026/);
  const rows = JSON.stringify(read.rows);
  expect(read.rows).toHaveLength(4);
  expect(rows.indexOf("Milieu du parcours")).toBeLessThan(rows.indexOf("Fin du parcours"));
  const kept = publishedDocument({ ...told, stages: stages.slice(1), locale: "fr" });
  expect(JSON.stringify(kept)).not.toContain("Enfin du temps");
  const [withWords, without] = [
    await recordDocument(read),
    await recordDocument({ ...read, quotes: { title: "", texts: [] } }),
  ];
  expect(withWords.length).toBeGreaterThan(without.length);
});

it("is a table too, and says so when nothing is published", () => {
  const csv = readTodayCsv({ ...today, locale: "en" });
  expect(csv.trimEnd().split("\r\n").at(-1)).toBe('"Enfin du temps","","",""');
  expect(readToday({ ...today, stages: [], quotes: [], locale: "en" }).closing).toBe(
    "Nothing is published of this group yet.",
  );
});

/** What a screen is told of three questions: the second withholds its split, nothing is told of the third. */
const told3: Published.ShownStage["cells"] = [
  {
    label: { fr: "Utile", en: "Useful" },
    why: null,
    figure: {
      kind: "scale",
      questionID: "useful",
      people: 12,
      rate: { satisfied: 41, answers: 47, percent: 87 },
      mean: { value: 4.2, from: 3.9, to: 4.6 },
      distribution: { answers: 47, counts: [1, 2, 3, 18, 23] },
    },
  },
  {
    label: { fr: "Recommandation", en: "Recommendation" },
    why: { fr: "Le détail attend", en: "Details wait" },
    figure: {
      kind: "nps",
      questionID: "recommendation",
      people: 6,
      rate: { satisfied: 13, answers: 16, percent: 81 },
      nps: { withheld: "few_people" },
    },
  },
  cell,
];

it.each(["fr", "en"] as const)("file, page and screen tell the same figures, words and refusals (%s)", (locale) => {
  const stages = [{ ...stage("end", "2026-07-02T08:00:00.000Z"), cells: told3 }];
  const page = readToday({ ...today, stages, locale });
  const file = readTodayCsv({ ...today, stages, locale })
    .replace("\ufeff", "")
    .trimEnd()
    .split("\r\n");
  const cells = file.map((row) => row.slice(1, -1).split(locale === "fr" ? '";"' : '","'));
  expect(cells.slice(1, 4)).toEqual(page.rows);
  expect(cells.slice(4).map(([text]) => text)).toEqual([expect.any(String), "Enfin du temps"]);
  expect(page.quotes?.texts).toHaveLength(1);
  const numbers = cells.slice(1, 4).map((row) =>
    (
      row
        .slice(1)
        .join(" ")
        .match(/\d+(?:[.,]\d+)?/g) ?? []
    ).map(asNumber),
  );
  const counts = [1, 1, 2, 2, 3, 3, 4, 18, 5, 23];
  expect(numbers).toEqual([[47, 87, 41, 47, 12, 4.2, 5, 3.9, 4.6, ...counts], [16, 81, 13, 16, 6], []]);
  expect(page.rows.map((row) => row.at(-1)).slice(1)).toEqual(told3.slice(1).map(({ why }) => why?.[locale]));
});

const asNumber = (shown: string) => Number(shown.replace(",", "."));
