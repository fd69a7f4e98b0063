/** @jsxImportSource hono/jsx */
import { Document } from "@entrepairs/core/document";
import { Firm } from "@entrepairs/core/firm";
import { Files } from "@entrepairs/core/gateway";
import { notFound, parse, withIdempotencyKey } from "@entrepairs/core/kernel";
import { moment } from "@entrepairs/mail";
import { type Context, Hono } from "hono";
import { type Env, says } from "../../http/index.ts";
import { Dots, Tick } from "../enrolment/parts.tsx";
import { ErrorSummary, Field, KeyField, readForm, type Typed, typedAgain, untouched } from "../form.tsx";
import { inLanguage, languageOf, otherLanguage } from "../language.ts";
import { withLink } from "../link-door.ts";
import { answerPage, Page } from "../page.tsx";
import type { Locale } from "../words/bilingual.ts";
import { documentWords } from "../words/document.ts";

const bearer = says({ may: { link: Document.PURPOSE } });

type Behind = Awaited<ReturnType<typeof Document.behindLink>>;
type Seen = Behind & { c: Context<Env>; firm: Firm.Info; locale: Locale; typed: Typed; path: string };

async function show(c: Context<Env>, typed: Typed = untouched, status = 200): Promise<Response> {
  const [behind, firm] = await Promise.all([Document.behindLink(), Firm.get()]);
  const locale = languageOf(c, behind.handout.locale);
  const path = `/documents/${c.req.param("token")}`;
  const seen = { ...behind, c, firm, locale, typed, path };
  const t = documentWords(locale);
  const isEmployer = behind.handout.to === "employer";
  const title = isEmployer ? t.titleEmployer : t.title;
  return answerPage(
    c,
    <Page
      title={`${title} – ${firm.name}`}
      locale={locale}
      firm={firm}
      other={otherLanguage(c, locale, path)}
      narrow
      noindex
    >
      <header class="stack">
        <h1>{title}</h1>
        <p class="lead">{behind.handout.name}</p>
      </header>
      <ErrorSummary typed={typed} locale={locale} labels={{ name: t.name, accepted: t.sign }} />
      <p>{isEmployer ? t.leadEmployer : t.lead}</p>
      <Papers seen={seen} />
      <Rules seen={seen} />
      <p class="soft">
        {t.write(firm.name)} <a href={`mailto:${firm.contactEmail}`}>{firm.contactEmail}</a>
      </p>
    </Page>,
    status,
  );
}

/** Opening is an act: a mail scanner that follows links opens nothing. */
function Papers({ seen }: { seen: Seen }) {
  const { handout, documents, firm, locale, path } = seen;
  const t = documentWords(locale);
  const other = locale === "fr" ? "en" : "fr";
  return (
    <>
      {documents.map(({ kind, documentID }) => {
        const seenAt = handout.papers.find((paper) => paper.kind === kind)?.seenAt;
        return (
          <section class="card">
            <h2>{t.kinds[kind]}</h2>
            <p class="soft">{seenAt ? t.seen(moment(seenAt, firm.zone, locale)) : t.notSeen}</p>
            <form method="post" action={`${path}/${documentID}`} class="actions">
              <KeyField />
              <button class="btn" type="submit" name="langue" value={locale}>
                {t.open}
              </button>
              <button class="btn" type="submit" name="langue" value={other}>
                {t.openOther}
              </button>
            </form>
          </section>
        );
      })}
    </>
  );
}

