/** @jsxImportSource hono/jsx */
import { Actor, DomainError } from "@entrepairs/core/kernel";
import { Hono } from "hono";
import { type Env, requestScope, sameSite, says, securityHeaders } from "../http/index.ts";
import { PAD, PAD_PATH, STYLE, STYLE_PATH } from "./page.tsx";
import { answerProblem } from "./problem.tsx";

type PageModule = { route: Hono<Env> };

/** One file a noun: whatever stands in `pages/` and exports `route` is served. */
const pages = import.meta.glob<PageModule>(["./pages/*.tsx", "!./pages/*.test.tsx"], { eager: true });

/** The site function: public pages and forms, whole without JavaScript. */
export function siteApp(): Hono<Env> {
  const app = new Hono<Env>();
  app.onError(answerProblem);
  app.notFound((c) => answerProblem(new DomainError("notFound", "path.not_found", "There is nothing here"), c));
  app.use("*", securityHeaders(), requestScope(), sameSite(), (_, next) => Actor.provide({ type: "anonymous" }, next));
  app.get(STYLE_PATH, says({ may: { everyone: true } }), (c) => {
    c.header("Cache-Control", "public, max-age=31536000, immutable");
    return c.body(STYLE, 200, { "Content-Type": "text/css; charset=utf-8" });
  });
  app.get(PAD_PATH, says({ may: { everyone: true } }), (c) => {
    c.header("Cache-Control", "public, max-age=31536000, immutable");
    return c.body(PAD, 200, { "Content-Type": "text/javascript; charset=utf-8" });
  });
  for (const page of Object.values(pages)) app.route("/", page.route);
  return app;
}
