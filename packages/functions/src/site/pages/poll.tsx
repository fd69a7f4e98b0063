/** @jsxImportSource hono/jsx */
import { DomainError, withIdempotencyKey } from "@entrepairs/core/kernel";
import { Poll } from "@entrepairs/core/poll";
import { type Context, Hono } from "hono";
import { type Env, says } from "../../http/index.ts";
import { readForm, typedAgain, untouched } from "../form.tsx";
import { languageOf, otherLanguage } from "../language.ts";
import { withLink } from "../link-door.ts";
import { answerPage } from "../page.tsx";
import { addressOf, ClosedPage, SlotsPage, UnknownPage } from "../poll/view.tsx";
import type { Locale } from "../words/bilingual.ts";

/** Shows what a link leads to, as its bearer; every way it may lead nowhere is said in the same plain words. */
async function visit(c: Context<Env>, token: string, body: (own: Poll.Mine) => Promise<Response>): Promise<Response> {
  try {
    return await withLink(c, token, Poll.PURPOSE, async () => body(await Poll.mine()));
  } catch (error) {
    if (!(error instanceof DomainError) || (error.status !== 410 && error.status !== 404)) throw error;
    const locale = languageOf(c);
    return answerPage(c, <UnknownPage locale={locale} other={otherLanguage(c, locale)} />, 410);
  }
}

/** The language that was chosen on the page, else the one he was enrolled in. */
function localeOf(chosen: string | undefined, own: Poll.Mine): Locale {
  return chosen === "fr" || chosen === "en" ? chosen : own.locale;
}

/** What was posted of slots: whatever else a form holds is none of them. */
function saidIn(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name.startsWith("slot_")));
}

const bearer = says({ may: { link: Poll.PURPOSE } });

/** A poll of dates by its mailed link: GET shows, POST saves, as often as one likes until it is closed. */
export const route = new Hono<Env>()
  .get("/sondage/:token", bearer, (c) => {
    const token = c.req.param("token");
    return visit(c, token, async (own) => {
      const shown = { own, token, locale: localeOf(c.req.query("langue"), own) };
      if (own.state === "closed") return answerPage(c, <ClosedPage {...shown} />, 410);
      const saved = own.answeredAt !== null && c.req.query("fait") === "1";
      return answerPage(c, <SlotsPage {...shown} typed={{ ...untouched, values: own.said }} saved={saved} />);
    });
  })
  .post("/sondage/:token", bearer, (c) => {
    const token = c.req.param("token");
    return visit(c, token, async (own) => {
      const { values, key } = await readForm(c);
      const shown = { own, token, locale: localeOf(values.langue, own) };
      try {
        await withIdempotencyKey(key, () => Poll.answer({ said: saidIn(values) }));
      } catch (error) {
        if (error instanceof DomainError && error.code === "poll.closed") {
          return answerPage(c, <ClosedPage {...shown} />, 410);
        }
        const typed = typedAgain(error, { ...own.said, ...values });
        return answerPage(c, <SlotsPage {...shown} typed={typed} saved={false} />, 422);
      }
      return c.redirect(addressOf(token, shown.locale, true), 303);
    });
  });
