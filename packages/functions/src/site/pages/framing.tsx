/** @jsxImportSource hono/jsx */
import { Cohort } from "@entrepairs/core/cohort";
import { Firm } from "@entrepairs/core/firm";
import { Framing } from "@entrepairs/core/framing";
import { notFound, parse, withIdempotencyKey } from "@entrepairs/core/kernel";
import { moment } from "@entrepairs/mail";
import { type Context, Hono } from "hono";
import { type Env, says } from "../../http/index.ts";
import { answerFraming } from "../../paper/framing.ts";
import { Dots, Tick } from "../enrolment/parts.tsx";
import { ErrorSummary, Field, KeyField, readForm, type Typed, typedAgain, untouched } from "../form.tsx";
import { inLanguage, languageOf, otherLanguage } from "../language.ts";
import { withLink } from "../link-door.ts";
import { answerPage, Page } from "../page.tsx";
import type { Locale } from "../words/bilingual.ts";
import { framingWords } from "../words/framing.ts";

const bearer = says({ may: { link: Framing.PURPOSE } });

async function show(c: Context<Env>, typed: Typed = untouched, status = 200): Promise<Response> {
  const [note, firm] = await Promise.all([Framing.behindLink(), Firm.get()]);
  const cohort = await Cohort.get(note.cohortID);
  if (!note.text) throw notFound("framing");
  const locale = languageOf(c, note.locale);
  const path = `/cadrage/${c.req.param("token")}`;
  const t = framingWords(locale);
  return answerPage(
    c,
    <Page
      title={`${t.title} – ${firm.name}`}
      locale={locale}
      firm={firm}
      other={otherLanguage(c, locale, path)}
      narrow
      noindex
    >
      <header class="stack">
        <h1>{t.title}</h1>
        <p class="lead">{note.organizationName}</p>
      </header>
      <p>{t.lead(cohort.name)}</p>
      <ErrorSummary typed={typed} locale={locale} labels={{ name: t.name, role: t.role, accepted: t.sign }} />
      <section class="card" lang={note.locale}>
        {note.text.articles.map(({ heading, text }) => (
          <>
            <h2>{heading}</h2>
            {text.startsWith("– ") ? <Dots items={text.split("\n").map((line) => line.slice(2))} /> : <p>{text}</p>}
          </>
        ))}
      </section>
      <Signatures note={note} zone={firm.zone} locale={locale} typed={typed} path={path} action={inLanguage(c, path)} />
    </Page>,
    status,
  );
}

interface Asked {
  note: Framing.Stored;
  zone: string;
  locale: Locale;
  typed: Typed;
  path: string;
  action: string;
}

function Signatures(props: Asked) {
  const { note, zone, locale, typed, path, action } = props;
  const t = framingWords(locale);
  const { firm, sponsor, status, textHash, signatory } = note;
  const shared = { typed, locale, required: true, maxlength: 120 };
  return (
    <section class="card">
      <h2>{t.sign}</h2>
      {firm ? <p>{t.firmSigned(firm.name, moment(firm.at, zone, locale))}</p> : null}
      {sponsor ? (
        <>
          <p class="good" role="status">
            {t.signed(sponsor.name, sponsor.role, moment(sponsor.at, zone, locale))}
          </p>
          <dl class="facts">
            <dt>{t.hash}</dt>
            <dd>
              <code>{textHash}</code>
            </dd>
          </dl>
          {note.fileHash ? (
            <p>
              <a href={`${path}/pdf`}>{t.pdf}</a>
            </p>
          ) : null}
        </>
      ) : null}
      {status === "replaced" ? <p role="status">{t.replaced}</p> : null}
      {status === "sent" ? (
        <form method="post" action={action} class="stack" novalidate>
          <KeyField />
          <input type="hidden" name="textHash" value={textHash ?? ""} />
          <Tick name="accepted" label={t.accepted} typed={typed} locale={locale} />
          <Field {...shared} name="name" label={t.name} hint={t.hint} autocomplete="name" />
          <Field {...shared} name="role" label={t.role} value={signatory.role} />
          <p class="actions">
            <button class="btn primary" type="submit">
              {t.submit}
            </button>
          </p>
        </form>
      ) : null}
    </section>
  );
}

const withToken = (c: Context<Env>, body: () => Promise<Response>) =>
  withLink(c, c.req.param("token") ?? "", Framing.PURPOSE, body);

/** The framing note of one client and group: read by its link, signed by a name. */
export const route = new Hono<Env>()
  .get("/cadrage/:token", bearer, (c) => withToken(c, () => show(c)))
  .get("/cadrage/:token/pdf", bearer, (c) => withToken(c, async () => answerFraming(c, await Framing.behindLink())))
  .post("/cadrage/:token", bearer, async (c) => {
    const { values, key } = await readForm(c);
    return withToken(c, async () => {
      try {
        const { name = "", role = "", textHash = "", accepted } = values;
        const input = parse(Framing.sign.schema, { name, role, textHash, accepted: accepted === "1" });
        await withIdempotencyKey(key, () => Framing.sign(input));
        return c.redirect(inLanguage(c, `/cadrage/${c.req.param("token")}`), 303);
      } catch (error) {
        return show(c, typedAgain(error, values), 422);
      }
    });
  });
