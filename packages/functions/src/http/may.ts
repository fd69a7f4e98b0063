import { Actor, DomainError } from "@entrepairs/core/kernel";
import type { MiddlewareHandler } from "hono";
import type * as v from "valibot";
import type { Env } from "./env.ts";
import { type RouteMeta, withMeta } from "./meta.ts";

/** Roles that pass; the command behind asks again. */
export function may(...roles: Actor.Role[]): MiddlewareHandler<Env> {
  return withMeta(
    async (_, next) => {
      if (!Actor.member().roles.some((role) => roles.includes(role))) throw Actor.forbidden();
      await next();
    },
    { may: { roles } },
  );
}

/** Anyone signed in, in whatever firm or none. */
export function signedIn(): MiddlewareHandler<Env> {
  return withMeta(
    async (c, next) => {
      if (!c.get("account")) throw new DomainError("unauthenticated", "actor.signed_out", "Sign in first");
      await next();
    },
    { may: { account: true } },
  );
}

/** Says who may come without enforcing anything itself: public routes, and those behind a link. */
export function says(meta: RouteMeta): MiddlewareHandler<Env> {
  return withMeta(async (_, next) => next(), meta);
}

/** The shapes a route answers; tests refuse any other and any undeclared field. */
export function answers(schemas: Readonly<Record<number, v.GenericSchema>>): MiddlewareHandler<Env> {
  return says({ answers: schemas });
}
