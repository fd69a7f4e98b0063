import { createHash } from "node:crypto";
import { Calendar } from "@entrepairs/core/calendar";
import { Firm } from "@entrepairs/core/firm";
import { Actor, notFound, now, plusMinutes } from "@entrepairs/core/kernel";
import { Feed, type Limit, limit } from "@entrepairs/core/platform";
import { type CalendarEvent, feedOf } from "@entrepairs/mail";
import { type Context, Hono } from "hono";
import { eventOf } from "../../agenda/event.ts";
import { type Env, says } from "../../http/index.ts";

/** Calendars of many people ask from one address of Google's or Microsoft's. */
const BY_ORIGIN: Limit = { name: "feed.origin", max: 3_000, minutes: 10 };
const BY_FEED: Limit = { name: "feed.token", max: 60, minutes: 10 };
/** What is over stays a while: a calendar forgets what its feed no longer says. */
const KEPT_MINUTES = 90 * 24 * 60;
const NAMES = { fr: "Mes séances", en: "My sessions" };

async function eventsOf(member: Actor.Member, locale: "fr" | "en"): Promise<CalendarEvent[]> {
  return Actor.provide(member, async () => {
    const [firm, sessions] = await Promise.all([Firm.get(), Calendar.agenda(plusMinutes(now(), -KEPT_MINUTES))]);
    return sessions.map((session) => eventOf(session, { firm, locale }));
  });
}

async function answerFeed(c: Context<Env>, address: string): Promise<Response> {
  await limit(BY_ORIGIN, c.get("address"));
  const token = address.replace(/\.ics$/, "");
  await limit(BY_FEED, token);
  const who = await Feed.accountOf(token);
  if (!who) throw notFound("feed");
  const { locale } = who.account;
  const members = await Feed.membersOf(who);
  const events = (await Promise.all(members.map((member) => eventsOf(member, locale)))).flat();
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
