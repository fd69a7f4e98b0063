// @vitest-environment node
import { expect, test } from "vitest";
import { brandOf } from "./brand.ts";

// What the server answers for these colours; a change there must be made here too, or the preview lies.
test.each([
  ["#005d62", "#005d62", "#ffffff", "#4a9499", "#0b1416", 7.33, false],
  ["#ffd400", "#897100", "#ffffff", "#ffd400", "#0b1416", 1.37, true],
  ["#e30613", "#e30613", "#ffffff", "#ff3c34", "#0b1416", 4.67, false],
  ["#00a3e0", "#007baa", "#ffffff", "#00a3e0", "#0b1416", 2.75, true],
  ["#7ac143", "#468200", "#ffffff", "#7ac143", "#0b1416", 2.1, true],
  ["#111111", "#111111", "#ffffff", "#898989", "#0b1416", 18.09, false],
  ["#ffffff", "#737373", "#ffffff", "#ffffff", "#0b1416", 1.04, true],
  ["#808080", "#737373", "#ffffff", "#898989", "#0b1416", 3.78, true],
  ["#6f2da8", "#6f2da8", "#ffffff", "#a96be9", "#0b1416", 7.68, false],
  ["#ff69b4", "#cb3787", "#ffffff", "#ff69b4", "#0b1416", 2.53, true],
  ["#f60", "#c64d00", "#ffffff", "#ff6600", "#0b1416", 2.81, true],
  ["003366", "#003366", "#ffffff", "#5b8bc5", "#0b1416", 12.08, false],
] as const)("%s is shown as the server will make it", (typed, ...expected) => {
  const [light, lightInk, dark, darkInk, contrast, adjusted] = expected;
  expect(brandOf(typed)).toEqual({
    light: { brand: light, ink: lightInk },
    dark: { brand: dark, ink: darkInk },
    contrast,
    adjusted,
  });
});

test.each(["", "#ab", "red", "#12345g"])("%s is no colour", (typed) => expect(brandOf(typed)).toBeUndefined());
