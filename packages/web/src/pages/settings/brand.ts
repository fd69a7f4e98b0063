type Rgb = readonly [red: number, green: number, blue: number];

/** A colour as the screens will show it, as "#rrggbb": on the light paper, on the dark one, and the text on each. */
export interface Brand {
  light: { brand: string; ink: string };
  dark: { brand: string; ink: string };
  /** WCAG contrast of the colour as typed on the light paper, 1 to 21. */
  contrast: number;
  /** The light colour is not the one typed. */
  adjusted: boolean;
}

/** WCAG 2.2, 1.4.3: text of the normal size. */
const CONTRAST_MIN = 4.5;
/** The grounds of the screens, and a text on each. */
export const PAPER = {
  light: { ground: "#fbfaf7", text: "#162428" },
  dark: { ground: "#162428", text: "#fbfaf7" },
} as const;
const WHITE = "#ffffff";
const BLACK = "#0b1416";
const STEPS = 200;

/**
 * What the server will make of "#rgb" or "#rrggbb", for the preview; undefined for what is no colour. The server
 * decides when it is saved: brand.test.ts holds the two to the same answers.
 */
export function brandOf(typed: string): Brand | undefined {
  const rgb = parse(typed);
  if (!rgb) return undefined;
  const chosen = toHex(rgb);
  const light = readable(chosen, PAPER.light.ground, 0);
  const dark = readable(chosen, PAPER.dark.ground, 1);
  return {
    light: { brand: light, ink: inkOn(light) },
    dark: { brand: dark, ink: inkOn(dark) },
    contrast: Math.floor(contrast(chosen, PAPER.light.ground) * 100) / 100,
    adjusted: light !== chosen,
  };
}

/** "#rrggbb" of what was typed, for a field that takes nothing else. */
export const hexOf = (typed: string): string | undefined => {
  const rgb = parse(typed);
  return rgb && toHex(rgb);
};

/** The nearest lightness, hue kept, that reads on this paper and carries text. */
function readable(hex: string, paper: string, towards: 0 | 1): string {
  const [L, a, b] = toLab(rgbOf(hex));
  for (let step = 0; step <= STEPS; step += 1) {
    const tried = step === 0 ? hex : toHex(fromLab(L + ((towards - L) * step) / STEPS, a, b));
    if (contrast(tried, paper) >= CONTRAST_MIN && contrast(tried, inkOn(tried)) >= CONTRAST_MIN) return tried;
  }
  return towards === 0 ? BLACK : WHITE;
}

function inkOn(hex: string): string {
  const onWhite = contrast(hex, WHITE);
  return onWhite >= CONTRAST_MIN || onWhite >= contrast(hex, BLACK) ? WHITE : BLACK;
}

function contrast(one: string, other: string): number {
  const [a, b] = [luminance(rgbOf(one)), luminance(rgbOf(other))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function parse(typed: string): Rgb | undefined {
  const [, digits] = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(typed.trim()) ?? [];
  if (!digits) return undefined;
  const full = digits.length === 3 ? digits.replace(/./g, "$&$&") : digits;
  const channel = (from: number) => Number.parseInt(full.slice(from, from + 2), 16) / 255;
  return [channel(0), channel(2), channel(4)];
}

const rgbOf = (hex: string): Rgb => parse(hex) ?? [0, 0, 0];
const clamp = (channel: number) => Math.min(1, Math.max(0, channel));
const toHex = (rgb: Rgb): string =>
  `#${rgb
    .map((channel) =>
      Math.round(clamp(channel) * 255)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;

const linear = (channel: number) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
const encoded = (channel: number) => (channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055);

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Björn Ottosson's OKLab. */
function toLab(rgb: Rgb): [number, number, number] {
  const [red, green, blue] = [linear(rgb[0]), linear(rgb[1]), linear(rgb[2])];
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  ];
}

/** A colour that no screen can show keeps its lightness and hue and gives up chroma. */
function fromLab(lightness: number, a: number, b: number): Rgb {
  let least = isShown(unclamped(lightness, a, b)) ? 1 : 0;
  let most = 1;
  for (let step = 0; step < 20 && least < most; step += 1) {
    const middle = (least + most) / 2;
    if (isShown(unclamped(lightness, a * middle, b * middle))) least = middle;
    else most = middle;
  }
  const [red, green, blue] = unclamped(lightness, a * least, b * least);
  return [clamp(red), clamp(green), clamp(blue)];
}

const isShown = (rgb: Rgb) => rgb.every((channel) => channel >= -0.0005 && channel <= 1.0005);

function unclamped(lightness: number, a: number, b: number): Rgb {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    encoded(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    encoded(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    encoded(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  ];
}
