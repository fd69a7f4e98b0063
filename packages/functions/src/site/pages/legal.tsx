/** @jsxImportSource hono/jsx */
import { type Context, Hono } from "hono";
import { type Env, says } from "../../http/index.ts";
import { addresses, keepAtEdge, localeOfPath } from "../firm-door.ts";
import { answerPage, Page } from "../page.tsx";
import { legalWords } from "../words/legal.ts";

type Which = "privacy" | "accessibility";

const page = (which: Which) => (c: Context<Env>) => {
  const locale = localeOfPath(c);
  const { title, sections } = legalWords(locale)[which];
  keepAtEdge(c);
  return answerPage(
    c,
    <Page title={`${title} – Entrepairs`} locale={locale} narrow {...addresses(c)}>
      <h1>{title}</h1>
      {sections.map(([heading, paragraphs]) => (
        <section class="stack">
          <h2>{heading}</h2>
          {paragraphs.map((text) => (
            <p>{text}</p>
          ))}
        </section>
      ))}
    </Page>,
  );
};

const everyone = says({ may: { everyone: true } });

/** What the product says of itself: short, and no more than it does. */
export const route = new Hono<Env>()
  .get("/confidentialite", everyone, page("privacy"))
  .get("/en/confidentialite", everyone, page("privacy"))
  .get("/accessibilite", everyone, page("accessibility"))
  .get("/en/accessibilite", everyone, page("accessibility"));
