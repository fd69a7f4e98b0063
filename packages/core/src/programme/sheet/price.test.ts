import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPrice } from "./price.ts";

type Row = [source: string, net: number | null, vat: number | null, gross: number | null, codes?: string[]];

function read(source: string): [number | null, number | null, number | null, string[]] {
  const { net, vat, gross, remarks } = readPrice(source);
  return [net, vat, gross, remarks.map((remark) => remark.code)];
}

function check(rows: Row[]): void {
  test.each(rows)("%s", (source, ...[net, vat, gross, codes = []]) => {
    expect(read(source)).toEqual([net, vat, gross, codes]);
  });
}

describe("net and gross as catalogues write them, without remark", () => {
  check([
    ["500 € HT soit 600 € TTC", 50_000, 10_000, 60_000],
    ["600 € TTC soit 500 € HT", 50_000, 10_000, 60_000],
    ["500 € HT (600 € TTC)", 50_000, 10_000, 60_000],
    ["500 € (HT) – 600 € (TTC)", 50_000, 10_000, 60_000],
    ["500 HT / 600 TTC", 50_000, 10_000, 60_000],
    ["HT : 500 € / TTC : 600 €", 50_000, 10_000, 60_000],
    ["HT 500 € TTC 600 €", 50_000, 10_000, 60_000],
    ["Prix HT : 500 € ; 600 € TTC", 50_000, 10_000, 60_000],
    ["500 EUR H.T. soit 600 euros T.T.C.", 50_000, 10_000, 60_000],
    ["500€HT et 600€TTC par personne (groupe de 8)", 50_000, 10_000, 60_000],
    ["500 € hors taxes, 600 € toutes taxes comprises", 50_000, 10_000, 60_000],
    ["500 € HT, TVA 100 €, 600 € TTC", 50_000, 10_000, 60_000],
    ["500 € HT + 100 € de TVA", 50_000, 10_000, 60_000],
    ["500 € HT + TVA 20 %", 50_000, 10_000, 60_000],
    ["500 € HT (TVA : 20%) soit 600 € TTC", 50_000, 10_000, 60_000],
    ["600 € TTC dont TVA 20 % (100 €)", 50_000, 10_000, 60_000],
    ["600 € TTC (TVA à 20 %)", 50_000, 10_000, 60_000],
    ["500 € HT, TVA 5,5 %", 50_000, 2_750, 52_750],
    ["1\u202f416,67\u00a0€ HT soit 1\u202f700\u00a0€ TTC", 141_667, 28_333, 170_000],
  ]);
});

describe("one mark and no rate leaves the others unknown", () => {
  check([
    ["1 400 € HT", 140_000, null, null, ["missing"]],
    ["1\u00a0400\u00a0€\u00a0HT", 140_000, null, null, ["missing"]],
    ["1\u202f400\u202f€ HT", 140_000, null, null, ["missing"]],
    ["700€ HT", 70_000, null, null, ["missing"]],
    ["700€HT", 70_000, null, null, ["missing"]],
    ["HT 700 €", 70_000, null, null, ["missing"]],
    ["€700 HT", 70_000, null, null, ["missing"]],
    ["700,- € HT", 70_000, null, null, ["missing"]],
    ["- 700 € HT", 70_000, null, null, ["missing"]],
    ["Tarif 2027 HT : 700 €", 70_000, null, null, ["missing"]],
    ["1.400,00 € HT", 140_000, null, null, ["missing"]],
    ["1 400,50 € HT", 140_050, null, null, ["missing"]],
    ["1'400.5 € HT", 140_050, null, null, ["missing"]],
    ["840 TTC", null, null, 84_000, ["missing"]],
    ["840 € TVA comprise", null, null, 84_000, ["missing"]],
    ["700 € HT + TVA", 70_000, null, null, ["missing"]],
    ["700 € HT soit 700 € HT", 70_000, null, null, ["missing"]],
  ]);
});

