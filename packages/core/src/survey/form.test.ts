import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "./form.ts";
import { shipped as forms } from "./forms.ts";
import { headOf } from "./head.ts";
import { closing, hot } from "./shipped/participant.ts";

const full = {
  problems: 4,
  ideas: 5,
  relations: 3,
  network: 4,
  facilitation: 5,
  safety: 5,
  recommendation: 9,
};

const codes = (form: typeof hot, answers: Record<string, unknown>) => {
  const result = check(form, answers);
  return result.ok ? [] : result.problems.map((problem) => `${problem.questionID} ${problem.code}`);
};

describe("checking answers", () => {
  it("takes figures as numbers or as a form sends them, and leaves blanks out", () => {
    expect(check(closing, { useful: "4", word: "  " })).toEqual({
      ok: true,
      answers: { scale: { useful: 4 }, nps: {}, words: [] },
    });
    expect(check(hot, full)).toMatchObject({ ok: true, answers: { nps: { recommendation: 9 }, scale: { safety: 5 } } });
    expect(codes(hot, { ...full, recommendation: 0 })).toEqual([]);
  });

  it("refuses 0 and 6 of 5, 11 of 10, halves, and what is no figure, naming the question", () => {
    expect(codes(closing, { useful: 6 })).toEqual(["useful survey.out_of_range"]);
    expect(codes(closing, { useful: "0" })).toEqual(["useful survey.out_of_range"]);
    expect(codes(closing, { useful: 3.5 })).toEqual(["useful survey.out_of_range"]);
    expect(codes(closing, { useful: "4e0" })).toEqual(["useful survey.not_a_number"]);
    expect(codes(closing, { useful: [4] })).toEqual(["useful survey.not_a_number"]);
    expect(codes(hot, { ...full, recommendation: 11 })).toEqual(["recommendation survey.out_of_range"]);
  });

  it("refuses unknown questions, missing ones, and says all at once", () => {
    const { ideas: _, ...without } = full;
    expect(codes(hot, { ...without, problems: 9, mood: 1 })).toEqual([
      "mood survey.unknown_question",
      "problems survey.out_of_range",
      "ideas survey.required",
    ]);
    expect(codes(closing, JSON.parse('{"useful":4,"__proto__":1}'))).toEqual(["__proto__ survey.unknown_question"]);
  });

  it("keeps words unreleased unless their author says a plain yes", () => {
    const released = (word: unknown) => {
      const result = check(closing, { useful: 4, word });
      return result.ok && result.answers.words.map((one) => one.released);
    };
    expect(released("Merci")).toEqual([false]);
    expect(released({ text: "Merci", released: "on" })).toEqual([false]);
    expect(released({ text: "Merci", released: true })).toEqual([true]);
  });

  it("holds a text to 1 000 characters without control or direction marks; line ends may stay", () => {
    expect(codes(closing, { useful: 4, word: "é".repeat(1_000) })).toEqual([]);
    expect(codes(closing, { useful: 4, word: "é".repeat(1_001) })).toEqual(["word survey.too_long"]);
    expect(codes(closing, { useful: 4, word: "a\u0000b" })).toEqual(["word survey.characters"]);
    expect(codes(closing, { useful: 4, word: "a\u202eb" })).toEqual(["word survey.characters"]);
    expect(codes(closing, { useful: 4, word: "une\r\ndeux" })).toEqual([]);
    expect(codes(closing, { useful: 4, word: 12 })).toEqual(["word survey.not_a_text"]);
  });

  it("never throws, and never lets through a figure outside its scale", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(full), "words", "x"), fc.anything()), (answers) => {
        const result = check(hot, answers);
        if (!result.ok) return;
        expect(Object.values(result.answers.scale).every((value) => [1, 2, 3, 4, 5].includes(value))).toBe(true);
      }),
      { seed: 20261122, numRuns: 500 },
    );
  });
});

describe("the shipped forms", () => {
  it("ask each question once, in both languages, and say first who reads", () => {
    for (const form of forms) {
      const ids = form.questions.map((question) => question.questionID);
      expect(new Set(ids).size).toBe(ids.length);
      for (const text of [headOf(form), form.title, ...form.questions.map((question) => question.label)]) {
        expect(text.fr).toBeTruthy();
        expect(text.en).toBeTruthy();
      }
      expect(headOf(form).fr).toContain("responsable qualité");
    }
  });

  it("fit in ninety seconds: at most seven figures to tap and no text required", () => {
    const required = hot.questions.filter((question) => question.required);
    expect(required).toHaveLength(7);
    expect(required.every((question) => question.kind !== "text")).toBe(true);
  });

  it("write French with its own apostrophes and spaces", () => {
    expect(JSON.stringify(forms)).not.toMatch(/"fr":"[^"]*(?:'| [;!?:])/);
  });
});
