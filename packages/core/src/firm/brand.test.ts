import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { brandCss, brandOf } from "./brand.ts";
import { contrastOf, fromOklch, parseHex, type Rgb, toHex, toOklch } from "./color.ts";

function rgb(hex: string): Rgb {
  return parseHex(hex) ?? [Number.NaN, 0, 0];
}
const anyColor = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

describe("colours", () => {
  test.each([
    ["#abc", "#aabbcc"],
    ["ABCDEF", "#abcdef"],
    [" #005d62 ", "#005d62"],
  ])("%s is %s", (typed, hex) => expect(toHex(rgb(typed))).toBe(hex));

  test.each(["", "#ab", "#abcd", "red", "#12345g", "#fff;}", "url(x)"])("%s is no colour", (typed) => {
    expect(parseHex(typed)).toBeUndefined();
    expect(brandOf(typed)).toBeUndefined();
  });

  test("contrast is WCAG's", () => {
    expect(contrastOf(rgb("#000"), rgb("#fff"))).toBeCloseTo(21, 5);
    expect(contrastOf(rgb("#767676"), rgb("#fff"))).toBeCloseTo(4.54, 2);
    expect(contrastOf(rgb("#fff"), rgb("#fff"))).toBe(1);
  });

  test("OKLCH and back is the same colour", () => {
    const red = toOklch(rgb("#ff0000"));
    expect([red.lightness, red.chroma]).toEqual([expect.closeTo(0.628, 3), expect.closeTo(0.2577, 3)]);
    fc.assert(
      fc.property(anyColor, (hex) => {
        expect(toHex(fromOklch(toOklch(rgb(hex))))).toBe(hex);
      }),
      { seed: 2 },
    );
  });
});

describe("a brand", () => {
  test("that reads is kept", () => {
    expect(brandOf("#005d62")).toMatchObject({
      light: { brand: "#005d62", ink: "#ffffff" },
      adjusted: false,
      contrast: 7.33,
    });
  });

  test("that is too pale is darkened, and says so", () => {
    const brand = brandOf("#ffd400");
    expect(brand?.adjusted).toBe(true);
    expect(brand?.contrast).toBeLessThan(4.5);
    expect(brand?.dark.brand).toBe("#ffd400");
  });

  test("reads on both papers and carries its text, whatever the colour", () => {
    fc.assert(
      fc.property(anyColor, (hex) => {
        const brand = brandOf(hex);
        if (!brand) throw new Error("no brand");
        expect(contrastOf(rgb(brand.light.brand), rgb("#fbfaf7"))).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(rgb(brand.dark.brand), rgb("#162428"))).toBeGreaterThanOrEqual(4.5);
        for (const { brand: ground, ink } of [brand.light, brand.dark])
          expect(contrastOf(rgb(ground), rgb(ink))).toBeGreaterThanOrEqual(4.5);
        expect(brand.adjusted).toBe(brand.light.brand !== hex);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  test("is a stylesheet of two properties", () => {
    expect(brandCss("#005d62")).toMatch(
      /^:root \{\n {2}--brand: light-dark\(#005d62, #[0-9a-f]{6}\);\n {2}--brand-ink: light-dark\(#ffffff, #[0-9a-f]{6}\);\n\}\n$/,
    );
    expect(brandCss("red;}")).toBe("");
  });
});
