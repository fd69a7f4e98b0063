/** @jsxImportSource hono/jsx */
import { type Context, Hono } from "hono";
import { type Env, says } from "../../http/index.ts";
import { addresses, keepAtEdge, localeOfPath } from "../firm-door.ts";
import { answerPage, Page } from "../page.tsx";
import { homeWords } from "../words/home.ts";

function home(c: Context<Env>): Response {
  const locale = localeOfPath(c);
  const t = homeWords(locale);
  keepAtEdge(c);
  return answerPage(
    c,
    <Page title={t.title} locale={locale} description={t.description} {...addresses(c)}>
      <header class="stack">
        <h1>{t.heading}</h1>
        <p class="lead">{t.lead}</p>
        <p class="actions">
          <a class="btn primary" href="/cabinet/nouveau">
            {t.start}
          </a>
          <a class="btn" href="/connexion">
            {t.signIn}
          </a>
        </p>
      </header>
      <div class="two">
        {t.points.map(([title, text]) => (
          <section class="card">
            <h2>{title}</h2>
            <p>{text}</p>
          </section>
        ))}
      </div>
    </Page>,
  );
}

const everyone = says({ may: { everyone: true } });

/** The product's own front page. */
export const route = new Hono<Env>().get("/", everyone, home).get("/en", everyone, home);
