import type { Locale } from "./bilingual.ts";

const digits = { maximumFractionDigits: 2 };
const formats = { fr: new Intl.NumberFormat("fr-FR", digits), en: new Intl.NumberFormat("en-GB", digits) };

/** A number as a person of this language writes it: `2,5` or `2.5`. */
export function number(value: number, locale: Locale): string {
  return formats[locale].format(value);
}

/** Basis points as a percentage: `20 %`, `8,5 %`, or `20%`. */
export function percent(rate: number, locale: Locale): string {
  return locale === "fr" ? `${number(rate / 100, locale)}\u00a0%` : `${number(rate / 100, locale)}%`;
}
