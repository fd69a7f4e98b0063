import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDuration } from "./duration.ts";

type Row = [source: string, days: number | null, hours: number | null, codes?: string[]];

function check(rows: Row[]): void {
  test.each(rows)("%s", (source, days, hours, codes = []) => {
    const read = readDuration(source);
    expect([read.days, read.hours, read.remarks.map((remark) => remark.code)]).toEqual([days, hours, codes]);
  });
}

describe("days and hours as written, hours never computed from days", () => {
  check([
    ["2 jours", 2, null],
    ["2,5 jours ", 2.5, null],
    ["2.5 jours", 2.5, null],
    ["\u00a02\u00a0jours\u202f", 2, null],
    ["4 j", 4, null],
    ["4J.", 4, null],
    ["Deux journées", 2, null],
    ["deux (2) jours", 2, null],
    ["1 jour et demi", 1.5, null],
    ["un jour et demi", 1.5, null],
    ["2 ½ jours", 2.5, null],
    ["2 jours et 1/2", 2.5, null],
    ["2 jours et une demi-journée", 2.5, null],
    ["14 heures", null, 14],
    ["14h00", null, 14],
    ["3 h 30", null, 3.5],
    ["1 200 heures", null, 1200],
    ["2 jours (14 h)", 2, 14],
    ["2 jours, soit 14 heures", 2, 14],
    ["2 jours - 14 h", 2, 14],
    ["14 heures sur 2 jours", 2, 14],
  ]);
});

describe("what is guessed is said", () => {
  check([
    ["3 demi-journées", 1.5, null, ["guessed"]],
    ["une demi-journée", 0.5, null, ["guessed"]],
    ["½ journée", 0.5, null, ["guessed"]],
    ["2 jours jours", 2, null, ["guessed"]],
    ["2 jours 2 jours", 2, null, ["guessed"]],
    ["90 minutes", null, 1.5, ["guessed"]],
  ]);
});

describe("what is doubtful is said", () => {
  check([
    ["2 jours de 7 heures", 2, null, ["ambiguous"]],
    ["2 jours (7h/jour)", 2, null, ["ambiguous"]],
    ["environ 2 jours", 2, null, ["ambiguous"]],
    ["1 jour (14 h)", 1, 14, ["contradiction"]],
    ["2 jours en présentiel", 2, null, ["not_understood"]],
    ["2 jours sur 6 mois", 2, null, ["not_understood"]],
  ]);
});

describe("what cannot be decided is left", () => {
  check([
    ["2", null, null, ["not_understood"]],
    ["à définir", null, null, ["not_understood"]],
    ["6 mois", null, null, ["not_understood"]],
    ["0 jour", null, null, ["not_understood"]],
    ["-2 jours", null, null, ["not_understood"]],
    ["999 jours", null, null, ["not_understood"]],
    ["2 à 3 jours", null, null, ["ambiguous"]],
    ["2-3 jours", null, null, ["ambiguous"]],
    ["2 jours + 1 jour", null, null, ["ambiguous"]],
    ["2 jours + 3 heures", null, null, ["ambiguous"]],
    ["7 h par jour", null, null, ["ambiguous"]],
  ]);
});

test("never throws, and answers a positive number or null", () => {
  const pieces = fc.constantFrom(
    "2",
    "2,5",
    "jours",
    "j",
    "heures",
    "h",
    "demi-journée",
    "et",
    "demi",
    "½",
    "à",
    "-",
    "+",
    "(",
    ")",
    "deux",
    "par",
    "/",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.array(pieces, { maxLength: 12 }).map((each) => each.join(" ")),
      ),
      (source) => {
        const { days, hours } = readDuration(source);
        for (const length of [days, hours])
          expect(length === null || (Number.isFinite(length) && length > 0)).toBe(true);
      },
    ),
    { seed: 3, numRuns: 1000 },
  );
});
