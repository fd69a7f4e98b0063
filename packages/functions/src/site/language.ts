import type { Context } from "hono";
import type { Locale } from "./words/bilingual.ts";

/** English under `/en/…` or for a browser that prefers it and not French; French otherwise. */
export function languageOf(c: Context): Locale {
  if (c.req.path === "/en" || c.req.path.startsWith("/en/")) return "en";
  const accepted = (c.req.header("Accept-Language") ?? "").slice(0, 200).toLowerCase();
  const first = accepted.split(",").find((part) => /^\s*(fr|en)\b/.test(part));
  return first?.trim().startsWith("en") ? "en" : "fr";
}
