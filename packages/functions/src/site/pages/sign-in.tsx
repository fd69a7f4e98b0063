/** @jsxImportSource hono/jsx */
import { Config } from "@entrepairs/core/gateway";
import { parse } from "@entrepairs/core/kernel";
import { Directory, type Limit, limit, SignIn } from "@entrepairs/core/platform";
import { type Context, Hono } from "hono";
import * as v from "valibot";
import { type Env, says, setSession } from "../../http/index.ts";
import { ErrorSummary, Field, readForm, statusOf, type Typed, typedAgain, untouched } from "../form.tsx";
import { inLanguage, languageOf, otherLanguage } from "../language.ts";
import { answerPage, Page } from "../page.tsx";
import type { Locale } from "../words/bilingual.ts";
import { signInWords } from "../words/sign-in.ts";

/** Enough for a person who mistypes, too few for a machine that floods a mailbox. */
const BY_ADDRESS: Limit = { name: "signIn.address", max: 6, minutes: 15 };
const BY_ORIGIN: Limit = { name: "signIn.origin", max: 60, minutes: 15 };
const TOKENS: Limit = { name: "signIn.token", max: 60, minutes: 10 };

function AskPage(props: { locale: Locale; other: string; typed: Typed; returnTo: string | undefined }) {
  const t = signInWords(props.locale);
  return (
    <Page title={`${t.title} – Entrepairs`} locale={props.locale} other={props.other} narrow noindex>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <form method="post" action="/connexion" class="card" novalidate>
        <ErrorSummary typed={props.typed} locale={props.locale} labels={{ email: t.email }} />
        {props.returnTo ? <input type="hidden" name="returnTo" value={props.returnTo} /> : null}
        <input type="hidden" name="locale" value={props.locale} />
        <Field
          name="email"
          label={t.email}
          type="email"
          autocomplete="email"
          inputmode="email"
          required
          typed={props.typed}
          locale={props.locale}
        />
        <button class="btn primary" type="submit">
          {t.send}
        </button>
      </form>
    </Page>
  );
}

function SentPage(props: { locale: Locale; email: string }) {
  const t = signInWords(props.locale);
  return (
    <Page title={`${t.sentTitle} – Entrepairs`} locale={props.locale} narrow noindex>
      <h1>{t.sentTitle}</h1>
      <p role="status">{t.sent(props.email)}</p>
      <p class="soft">{t.sentHint}</p>
      <p>
        <a href={`/connexion?langue=${props.locale}`}>{t.again}</a>
      </p>
    </Page>
  );
}

function ConfirmPage(props: { locale: Locale; other: string; email: string; token: string }) {
  const t = signInWords(props.locale);
  return (
    <Page title={`${t.confirmTitle} – Entrepairs`} locale={props.locale} other={props.other} narrow noindex>
      <h1>{t.confirmTitle}</h1>
      <p>{t.confirm(props.email)}</p>
      <form method="post" action={`/lien/${props.token}`}>
        <button class="btn primary" type="submit">
          {t.confirmButton}
        </button>
      </form>
    </Page>
  );
}

function closedPage(c: Context<Env>): Response {
  const locale = languageOf(c);
  const t = signInWords(locale);
  return answerPage(
    c,
    <Page title={`${t.closedTitle} – Entrepairs`} locale={locale} other={otherLanguage(c, locale)} narrow noindex>
      <h1>{t.closedTitle}</h1>
      <p>{t.closed}</p>
      <p>
        <a class="btn primary" href={inLanguage(c, "/connexion")}>
          {t.again}
        </a>
      </p>
    </Page>,
    410,
  );
}

const everyone = says({ may: { everyone: true } });

/** Signing in: the address, the mailed link (GET shows a page, POST uses it), the same answer for every address. */
export const route = new Hono<Env>()
  .get("/connexion", everyone, (c) => {
    const values = { email: (c.req.query("adresse") ?? "").slice(0, 254) };
    // A crooked link still signs in: where it led is forgotten.
    const asked = v.safeParse(SignIn.ReturnTo, c.req.query("retour"));
    const returnTo = asked.success ? asked.output : undefined;
    const locale = languageOf(c);
    const shown = { locale, other: otherLanguage(c, locale), returnTo };
    return answerPage(c, <AskPage {...shown} typed={{ ...untouched, values }} />);
  })
  .post("/connexion", everyone, async (c) => {
    const { values } = await readForm(c);
    const locale: Locale = values.locale === "en" ? "en" : "fr";
    try {
      const { returnTo, ...rest } = values;
      const input = parse(SignIn.requestSignIn.schema, { ...rest, locale, ...(returnTo && { returnTo }) });
      await limit(BY_ORIGIN, c.get("address"));
      await limit(BY_ADDRESS, input.email);
      await SignIn.requestSignIn(input);
      return answerPage(c, <SentPage locale={locale} email={input.email} />);
    } catch (error) {
      const typed = typedAgain(error, values);
      const shown = { locale, other: otherLanguage(c, locale), returnTo: values.returnTo };
      return answerPage(c, <AskPage {...shown} typed={typed} />, statusOf(typed));
    }
  })
  .get("/lien/:token", everyone, async (c) => {
    await limit(TOKENS, c.get("address"));
    const token = c.req.param("token");
    const found = await SignIn.findSignIn(token);
    if (!found) return closedPage(c);
    const locale = languageOf(c, found.locale);
    return answerPage(
      c,
      <ConfirmPage locale={locale} other={otherLanguage(c, locale)} email={found.email} token={token} />,
    );
  })
  .post("/lien/:token", everyone, async (c) => {
    await limit(TOKENS, c.get("address"));
    const found = await SignIn.findSignIn(c.req.param("token"));
    if (!found) return closedPage(c);
    const { cookie, returnTo } = await SignIn.signIn(c.req.param("token"));
    setSession(c, cookie);
    return c.redirect(`${Config.use().origin}${returnTo ?? (await landing(cookie))}`, 303);
  });

/** The dashboard, or the founding of a firm for who has none. */
async function landing(cookie: string): Promise<string> {
  const { firms } = await Directory.me(cookie.split(".")[0] ?? "");
  return firms.length > 0 ? "/app/" : "/cabinet/nouveau";
}
