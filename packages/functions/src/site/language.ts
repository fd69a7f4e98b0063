import type { Context } from "hono";
import type { Locale } from "./words/bilingual.ts";

/**
 * The language chosen on the page (`?langue=`), else English under `/en/…`, else a person's own where it is known, else
 * that of his browser: French unless English comes first.
 */
export function languageOf(c: Context, own?: Locale): Locale {
  const chosen = chosenIn(c);
  if (chosen) return chosen;
  if (c.req.path === "/en" || c.req.path.startsWith("/en/")) return "en";
  if (own) return own;
  const accepted = (c.req.header("Accept-Language") ?? "").slice(0, 200).toLowerCase();
  const first = accepted.split(",").find((part) => /^\s*(fr|en)\b/.test(part));
  return first?.trim().startsWith("en") ? "en" : "fr";
}

function chosenIn(c: Context): Locale | undefined {
  const chosen = c.req.query("langue");
  return chosen === "fr" || chosen === "en" ? chosen : undefined;
}

/** The same page in the other language, for pages that have one address for both; `path` where this one only acts. */
export function otherLanguage(c: Context, locale: Locale, path = ""): string {
  const query = new URLSearchParams(new URL(c.req.url).search);
  query.set("langue", locale === "fr" ? "en" : "fr");
  return `${path}?${query}`;
}

/** One of our paths, in the language that was chosen here if one was. */
export function inLanguage(c: Context, path: string): string {
  const chosen = chosenIn(c);
  return chosen ? `${path}?langue=${chosen}` : path;
}
