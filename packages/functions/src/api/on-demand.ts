import { DomainError } from "@entrepairs/core/kernel";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { answerError, type Env } from "../http/index.ts";

/** What a noun's file exports: its routes, and where they stand under the firm. */
export interface Noun {
  mount: string;
  route: Hono<Env>;
}

/** 404 in the api's words. */
export const nothingHere = (c: Context): Response =>
  answerError(new DomainError("notFound", "path.not_found", "There is nothing here"), c);

/**
 * Answers by a noun's routes, loaded at the first request for them, so that a cold start pays for the nouns of every
 * day alone. Stands behind the doors: who asks is known and let in.
 */
export function onDemand(load: () => Promise<Noun>): MiddlewareHandler<Env> {
  let made: Promise<Hono<Env>> | undefined;
  return async (c) => {
    made ??= load().then(appOf);
    const env: Handed = { ...(c.env as object), handed: c.var };
    const answer = await (await made).fetch(c.req.raw, env);
    return c.newResponse(answer.body, answer);
  };
}

/** What the doors left for the routes, handed on to the noun's own app. */
interface Handed {
  handed: Env["Variables"];
}

function appOf({ mount, route }: Noun): Hono<Env> {
  const app = new Hono<Env>();
  app.onError(answerError);
  app.notFound(nothingHere);
  app.use("*", async (c, next) => {
    const { requestID, account, address } = (c.env as Handed).handed;
    c.set("requestID", requestID);
    c.set("account", account);
    c.set("address", address);
    await next();
  });
  return app.route(`/api/f/:firm${mount}`, route);
}
