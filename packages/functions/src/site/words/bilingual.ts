import { frenchAll } from "./typography.ts";

export type Locale = "fr" | "en";

/**
 * The same words in both languages: English has exactly the keys of French, or it does not compile. French is written
 * with ordinary spaces and gets its no-break ones here.
 */
export function bilingual<const W extends object>(all: { fr: W; en: Same<W> }): (locale: Locale) => Same<W> {
  const french = frenchAll(all.fr) as unknown as Same<W>;
  return (locale) => (locale === "en" ? all.en : french);
}

type Same<W> = {
  [K in keyof W]: W[K] extends string
    ? string
    : W[K] extends (...input: infer A) => string
      ? (...input: A) => string
      : Same<W[K]>;
};