describe("what is guessed is said", () => {
  check([
    ["1.400 € HT", 140_000, null, null, ["missing", "guessed"]],
    ["1,400 € HT", 140_000, null, null, ["missing", "guessed"]],
    ["1,4 k€ HT", 140_000, null, null, ["missing", "guessed"]],
    ["500 € HT + 20 %", 50_000, 10_000, 60_000, ["guessed"]],
    ["500 € HT, exonéré de TVA", 50_000, 0, 50_000, ["guessed"]],
    ["500 € HT (TVA non applicable, art. 293 B du CGI)", 50_000, 0, 50_000, ["guessed"]],
    ["500 € HT (exonération de TVA, article 261-4-4° a)", 50_000, 0, 50_000, ["guessed"]],
  ]);
});

describe("nothing is taken without HT or TTC, nor from several prices", () => {
  check([
    ["700 €", null, null, null, ["ambiguous"]],
    ["700", null, null, null, ["ambiguous"]],
    ["700 € nets", null, null, null, ["ambiguous"]],
    ["700 € net de TVA", null, null, null, ["ambiguous"]],
    ["Inter : 700 € HT ; intra : 3 500 € HT", null, null, null, ["ambiguous"]],
    ["700 € HT soit 840 € TTC en inter, 3500 € HT soit 4200 € TTC en intra", null, null, null, ["ambiguous"]],
    ["700-900 € HT", null, null, null, ["ambiguous"]],
    ["de 700 à 900 € HT", null, null, null, ["ambiguous"]],
    ["entre 700 € et 900 € HT", null, null, null, ["ambiguous"]],
    ["Gratuit", null, null, null, ["not_understood"]],
    ["-700 € HT", null, null, null, ["not_understood"]],
    ["Tarif : -700 € HT", null, null, null, ["not_understood"]],
    ["700 CHF HT", null, null, null, ["not_understood"]],
    ["$700 HT", null, null, null, ["not_understood"]],
    ["99999999999999999999 € HT", null, null, null, ["not_understood"]],
  ]);
});

describe("a doubt is listed beside what is written", () => {
  check([
    ["À partir de 700 € HT", 70_000, null, null, ["missing", "ambiguous"]],
    ["500 € HT soit 600 € TTC par jour", 50_000, 10_000, 60_000, ["ambiguous"]],
    ["700 € HT soit 840 €", 70_000, null, null, ["missing", "ambiguous"]],
    ["700 € HT + TVA 200 %", 70_000, null, null, ["not_understood", "missing"]],
  ]);
});

describe("a contradiction keeps what is written", () => {
  check([
    ["700 € HT soit 850 € TTC", 70_000, 15_000, 85_000, ["contradiction"]],
    ["840 € HT soit 700 € TTC", 84_000, null, 70_000, ["contradiction"]],
    ["700 € HT + TVA 20 % soit 850 € TTC", 70_000, null, 85_000, ["contradiction"]],
    ["700 € HT, TVA 100 €, 840 € TTC", 70_000, 10_000, 84_000, ["contradiction"]],
  ]);
});

test("adds up to the cent whatever the amount and the usual rate", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 900_000_000 }),
      fc.constantFrom("20", "10", "8,5", "5,5", "2,1"),
      fc.boolean(),
      (cents, rate, isNet) => {
        const amount = `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, "0")} €`;
        const { net, vat, gross, remarks } = readPrice(`${amount} ${isNet ? "HT" : "TTC"}, TVA ${rate} %`);
        expect((net ?? Number.NaN) + (vat ?? Number.NaN)).toBe(gross);
        expect(isNet ? net : gross).toBe(cents);
        expect(remarks).toEqual([]);
      },
    ),
    { seed: 7 },
  );
});

test("never throws, and answers whole cents or null", () => {
  const pieces = fc.constantFrom(
    "HT",
    "TTC",
    "TVA",
    "20 %",
    "700",
    "1 400,50",
    "€",
    "-",
    "à",
    "soit",
    "(",
    ")",
    "/",
    "+",
    "\u00a0",
    " ",
    "1.400",
    "net de TVA",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.array(pieces, { maxLength: 14 }).map((each) => each.join(" ")),
      ),
      (source) => {
        const { net, vat, gross } = readPrice(source);
        for (const amount of [net, vat, gross])
          expect(amount === null || (Number.isSafeInteger(amount) && amount >= 0)).toBe(true);
      },
    ),
    { seed: 11, numRuns: 1000 },
  );
});
