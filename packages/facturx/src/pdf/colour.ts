export const INK = "#1b2430";
export const SOFT = "#56616f";
export const RULE = "#d5dae1";
export const DEFAULT_BRAND = "#1f3a5f";

type Rgb = [number, number, number];

const channels = (colour: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as Rgb;

const hex = (rgb: number[]): string => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;

/** Relative luminance of WCAG 2, 0 to 1. */
function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const contrast = (one: string, other: string): number => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

/** White or ink, whichever reads better on the colour. */
export const textOn = (background: string): string =>
  contrast("#ffffff", background) >= contrast(INK, background) ? "#ffffff" : INK;

/** The brand where it reads on white (4.5:1), else ink. */
export const readable = (brand: string): string => (contrast(brand, "#ffffff") >= 4.5 ? brand : INK);

/** A pale wash of the colour, for the backs of boxes. */
export const tint = (colour: string): string => hex(channels(colour).map((part) => 255 - (255 - part) * 0.08));
