import { createSignal } from "solid-js";
import { chosen } from "../base/storage.ts";

export const LOCALES = ["fr", "en"] as const;
export type Locale = (typeof LOCALES)[number];

export const isLocale = (text: unknown): text is Locale => LOCALES.some((locale) => locale === text);

const stored = chosen("locale");
const [current, setCurrent] = createSignal<Locale>(isLocale(stored) ? stored : "fr");

/** The language of the screen. */
export const locale: () => Locale = current;

/** The BCP 47 tag that Intl takes: English is written with European dates. */
export const tag = (): string => (current() === "fr" ? "fr-FR" : "en-GB");

/** Only `chooseLocale` calls this, once the words of that language are here. */
export function show(next: Locale): void {
  setCurrent(next);
  document.documentElement.lang = next;
}
