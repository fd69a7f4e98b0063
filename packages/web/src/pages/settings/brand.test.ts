// @vitest-environment node

import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Brand from "../../../../core/src/firm/brand.ts";
import { brandOf } from "./brand.ts";

const anyColour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

test("the preview shows what the server will make of any colour", () => {
  fc.assert(
    fc.property(anyColour, (hex) => {
      expect(brandOf(hex)).toEqual(Brand.brandOf(hex));
    }),
    { seed: 7, numRuns: 200 },
  );
});

test.each(["#abc", "ABCDEF", " #005d62 "])("%s is read as the server reads it", (typed) => {
  expect(brandOf(typed)).toEqual(Brand.brandOf(typed));
});

test.each(["", "#ab", "red", "#12345g"])("%s is no colour", (typed) => expect(brandOf(typed)).toBeUndefined());