function Rules({ seen }: { seen: Seen }) {
  const { handout, documents, firm, locale, typed, path, c } = seen;
  const t = documentWords(locale);
  const rules = documents.find(({ kind }) => kind === "rules");
  if (!rules || handout.to !== "person") return null;
  const { signed } = handout;
  const isCurrent = signed?.textHash === rules.textHash;
  const written = rules[locale];
  return (
    <section class="card">
      <h2>{t.rules}</h2>
      <details>
        <summary>{t.read}</summary>
        <p>{written.introduction}</p>
        {written.articles.map(({ title, text }) => (
          <>
            <h3>{title}</h3>
            {text.split("\n\n").map((paragraph) => (
              <p>{paragraph}</p>
            ))}
          </>
        ))}
      </details>
      {signed && isCurrent ? (
        <>
          <p class="good" role="status">
            {t.signed(signed.name, moment(signed.at, firm.zone, locale))}
          </p>
          {signed.fileHash ? (
            <p>
              <a href={`${path}/signe/pdf`}>{t.copy}</a>
            </p>
          ) : null}
        </>
      ) : (
        <form method="post" action={inLanguage(c, `${path}/signer`)} class="stack" novalidate>
          {signed ? <Dots items={[t.changed]} /> : null}
          <KeyField />
          <input type="hidden" name="textHash" value={rules.textHash} />
          <Tick name="accepted" label={t.accepted} typed={typed} locale={locale} />
          <Field
            name="name"
            label={t.name}
            hint={t.nameHint}
            typed={typed}
            locale={locale}
            autocomplete="name"
            maxlength={120}
            required
          />
          <p class="actions">
            <button class="btn primary" type="submit">
              {t.submit}
            </button>
          </p>
        </form>
      )}
    </section>
  );
}

/** One of the bearer's own documents, by the address. */
async function namedIn(c: Context<Env>): Promise<Document.Stored> {
  const { documents } = await Document.behindLink();
  const one = documents.find(({ documentID }) => documentID === c.req.param("documentID"));
  if (!one) throw notFound("document");
  return one;
}

async function answerFile(c: Context<Env>, name: string): Promise<Response> {
  const bytes = await Files.use().get(name);
  if (!bytes) throw notFound("document");
  c.header("Content-Disposition", "inline");
  c.header("Cache-Control", "private, no-store");
  return c.body(new Uint8Array(bytes), 200, { "Content-Type": "application/pdf" });
}

const withToken = (c: Context<Env>, body: () => Promise<Response>) =>
  withLink(c, c.req.param("token") ?? "", Document.PURPOSE, body);

/** What one was handed before the start: read without an account, the house rules signed by a name. */
export const route = new Hono<Env>()
  .get("/documents/:token", bearer, (c) => withToken(c, () => show(c)))
  .post("/documents/:token/signer", bearer, async (c) => {
    const { values, key } = await readForm(c);
    return withToken(c, async () => {
      try {
        const { name = "", textHash = "", accepted } = values;
        const input = parse(Document.sign.schema, { name, textHash, accepted: accepted === "1" });
        await withIdempotencyKey(key, () => Document.sign(input));
        return c.redirect(inLanguage(c, `/documents/${c.req.param("token")}`), 303);
      } catch (error) {
        return show(c, typedAgain(error, values), 422);
      }
    });
  })
  .post("/documents/:token/:documentID", bearer, async (c) => {
    const { values, key } = await readForm(c);
    return withToken(c, async () => {
      const { documentID } = await namedIn(c);
      await withIdempotencyKey(key, () => Document.see({ documentID }));
      const locale = values.langue === "en" ? "en" : "fr";
      return c.redirect(`/documents/${c.req.param("token")}/${documentID}/pdf?langue=${locale}`, 303);
    });
  })
  .get("/documents/:token/signe/pdf", bearer, (c) =>
    withToken(c, async () => {
      const { handout } = await Document.behindLink();
      if (!handout.signed) return c.redirect(`/documents/${c.req.param("token")}`, 303);
      return answerFile(c, Document.signedFileOf(handout));
    }),
  )
  .get("/documents/:token/:documentID/pdf", bearer, (c) =>
    withToken(c, async () => {
      return answerFile(c, Document.fileOf(await namedIn(c), c.req.query("langue") === "en" ? "en" : "fr"));
    }),
  );
