// @vitest-environment node
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

type Lab = [number, number, number];
type Mode = "light" | "dark";

const css = readFileSync(new URL("../src/styles/tokens.css", import.meta.url), "utf8");
const tokens = new Map([...css.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [name, value]));

/** Cuts at the commas that stand outside parentheses. */
function parts(text: string): string[] {
  const found = [""];
  let depth = 0;
  for (const char of text) {
    if (char === "(") depth += 1;
    if (char === ")") depth -= 1;
    if (char === "," && depth === 0) found.push("");
    else found[found.length - 1] += char;
  }
  return found.map((part) => part.trim());
}

/** OKLab of a CSS value made of what tokens.css uses: oklch(), light-dark(), color-mix(in oklab), var(). */
function lab(value: string, mode: Mode): Lab {
  const call = /^([\w-]+)\((.*)\)$/s.exec(value.trim());
  if (!call) throw new Error(`not a colour this test reads: ${value}`);
  const [, name, inside = ""] = call;
  if (name === "var") return lab(tokens.get(inside.slice(2)) ?? "", mode);
  if (name === "light-dark") return lab(parts(inside)[mode === "light" ? 0 : 1] ?? "", mode);
  if (name === "color-mix") {
    const [, first = "", second = ""] = parts(inside);
    const share = Number(/([\d.]+)%$/.exec(first)?.[1]) / 100;
    const [a, b] = [lab(first.replace(/\s[\d.]+%$/, ""), mode), lab(second, mode)];
    return a.map((channel, index) => channel * share + (b[index] ?? 0) * (1 - share)) as Lab;
  }
  const [light = 0, chroma = 0, hue = 0] = inside.split(/\s+/).map((part) => Number.parseFloat(part));
  const angle = (hue * Math.PI) / 180;
  return [light / 100, chroma * Math.cos(angle), chroma * Math.sin(angle)];
}

/** OKLab to linear sRGB (Ottosson), clipped to the screen's gamut, then WCAG's relative luminance. */
function luminance([L, a, b]: Lab): number {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string, mode: Mode): number {
  const [x, y] = [luminance(lab(`var(--${a})`, mode)), luminance(lab(`var(--${b})`, mode))];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

const TEXT = 4.5;
const EDGE = 3;
const pairs: [string, string, number][] = [
  ...["paper", "card", "sunk"].flatMap((ground): [string, string, number][] => [
    ["ink", ground, TEXT],
    ["soft", ground, TEXT],
    ["brand", ground, TEXT],
    ["bad", ground, TEXT],
    ["edge", ground, EDGE],
  ]),
  ["wash-ink", "brand-wash", TEXT],
  ["ink", "brand-wash", TEXT],
  ["brand-ink", "brand", TEXT],
  ["wait-ink", "wait-wash", TEXT],
  ["good-ink", "good-wash", TEXT],
  ["wait-ink", "card", TEXT],
  ["good-ink", "card", TEXT],
  ["bad", "bad-wash", TEXT],
  ["bad-fill-ink", "bad-fill", TEXT],
  ["paper", "ink", TEXT],
];

describe.each(["light", "dark"] as const)("%s", (mode) => {
  test.each(pairs)("%s on %s is at least %s", (ink, ground, least) => {
    expect(contrast(ink, ground, mode)).toBeGreaterThanOrEqual(least);
  });
});

test("the arithmetic is right: black on white is 21, and the measured ink on paper is found again", () => {
  expect((luminance([1, 0, 0]) + 0.05) / (luminance([0, 0, 0]) + 0.05)).toBeCloseTo(21, 1);
  expect(contrast("ink", "paper", "light")).toBeCloseTo(15.3, 0);
});
