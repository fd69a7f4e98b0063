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

/** Runs `body` as a visitor of the firm whose address stands in the path; an unknown one is 404, one that closes 410. */
export async function asVisitor<R>(
  c: Context<Env>,
  body: (firm: Awaited<ReturnType<typeof Firm.get>>) => Promise<R>,
): Promise<R> {
  const firmID = await Directory.firmOfSlug(c.req.param("slug") ?? "");
  return Actor.provide({ type: "visitor", firmID }, async () => body(await Firm.open()));
}

/** So long the CDN keeps a page that a job purges when it is published; and one that shows groups, whose seats are sold. */
const KEPT_SECONDS = { page: 300, seats: 60 };

/**
 * Said of pages that are the same for everyone: kept by the CDN, asked for again by each browser, so that what is
 * published is seen at once. A page that cannot be made is shown as it was, for an hour.
 */
export function keepAtEdge(c: Context<Env>, shows: keyof typeof KEPT_SECONDS = "page"): void {
  c.header("Cache-Control", `public, max-age=0, s-maxage=${KEPT_SECONDS[shows]}, stale-if-error=3600`);
}
