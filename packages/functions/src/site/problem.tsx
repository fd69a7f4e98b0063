/** @jsxImportSource hono/jsx */
import type { Context } from "hono";
import { type Env, logDefect, refusalOf } from "../http/index.ts";
import { languageOf } from "./language.ts";
import { answerPage, Page } from "./page.tsx";
import { pageWords } from "./words/page.ts";
import { refusalText } from "./words/refusal.ts";

/** A refusal as a page: what it is, in words, with a way on. */
export function answerProblem(error: unknown, c: Context<Env>): Response {
  const requestID = c.get("requestID") ?? "";
  logDefect(error, requestID, c.req.routePath);
  const locale = languageOf(c);
  const t = pageWords(locale);
  const { status, code } = refusalOf(error);
  const isFirmClosed = code === "firm.closing" || code === "firm.closed";
  const title = isFirmClosed ? t.closedTitle : titleOf(status, t);
  const text = status === 404 ? t.notFound : status >= 500 ? t.failed : refusalText(code, locale);
  return answerPage(
    c,
    <Page title={`${title} – Entrepairs`} locale={locale} narrow noindex>
      <h1>{title}</h1>
      <p>{text}</p>
      {status === 410 && !isFirmClosed ? <p>{t.gone}</p> : null}
      {status >= 500 ? (
        <p class="soft">
          {t.reference} {requestID}
        </p>
      ) : null}
    </Page>,
    status,
  );
}

/** An incident is ours alone: a link that expired, or a refusal, is none. */
function titleOf(status: number, t: ReturnType<typeof pageWords>): string {
  if (status === 404) return t.notFoundTitle;
  if (status === 410) return t.goneTitle;
  return status < 500 ? t.refusedTitle : t.failedTitle;
}
