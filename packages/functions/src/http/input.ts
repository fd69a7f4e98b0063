import { DomainError, parse } from "@entrepairs/core/kernel";
import type { MiddlewareHandler } from "hono";
import * as v from "valibot";
import type { Env } from "./env.ts";
import { readBody } from "./guard.ts";
import { withMeta } from "./meta.ts";

type Entries = v.ObjectEntries;
type ObjectSchema = v.GenericSchema & { entries: Entries };

/** A JSON body by the schema of a command, less the ids that come from the path. */
export function body<S extends v.GenericSchema>(schema: S) {
  const middleware: MiddlewareHandler<
    Env,
    string,
    { in: { json: v.InferInput<S> }; out: { json: v.InferOutput<S> } }
  > = async (c, next) => {
    const type = c.req.header("Content-Type") ?? "";
    if (!/^application\/json\b/i.test(type)) {
      throw new DomainError("input", "request.not_json", "Send application/json");
    }
    c.req.addValidatedData("json", parse(schema, json(await readBody(c))) as object);
    await next();
  };
  return withMeta(middleware, { body: schema });
}

function json(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new DomainError("input", "request.not_json", "This is not JSON");
  }
}

/** The ids of the path; one that has not the shape of an id is simply not found. */
export function path<E extends Entries>(entries: E) {
  const schema = v.object(entries);
  type Out = v.InferOutput<typeof schema>;
  const middleware: MiddlewareHandler<
    Env,
    string,
    { in: { param: Record<keyof E & string, string> }; out: { param: Out } }
  > = async (c, next) => {
    const parsed = v.safeParse(schema, c.req.param());
    if (!parsed.success)
      throw new DomainError("notFound", "path.not_found", "This does not exist or is not open to you");
    c.req.addValidatedData("param", parsed.output as object);
    await next();
  };
  return withMeta(middleware, { path: schema });
}

/** The query string; every value is a text, once. */
export function search<E extends Entries>(entries: E) {
  const schema = v.object(entries);
  type S = typeof schema;
  const middleware: MiddlewareHandler<
    Env,
    string,
    { in: { query: v.InferInput<S> }; out: { query: v.InferOutput<S> } }
  > = async (c, next) => {
    c.req.addValidatedData("query", parse(schema, c.req.query()) as object);
    await next();
  };
  return withMeta(middleware, { query: schema });
}

/** A command's schema without what the path or the actor gives. */
export function without<S extends ObjectSchema, K extends keyof S["entries"] & string>(schema: S, ...keys: K[]) {
  const entries = Object.fromEntries(Object.entries(schema.entries).filter(([name]) => !keys.includes(name as K)));
  return v.object(entries as Omit<S["entries"], K>);
}
