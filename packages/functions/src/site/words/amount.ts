import type { Locale } from "./bilingual.ts";

/** A number as a person of this language writes it: `2,5` or `2.5`. */
export function number(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale === "fr" ? "fr-FR" : "en-GB", { maximumFractionDigits: 2 }).format(value);
}

/** Basis points as a percentage: `20 %`, `8,5 %`, or `20%`. */
export function percent(rate: number, locale: Locale): string {
  return locale === "fr" ? `${number(rate / 100, locale)}\u00a0%` : `${number(rate / 100, locale)}%`;
}
