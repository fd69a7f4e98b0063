/** The little colour mathematics a brand needs: sRGB, WCAG contrast, OKLCH. Channels are 0 to 1, hue in radians. */
export type Rgb = readonly [red: number, green: number, blue: number];
export type Oklch = { lightness: number; chroma: number; hue: number };

/** "#rgb" or "#rrggbb", the sign optional; undefined for anything else. */
export function parseHex(typed: string): Rgb | undefined {
  const [, digits = ""] = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(typed.trim()) ?? [];
  if (digits === "") return undefined;
  const full = digits.length === 3 ? digits.replace(/./g, "$&$&") : digits;
  const channel = (from: number) => Number.parseInt(full.slice(from, from + 2), 16) / 255;
  return [channel(0), channel(2), channel(4)];
}

/** "#rrggbb" in small letters. */
export function toHex(color: Rgb): string {
  return `#${color
    .map((channel) =>
      Math.round(clamp(channel) * 255)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}

/** WCAG 2.2 contrast of two colours, 1 to 21. */
export function contrastOf(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(color: Rgb): number {
  const [red, green, blue] = linear(color);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Björn Ottosson's OKLab, in polar form. */
export function toOklch(color: Rgb): Oklch {
  const [red, green, blue] = linear(color);
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const a = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short;
  const b = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short;
  const lightness = 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short;
  return { lightness, chroma: Math.hypot(a, b), hue: Math.atan2(b, a) };
}

/** The colour on a screen; one that no screen can show keeps lightness and hue and gives up chroma. */
export function fromOklch({ lightness, chroma, hue }: Oklch): Rgb {
  let least = 0;
  let most = chroma;
  if (isShown(unclamped({ lightness, chroma, hue }))) least = chroma;
  for (let step = 0; step < 20 && least < most; step += 1) {
    const middle = (least + most) / 2;
    if (isShown(unclamped({ lightness, chroma: middle, hue }))) least = middle;
    else most = middle;
  }
  const [red, green, blue] = unclamped({ lightness, chroma: least, hue });
  return [clamp(red), clamp(green), clamp(blue)];
}

function unclamped({ lightness, chroma, hue }: Oklch): Rgb {
  const a = chroma * Math.cos(hue);
  const b = chroma * Math.sin(hue);
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    encoded(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    encoded(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    encoded(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  ];
}

function isShown(color: Rgb): boolean {
  return color.every((channel) => channel >= -0.0005 && channel <= 1.0005);
}

function linear([red, green, blue]: Rgb): Rgb {
  return [decoded(red), decoded(green), decoded(blue)];
}

function decoded(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function encoded(channel: number): number {
  if (channel <= 0.0031308) return channel * 12.92;
  return 1.055 * channel ** (1 / 2.4) - 0.055;
}

function clamp(channel: number): number {
  return Math.min(1, Math.max(0, channel));
}
