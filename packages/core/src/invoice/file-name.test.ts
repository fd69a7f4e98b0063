import fc from "fast-check";
import { expect, it } from "vitest";
import { fileNameOf, numberOfFile } from "./file-name.ts";

const number = fc.string({
  unit: fc.constantFrom(..."AZaz09spF+-_/".split("")),
  minLength: 1,
  maxLength: 35,
});

it("names each number's file by a safe name of its own, from which the number is read again", () => {
  fc.assert(
    fc.property(number, number, (one, other) => {
      expect(fileNameOf(one)).toMatch(/^[A-Za-z0-9_-]+$/);
      expect(numberOfFile(fileNameOf(one))).toBe(one);
      expect(fileNameOf(one) === fileNameOf(other)).toBe(one === other);
    }),
    { seed: 3, numRuns: 500 },
  );
});

it("leaves usual numbers as they are, and reads no other file", () => {
  expect(fileNameOf("F-2026-0001")).toBe("F-2026-0001");
  expect(fileNameOf("F/2026_1+2")).toBe("F_s2026__1_p2");
  expect(numberOfFile("quote_x")).toBeUndefined();
});
