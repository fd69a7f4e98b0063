import { type Locale, locale, tag } from "../messages/locale.ts";

export const NBSP = "\u00A0";
/** Fine no-break space: before ; ! ? and between thousands, in French. */
export const FINE = "\u202F";

/** A formatter made once per language, then kept: Intl's constructors are what costs. */
export function perLocale<T>(make: (tag: string) => T): () => T {
  const kept: Partial<Record<Locale, T>> = {};
  return () => {
    kept[locale()] ??= make(tag());
    return kept[locale()] as T;
  };
}
