import { expect, test } from "vitest";
import { priceOf } from "./price.ts";

test.each([
  ["700", 2000, { vat: 14_000, gross: 84_000 }],
  ["1 400,50", 2000, { vat: 28_010, gross: 168_060 }],
  ["1\u202f400,50 €", 0, { vat: 0, gross: 140_050 }],
  ["0,03", 2000, { vat: 1, gross: 4 }],
  ["0,02", 2000, { vat: 0, gross: 2 }],
  ["999.99", 850, { vat: 8_500, gross: 108_499 }],
])("%s at %s basis points", (typed, rate, price) => {
  expect(priceOf(typed, rate)).toEqual(price);
});

test.each(["", "sur devis", "12,345", "-3"])("%s is no price yet", (typed) => {
  expect(priceOf(typed, 2000)).toBeUndefined();
});
