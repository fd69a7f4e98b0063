import type { Actor } from "@entrepairs/core/kernel";
import type { MiddlewareHandler } from "hono";
import type * as v from "valibot";

/** What a route says of itself: the matrix, the fuzzer and the API document are made from it. */
export interface RouteMeta {
  /** Who passes the door: roles of the firm, or the bearer of a link of one purpose, or everyone. */
  may?: { roles: readonly Actor.Role[] } | { link: string } | { everyone: true } | { account: true };
  body?: v.GenericSchema;
  form?: v.GenericSchema;
  query?: v.GenericSchema;
  path?: v.GenericSchema;
  answers?: Readonly<Record<number, v.GenericSchema>>;
  /** Read only by who took it before, in words of the log. */
  taken?: true;
  /** The one sentence of the API document. */
  says?: string;
}

const META = Symbol("route meta");

export function withMeta<M extends MiddlewareHandler>(middleware: M, meta: RouteMeta): M {
  return Object.assign(middleware, { [META]: meta });
}

export function metaOf(handler: unknown): RouteMeta | undefined {
  return typeof handler === "function" ? (handler as { [META]?: RouteMeta })[META] : undefined;
}
