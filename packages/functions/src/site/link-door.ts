import { Actor } from "@entrepairs/core/kernel";
import { Link } from "@entrepairs/core/link";
import { type Limit, limit } from "@entrepairs/core/platform";
import type { Context } from "hono";
import type { Env } from "../http/index.ts";

/** A whole company may stand behind one address; one link is one person. */
const BY_ORIGIN: Limit = { name: "link.origin", max: 600, minutes: 10 };
const BY_TOKEN: Limit = { name: "link.token", max: 120, minutes: 10 };
/** A page that asks again by itself must never use up what its reader may do; several tabs of it may be open. */
const BY_WAITING_PAGE: Limit = { name: "link.waiting", max: 400, minutes: 10 };

/**
 * Runs `body` as the bearer of a mailed link of one purpose. A token that is unknown, expired, or of another purpose
 * gives one answer, `link.closed`. Opening consumes nothing: scanners follow every link of a mail. `asked` tells whether
 * a person did, or a page that waits.
 */
export async function withLink<R>(
  c: Context<Env>,
  token: string,
  purpose: string,
  body: () => Promise<R>,
  asked: "person" | "page" = "person",
): Promise<R> {
  await limit(BY_ORIGIN, c.get("address"));
  const firmID = Link.firmOf(token);
  if (!firmID) throw Link.closed();
  await limit(asked === "page" ? BY_WAITING_PAGE : BY_TOKEN, token);
  const link = await Actor.provide({ type: "system", firmID, job: "door" }, () => Link.open(token));
  if (link.purpose !== purpose) throw Link.closed();
  const { linkID, subject } = link;
  return Actor.provide({ type: "link", firmID, linkID, purpose, subject }, body);
}
