import { contrastOf, fromOklch, parseHex, type Rgb, toHex, toOklch } from "./color.ts";

/**
 * A firm's colour made readable. `brand` and `ink` (the text on it) are "#rrggbb". `contrast`: of the colour as chosen
 * on the light paper, 1 to 21, for the screen to show. `adjusted`: the light colour is not the one chosen.
 */
export type Brand = {
  light: { brand: string; ink: string };
  dark: { brand: string; ink: string };
  contrast: number;
  adjusted: boolean;
};

/** Text of the normal size on its ground (WCAG 2.2, 1.4.3). The papers are those of the screens; white is brighter. */
const contrastMin = 4.5;
const paper = { light: rgb("#fbfaf7"), dark: rgb("#162428") };
const white = rgb("#ffffff");
const black = rgb("#0b1416");

/** The brand from "#rgb" or "#rrggbb": darkened for the light paper, lightened for the dark one, hue kept. */
export function brandOf(typed: string): Brand | undefined {
  const chosen = parseHex(typed);
  if (!chosen) return undefined;
  const light = readable(chosen, { ground: paper.light, towards: 0 });
  const dark = readable(chosen, { ground: paper.dark, towards: 1 });
  return {
    light: { brand: toHex(light), ink: inkOn(light) },
    dark: { brand: toHex(dark), ink: inkOn(dark) },
    contrast: Math.floor(contrastOf(chosen, paper.light) * 100) / 100,
    adjusted: toHex(light) !== toHex(chosen),
  };
}

/** The stylesheet of a firm's pages, empty for no colour. Only computed colours stand in it: nothing typed can enter. */
export function brandCss(typed: string): string {
  const brand = brandOf(typed);
  if (!brand) return "";
  const { light, dark } = brand;
  return `:root {\n  --brand: light-dark(${light.brand}, ${dark.brand});\n  --brand-ink: light-dark(${light.ink}, ${dark.ink});\n}\n`;
}

/** The nearest lightness at which the colour, as it will be written, reads on its ground and carries text. */
function readable(color: Rgb, { ground, towards }: { ground: Rgb; towards: 0 | 1 }): Rgb {
  const { lightness, chroma, hue } = toOklch(color);
  const steps = 200;
  for (let step = 0; step <= steps; step += 1) {
    const tried =
      step === 0 ? color : fromOklch({ lightness: lightness + ((towards - lightness) * step) / steps, chroma, hue });
    const shown = rgb(toHex(tried));
    if (contrastOf(shown, ground) >= contrastMin && contrastOf(shown, rgb(inkOn(shown))) >= contrastMin) return shown;
  }
  return towards === 0 ? black : white;
}

/** White where it reads, as on most brands; else the darker text, whichever contrasts more. */
function inkOn(brand: Rgb): string {
  const onWhite = contrastOf(brand, white);
  return toHex(onWhite >= contrastMin || onWhite >= contrastOf(brand, black) ? white : black);
}

function rgb(hex: string): Rgb {
  const color = parseHex(hex);
  if (!color) throw new Error(`not a colour: ${hex}`);
  return color;
}
