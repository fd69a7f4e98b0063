export type Locale = "fr" | "en";

/** The same words in both languages: English has exactly the keys of French, or it does not compile. */
export function bilingual<const W extends object>(all: { fr: W; en: Same<W> }): (locale: Locale) => Same<W> {
  return (locale) => (locale === "en" ? all.en : (all.fr as unknown as Same<W>));
}

type Same<W> = {
  [K in keyof W]: W[K] extends string ? string : W[K] extends (...input: infer A) => string ? (...input: A) => string : Same<W[K]>;
};
