/** @jsxImportSource hono/jsx */
import { Enrolment } from "@entrepairs/core/enrolment";
import { Firm } from "@entrepairs/core/firm";
import { parse, withIdempotencyKey } from "@entrepairs/core/kernel";
import { type Context, Hono } from "hono";
import { type Env, says } from "../../http/index.ts";
import { CharterCard } from "../enrolment/parts.tsx";
import { ErrorSummary, readForm, type Typed, typedAgain, untouched } from "../form.tsx";
import { inLanguage, languageOf, otherLanguage } from "../language.ts";
import { withLink } from "../link-door.ts";
import { answerPage, Page } from "../page.tsx";
import { enrolmentWords } from "../words/enrolment.ts";

const PURPOSE = "charter";
const bearer = says({ may: { link: PURPOSE } });

async function show(c: Context<Env>, typed: Typed, status = 200): Promise<Response> {
  const [{ cohort, enrolment }, firm] = await Promise.all([Enrolment.behindLink(PURPOSE), Firm.get()]);
  const locale = languageOf(c, enrolment.locale);
  const title = enrolmentWords(locale).charterPage(cohort.name);
  const action = enrolment.status === "accepted" ? inLanguage(c, `/charte/${c.req.param("token")}`) : undefined;
  return answerPage(
    c,
    <Page title={`${title} – ${firm.name}`} locale={locale} firm={firm} other={otherLanguage(c, locale)} narrow noindex>
      <h1>{title}</h1>
      <ErrorSummary typed={typed} locale={locale} labels={{ name: enrolmentWords(locale).yourName }} />
      <CharterCard
        charter={Enrolment.charterOf({ cohort }, { ...enrolment, locale })}
        action={action}
        typed={typed}
        zone={cohort.zone}
        locale={locale}
      />
    </Page>,
    status,
  );
}

/** The charter, read and signed on a phone in a minute. */
export const route = new Hono<Env>()
  .get("/charte/:token", bearer, (c) => withLink(c, c.req.param("token"), PURPOSE, () => show(c, untouched)))
  .post("/charte/:token", bearer, async (c) => {
    const token = c.req.param("token");
    const { values, key } = await readForm(c);
    return withLink(c, token, PURPOSE, async () => {
      try {
        const { name = "", version } = values;
        const input = parse(Enrolment.signCharter.schema, { name, version: Number(version) });
        await withIdempotencyKey(key, () => Enrolment.signCharter(input));
        return c.redirect(inLanguage(c, `/charte/${token}`), 303);
      } catch (error) {
        return show(c, typedAgain(error, values), 422);
      }
    });
  });
