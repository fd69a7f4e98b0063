import fc from "fast-check";
import { expect, it } from "vitest";
import { fill, problemsOf, textHashOf } from "./fill.ts";
import { KINDS, LOCALES, PLACEHOLDERS } from "./kind.ts";
import { SAMPLES } from "./sample.ts";
import { dueAt } from "./sending.ts";
import { SHIPPED_EN } from "./shipped-en.ts";
import { SHIPPED_FR } from "./shipped-fr.ts";

const SHIPPED = { fr: SHIPPED_FR, en: SHIPPED_EN };

it.each(KINDS)("ships words that hold, in both languages, and a sample for each word in braces: %s", (kind) => {
  for (const locale of LOCALES) {
    expect(problemsOf(kind, SHIPPED[locale][kind])).toEqual([]);
    const written = fill(SHIPPED[locale][kind], SAMPLES[locale], locale);
    expect(JSON.stringify(written)).not.toMatch(/[{}]\w|\bundefined\b|##/);
    expect(PLACEHOLDERS[kind].filter((name) => !SAMPLES[locale][name])).toEqual([]);
  }
});

it("leaves out what nothing is known of, and the heading over it", () => {
  const text = "Bonjour {a} !\n\n## Lieu\n{lieu}\n\n## Dates\n{dates}\n\nÀ bientôt.";
  const written = fill({ title: "T {a}", text }, { a: "Ada", lieu: "", dates: "" }, "fr");
  expect(written).toEqual({
    title: "T Ada",
    introduction: "Bonjour Ada\u202f!",
    articles: [{ title: "Dates", text: "À bientôt." }],
  });
});

it("says which word in braces is unknown, which one lacks, and which brace stands alone", () => {
  expect(problemsOf("summons", { title: "C", text: "{personne} {nimporte} {" })).toEqual([
    { code: "wording.unknown_placeholder", name: "nimporte" },
    { code: "wording.missing_placeholder", name: "dates" },
    { code: "wording.brace", name: "" },
  ]);
});

it("never fills words in from what a person is called", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), (name) => {
      const { introduction } = fill({ title: "t", text: "<{personne}>" }, { personne: name, secret: "S3" }, "en");
      expect(name.trim() === "" || introduction === `<${name}>`.trim()).toBe(true);
    }),
    { numRuns: 40 },
  );
});

it("has another fingerprint for another word in either language", () => {
  const one = { title: "t", introduction: "", articles: [{ title: "a", text: "b" }] };
  const other = { ...one, articles: [{ title: "ab", text: "" }] };
  expect(textHashOf({ fr: one, en: one })).not.toBe(textHashOf({ fr: one, en: other }));
  expect(textHashOf({ fr: one, en: other })).not.toBe(textHashOf({ fr: other, en: one }));
});

it("leaves so many days before, the next morning for who came later, at once when no morning is left", () => {
  const when = (at: string) =>
    dueAt({ first: "2027-01-12", startsAt: "2027-01-12T08:30:00.000Z", daysBefore: 10, zone: "Europe/Paris", at });
  expect(when("2026-11-22T08:00:00.000Z")).toEqual({ at: "2027-01-02T07:00:00.000Z", isLate: false });
  expect(when("2027-01-05T12:00:00.000Z")).toEqual({ at: "2027-01-06T07:00:00.000Z", isLate: true });
  expect(when("2027-01-12T06:50:00.000Z")).toEqual({ at: "2027-01-12T06:50:00.000Z", isLate: true });
  expect(when("2027-01-12T08:30:00.000Z")).toBeUndefined();
});
