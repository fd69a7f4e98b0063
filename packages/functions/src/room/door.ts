import { Actor, DomainError } from "@entrepairs/core/kernel";
import { Link } from "@entrepairs/core/link";
import { limit } from "@entrepairs/core/platform";
import type { MiddlewareHandler } from "hono";
import { type Env, firmDoor, withMeta } from "../http/index.ts";

/** A pass is asked with each request of a screen that polls, from one phone. */
const BY_PASS = { name: "room.pass", max: 1_200, minutes: 10 };

const members = firmDoor();

/** The door of a firm's rooms: its members, or who holds a pass of the day (header `Room-Pass`). */
export function roomDoor(): MiddlewareHandler<Env> {
  return async (c, next) => {
    const pass = c.req.header("Room-Pass");
    if (pass === undefined) return members(c, next);
    const firmID = Link.firmOf(pass);
    if (!firmID || firmID !== c.req.param("firm")) throw closed();
    await limit(BY_PASS, pass);
    const link = await Actor.provide({ type: "system", firmID, job: "door" }, () => Link.open(pass));
    if (link.purpose !== "room") throw closed();
    const { linkID, purpose, subject } = link;
    return Actor.provide({ type: "link", firmID, linkID, purpose, subject }, next);
  };
}

function closed(): DomainError {
  return new DomainError("unauthenticated", "room.pass_closed", "This pass is over: come in again");
}

const ROLES = ["owner", "coach", "participant"] as const;

/** Who may be of a group, or holds a pass; the command behind asks whether of this one. */
export function insiders(): MiddlewareHandler<Env> {
  return withMeta(
    async (_, next) => {
      const { type } = Actor.use();
      if (type !== "link" && !Actor.hasRole(...ROLES)) throw Actor.forbidden();
      await next();
    },
    { may: { roles: ROLES } },
  );
}
