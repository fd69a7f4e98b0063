import { Firm } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { Actor } from "@entrepairs/core/kernel";
import { Directory } from "@entrepairs/core/platform";
import type { Context } from "hono";
import type { Env } from "../http/index.ts";
import type { Locale } from "./words/bilingual.ts";

/** Public pages are cached by whoever stands between: their language comes from the address alone. */
export function localeOfPath(c: Context<Env>): Locale {
  return c.req.path === "/en" || c.req.path.startsWith("/en/") ? "en" : "fr";
}

/** The whole address of this page in both languages, without its query. */
export function addresses(c: Context<Env>): { here: string; other: string } {
  const bare = c.req.path.replace(/^\/en(?=\/|$)/, "") || "/";
  const { origin } = Config.use();
  const french = `${origin}${bare}`;
  const english = bare === "/" ? `${origin}/en` : `${origin}/en${bare}`;
  return localeOfPath(c) === "en" ? { here: english, other: french } : { here: french, other: english };
}

/** Runs `body` as a visitor of the firm whose address stands in the path; an unknown one is 404. */
export async function asVisitor<R>(
  c: Context<Env>,
  body: (firm: Awaited<ReturnType<typeof Firm.get>>) => Promise<R>,
): Promise<R> {
  const firmID = await Directory.firmOfSlug(c.req.param("slug") ?? "");
  return Actor.provide({ type: "visitor", firmID }, async () => body(await Firm.get()));
}

/** Said of pages that are the same for everyone: kept a minute, so that a seat sold shows soon. */
export function keepAMinute(c: Context<Env>): void {
  c.header("Cache-Control", "public, max-age=60");
}
