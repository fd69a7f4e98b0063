/** @jsxImportSource hono/jsx */
import { hash } from "@entrepairs/core/kernel";
import type { Context } from "hono";
import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import type { Env } from "../http/index.ts";
import pad from "./script/pad.js?raw";
import base from "./style/base.css?raw";
import form from "./style/form.css?raw";
import parts from "./style/parts.css?raw";
import sign from "./style/sign.css?raw";
import type { Locale } from "./words/bilingual.ts";
import { pageWords } from "./words/page.ts";

export const STYLE = base + parts + form + sign;
export const STYLE_PATH = `/site-${hash(STYLE).slice(0, 12)}.css`;

/** The one script of these pages: it draws a signature, which a typed name replaces without it. */
export const PAD = pad;
export const PAD_PATH = `/pad-${hash(PAD).slice(0, 12)}.js`;

export interface PageProps {
  title: string;
  locale: Locale;
  /** Whose page it is; the product's own pages have none. */
  firm?: { name: string; slug: string; colour: string | null } | undefined;
  /** The same page in the other language, and this one: their whole addresses. */
  other?: string | undefined;
  here?: string | undefined;
  narrow?: boolean;
  description?: string;
  /** Structured data of schema.org. */
  data?: object | undefined;
  /** Token pages are found by nobody. */
  noindex?: boolean;
  /** Someone may draw his signature on it: answered by `answerDrawing`. */
  draws?: boolean;
  /** Where a browser without scripts goes by itself after some seconds: while something is expected, and then only. */
  refresh?: { seconds: number; path: string } | undefined;
  children: Child;
}

/** A whole page that reads without JavaScript. */
export function Page(props: PageProps) {
  const t = pageWords(props.locale);
  const en = props.locale === "en" ? "/en" : "";
  const home = props.firm ? `${en}/c/${props.firm.slug}` : en || "/";
  return (
    <html lang={props.locale}>
      <Head {...props} />
      <body>
        <a class="skip" href="#contenu">
          {t.skip}
        </a>
        <header class="top">
          <a class="name" href={home}>
            {props.firm?.name ?? "Entrepairs"}
          </a>
          {props.other ? (
            <nav aria-label={t.languages}>
              <a
                href={props.other}
                hreflang={props.locale === "fr" ? "en" : "fr"}
                lang={props.locale === "fr" ? "en" : "fr"}
              >
                {props.locale === "fr" ? "English" : "Français"}
              </a>
            </nav>
          ) : null}
        </header>
        <main id="contenu" class={props.narrow ? "narrow" : ""} tabindex={-1}>
          {props.children}
        </main>
        <footer class="foot">
          <span>{t.madeWith}</span>
          <nav aria-label={t.footer}>
            <a href="/connexion">{t.signIn}</a>
            {props.firm ? <a href={`${home}/reclamation`}>{t.complaint}</a> : null}
            <a href={props.firm ? `${home}/mentions-legales` : `${en}/mentions-legales`}>{t.legal}</a>
            <a href={`${en}/confidentialite`}>{t.privacy}</a>
            <a href={`${en}/accessibilite`}>{t.accessibility}</a>
          </nav>
        </footer>
      </body>
    </html>
  );
}

/** Everything about the page that is not shown in it. */
function Head(props: PageProps) {
  const otherLocale = props.locale === "fr" ? "en" : "fr";
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{props.title}</title>
      {props.description ? <meta name="description" content={props.description} /> : null}
      {props.noindex ? <meta name="robots" content="noindex" /> : null}
      {props.refresh ? (
        <noscript>
          <meta http-equiv="refresh" content={`${props.refresh.seconds}; url=${props.refresh.path}`} />
        </noscript>
      ) : null}
      <link rel="stylesheet" href={STYLE_PATH} />
      {props.firm?.colour ? (
        <link rel="stylesheet" href={`/c/${props.firm.slug}/brand.css?${props.firm.colour.slice(1)}`} />
      ) : null}
      {props.draws ? <script src={PAD_PATH} defer /> : null}
      {props.here ? <link rel="canonical" href={props.here} /> : null}
      {props.here ? <link rel="alternate" hreflang={props.locale} href={props.here} /> : null}
      {props.here && props.other ? <link rel="alternate" hreflang={otherLocale} href={props.other} /> : null}
      {props.data ? <script type="application/ld+json">{raw(jsonForScript(props.data))}</script> : null}
    </head>
  );
}

/** JSON that cannot end its script element. */
function jsonForScript(data: object): string {
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}

const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Answers a page with the policy of pages without scripts. */
export function answerPage(c: Context<Env>, page: unknown, status = 200): Response {
  return answerUnder(c, page, { status, policy: POLICY });
}

/** Answers a page on which a signature may be drawn: our one script runs there and no other. */
export function answerDrawing(c: Context<Env>, page: unknown, status = 200): Response {
  return answerUnder(c, page, { status, policy: `${POLICY}; script-src 'self'` });
}

function answerUnder(c: Context<Env>, page: unknown, { status, policy }: { status: number; policy: string }): Response {
  c.header("Content-Security-Policy", policy);
  return c.html(`<!doctype html>${String(page)}`, status as 200);
}
