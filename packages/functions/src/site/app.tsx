/** @jsxImportSource hono/jsx */
import { Actor, DomainError } from "@entrepairs/core/kernel";
import { type Context, Hono } from "hono";
import { type Env, logDefect, refusalOf, requestScope, sameSite, says, securityHeaders } from "../http/index.ts";
import { languageOf } from "./language.ts";
import { answerPage, Page, STYLE, STYLE_PATH } from "./page.tsx";
import { pageWords } from "./words/page.ts";
import { refusalText } from "./words/refusal.ts";

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
  for (const page of Object.values(pages)) app.route("/", page.route);
  return app;
}

/** A refusal as a page: what it is, in words, with a way on. */
function answerProblem(error: unknown, c: Context<Env>): Response {
  const requestID = c.get("requestID") ?? "";
  logDefect(error, requestID, c.req.routePath);
  const locale = languageOf(c);
  const t = pageWords(locale);
  const { status, code } = refusalOf(error);
  const title = status === 404 ? t.notFoundTitle : t.failedTitle;
  const text = status === 404 ? t.notFound : status >= 500 ? t.failed : refusalText(code, locale);
  return answerPage(
    c,
    <Page title={`${title} – Entrepairs`} locale={locale} narrow noindex>
      <h1>{title}</h1>
      <p>{text}</p>
      {status >= 500 ? (
        <p class="soft">
          {t.reference} {requestID}
        </p>
      ) : null}
    </Page>,
    status,
  );
}
