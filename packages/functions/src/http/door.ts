import { Closing } from "@entrepairs/core/closing";
import { Actor, DomainError, ID, notFound } from "@entrepairs/core/kernel";
import { Door } from "@entrepairs/core/platform";
import type { MiddlewareHandler } from "hono";
import * as v from "valibot";
import { sessionCookie } from "./cookie.ts";
import type { Env } from "./env.ts";

/** The door of `/api/me` and of sign-up: an account, or no one. */
export function accountDoor(): MiddlewareHandler<Env> {
  return async (c, next) => {
    const account = await Door.accountOf(sessionCookie(c));
    c.set("account", account);
    await Actor.provide(account ?? { type: "anonymous" }, next);
  };
}

const READS: readonly string[] = ["GET", "HEAD", "OPTIONS"];
/** What the law gives people and firms over what is kept of them goes on while a firm closes. */
const RIGHTS = /^\/(?:api|room)\/f\/[^/]+\/rights\//;

/**
 * The door of a firm: its members. A stranger and a firm that is not give one answer, 404. While it closes, everyone reads
 * and nobody changes anything (`firm.closing`).
 */
export function firmDoor(): MiddlewareHandler<Env> {
  return async (c, next) => {
    const firmID = c.req.param("firm") ?? "";
    const acts = !READS.includes(c.req.method) && !RIGHTS.test(c.req.path);
    const found = v.is(ID.Firm, firmID)
      ? await Door.memberOf(sessionCookie(c), firmID, { acts })
      : await strangerOf(sessionCookie(c));
    if (!found.account) throw new DomainError("unauthenticated", "actor.signed_out", "Sign in first");
    if (!found.member) throw notFound("firm");
    if (found.closing) throw Closing.refusal(found.closing);
    c.set("account", found.account);
    await Actor.provide(found.member, next);
  };
}

async function strangerOf(cookie: string | undefined): Promise<Awaited<ReturnType<typeof Door.memberOf>>> {
  const account = await Door.accountOf(cookie);
  return account ? { account } : {};
}
