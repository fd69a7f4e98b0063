/** @jsxImportSource hono/jsx */
import { Firm } from "@entrepairs/core/firm";
import { DomainError, parse, withIdempotencyKey } from "@entrepairs/core/kernel";
import { Visit } from "@entrepairs/core/visit";
import { moment } from "@entrepairs/mail";
import { type Context, Hono } from "hono";
import { type Env, says } from "../../http/index.ts";
import { ErrorSummary, KeyField, readForm, statusOf, type Typed, typedAgain, untouched } from "../form.tsx";
import { inLanguage, languageOf, otherLanguage } from "../language.ts";
import { withLink } from "../link-door.ts";
import { answerPage, Page } from "../page.tsx";
import type { Locale } from "../words/bilingual.ts";
import { visitWords } from "../words/visit.ts";

const bearer = says({ may: { link: Visit.PURPOSE } });

/** Every way a link may lead nowhere is said in the same words. */
export async function visited(c: Context<Env>, purpose: string, body: () => Promise<Response>): Promise<Response> {
  try {
    return await withLink(c, c.req.param("token") ?? "", purpose, body);
  } catch (error) {
    if (!(error instanceof DomainError) || (error.status !== 410 && error.status !== 404)) throw error;
    const locale = languageOf(c);
    const t = visitWords(locale);
    const page = { title: `${t.closedTitle} – Entrepairs`, locale, other: otherLanguage(c, locale) };
    return answerPage(
      c,
      <Page {...page} narrow noindex>
        <h1>{t.closedTitle}</h1>
        <p>{t.closed}</p>
      </Page>,
      410,
    );
  }
}

export const isRefused = ({ code, fields }: Typed): boolean => code !== undefined || fields.length > 0;

type Asked = Awaited<ReturnType<typeof Visit.asked>>;

async function show(c: Context<Env>, typed: Typed = untouched): Promise<Response> {
  const [firm, known] = await Promise.all([Firm.get(), Visit.asked()]);
  const { visit, host, session, member, organizationName } = known;
  const locale = languageOf(c, member.locale);
  const t = visitWords(locale);
  const path = `/invite/${c.req.param("token")}`;
  return answerPage(
    c,
    <Page
      title={`${t.askTitle} – ${firm.name}`}
      locale={locale}
      firm={firm}
      other={otherLanguage(c, locale, path)}
      narrow
      noindex
    >
      <h1>{t.askTitle}</h1>
      <p class="soft" lang={firm.locale}>
        {host.cohort.name}
      </p>
      <p class="lead">
        <time datetime={session.startsAt}>{moment(session.startsAt, session.zone, locale)}</time>
      </p>
      <p>{t.asks(`${visit.given} ${visit.family}`, visit.homeName)}</p>
      {organizationName ? <p>{t.from(organizationName)}</p> : null}
      <p>{t.reads}</p>
      <ErrorSummary typed={typed} locale={locale} labels={{}} />
      <Answer known={known} locale={locale} action={inLanguage(c, path)} />
    </Page>,
    isRefused(typed) ? statusOf(typed) : 200,
  );
}

function Answer(props: { known: Asked; locale: Locale; action: string }) {
  const { known, locale, action } = props;
  const t = visitWords(locale);
  if (known.isOver) return <p class="notice">{t.settled[known.visit.status]}</p>;
  return (
    <section class="card">
      {known.said ? (
        <p class="good" role="status">
          {t.agreed}
        </p>
      ) : null}
      <form method="post" action={action} class="actions">
        <KeyField />
        {known.said ? null : (
          <button type="submit" class="btn primary" name="agrees" value="yes">
            {t.agree}
          </button>
        )}
        <button type="submit" class="btn" name="agrees" value="no">
          {known.said ? t.takeBack : t.disagree}
        </button>
      </form>
      <p class="soft">{t.freely}</p>
    </section>
  );
}

/** A member of a group says by his own link whether a guest may come to one session. GET shows, POST answers. */
export const route = new Hono<Env>()
  .get("/invite/:token", bearer, (c) => visited(c, Visit.PURPOSE, () => show(c)))
  .post("/invite/:token", bearer, (c) =>
    visited(c, Visit.PURPOSE, async () => {
      const { values, key } = await readForm(c);
      try {
        const input = parse(Visit.say.schema, values);
        await withIdempotencyKey(key, () => Visit.say(input));
        return c.redirect(inLanguage(c, `/invite/${c.req.param("token")}`), 303);
      } catch (error) {
        return show(c, typedAgain(error, values));
      }
    }),
  );
