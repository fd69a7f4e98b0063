import { createHash } from "node:crypto";
import { notFound, now, plusMinutes } from "@entrepairs/core/kernel";
import { Feed, type Limit, limit } from "@entrepairs/core/platform";
import { type CalendarEvent, feedOf } from "@entrepairs/mail";
import { type Context, Hono } from "hono";
import { eventOf } from "../../agenda/event.ts";
import { clashesAcross, type Own, ownAgenda } from "../../agenda/own.ts";
import { type Env, says } from "../../http/index.ts";

/** Calendars of many people ask from one address of Google's or Microsoft's. */
const BY_ORIGIN: Limit = { name: "feed.origin", max: 3_000, minutes: 10 };
const BY_FEED: Limit = { name: "feed.token", max: 60, minutes: 10 };
/** What is over stays a while: a calendar forgets what its feed no longer says. */
const KEPT_MINUTES = 90 * 24 * 60;
const NAMES = { fr: "Mes séances", en: "My sessions" };

const CLASH = {
  fr: (group: string, firm: string) =>
    `Attention\u00a0: en même temps que «\u00a0${group}\u00a0» (${firm}). Vous seul lisez ceci.`,
  en: (group: string, firm: string) => `Beware: at the same time as “${group}” (${firm}). You alone read this.`,
};

/** His meetings, with a word on those that two of his firms hold at once: neither firm knows. */
function eventsOf(all: readonly Own[], locale: "fr" | "en"): CalendarEvent[] {
  const clashes = clashesAcross(all);
  return all.map(({ session, firm, part }) => {
    const event = eventOf(session, { firm, locale, watched: part === "watches" });
    const others = clashes.get(session.sessionID) ?? [];
    if (others.length === 0) return event;
    const warnings = others.map((other) => CLASH[locale](other.session.cohortName, other.firm.name));
    return { ...event, title: `⚠ ${event.title}`, description: [...warnings, event.description].join("\n") };
  });
}

async function answerFeed(c: Context<Env>, address: string): Promise<Response> {
  await limit(BY_ORIGIN, c.get("address"));
  const token = address.replace(/\.ics$/, "");
  await limit(BY_FEED, token);
  const who = await Feed.accountOf(token);
  if (!who) throw notFound("feed");
  const { locale } = who.account;
  const events = eventsOf(await ownAgenda(who, plusMinutes(now(), -KEPT_MINUTES)), locale);
  const text = feedOf({ name: NAMES[locale], events });
  const tag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 27)}"`;
  c.header("Cache-Control", "private, max-age=0, must-revalidate");
  c.header("ETag", tag);
  if (
    c.req
      .header("If-None-Match")
      ?.split(/\s*,\s*/)
      .some((one) => one.replace(/^W\//, "") === tag)
  )
    return c.body(null, 304);
  return c.body(text, 200, { "Content-Type": "text/calendar; charset=utf-8" });
}

/** A person's own calendar, of all his firms, by its private address: dates, groups and places alone. */
export const route = new Hono<Env>().get("/agenda/:feed", says({ may: { everyone: true } }), (c) =>
  answerFeed(c, c.req.param("feed")),
);
