import fc from "fast-check";
import { expect, it } from "vitest";
import { figuresIn, figuresText } from "./figure-text.ts";
import { monthOf } from "./told.ts";

const read = (text: string) => figuresIn(text, 0, text.length);

it("a shipped question is a letter and a sign a count; past 35 people, or asked by the firm alone, its id and numbers", () => {
  const own: [number, number, number, number, number] = [0, 1, 2, 3, 35];
  const many: [number, number, number, number, number] = [0, 0, 36, 0, 4];
  const split = { promoters: 10, passives: 2, detractors: 1 };
  const said = { scale: { useful: own, safety: many, "own-a": own }, nps: { recommendation: split } };
  expect(figuresText(said)).toBe("A0123z|safety=0.0.36.0.4|own-a=0.1.2.3.35|Ha21");
  expect(read(figuresText(said))).toEqual(said);
  expect(read("")).toEqual({ scale: {}, nps: {} });
});

it("what was written before there were letters is read as it was", () => {
  expect(read("useful=1.0.2.1.2|recommendation~3.2.1")).toEqual({
    scale: { useful: [1, 0, 2, 1, 2] },
    nps: { recommendation: { promoters: 3, passives: 2, detractors: 1 } },
  });
});

it("the month of an instant is the calendar's, over six centuries", () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1600, 0), max: Date.UTC(2200, 0) }), (at) => {
      const date = new Date(at);
      expect(monthOf(at)).toBe((date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth());
    }),
    { seed: 20261122, numRuns: 500, examples: [[Date.UTC(2000, 1, 29)], [Date.UTC(2100, 1, 28, 23)], [-1], [0]] },
  );
});
