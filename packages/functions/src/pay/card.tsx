/** @jsxImportSource hono/jsx */
import { Firm } from "@entrepairs/core/firm";
import { Config, Stripe } from "@entrepairs/core/gateway";
import { DomainError, log, withIdempotencyKey } from "@entrepairs/core/kernel";
import { Payment } from "@entrepairs/core/payment";
import { Plan } from "@entrepairs/core/plan";
import { type Limit, limit } from "@entrepairs/core/platform";
import { type Context, Hono } from "hono";
import { type Env, says } from "../http/index.ts";
import { KeyField, readForm } from "../site/form.tsx";
import { inLanguage, languageOf, otherLanguage } from "../site/language.ts";
import { withLink } from "../site/link-door.ts";
import { answerPage, Page } from "../site/page.tsx";
import type { Locale } from "../site/words/bilingual.ts";
import { planWords } from "../site/words/plan.ts";
import { refusalText } from "../site/words/refusal.ts";

/** Enough for someone who hesitates between two cards. */
const BUTTON: Limit = { name: "payer.card", max: 20, minutes: 10 };
const bearer = says({ may: { link: Plan.PURPOSE } });

const contract = (c: Context<Env>) => `${inLanguage(c, `/contrat/${c.req.param("token")}`)}#paiements`;

function Buttons(props: { plan: Plan.Standing["plan"]; locale: Locale; save: string; forget: string }) {
  const { locale, plan } = props;
  const { method } = plan;
  const t = planWords(locale);
  return (
    <>
      <p>{t.savedLead}</p>
      {method ? <p>{t[method.kind === "card" ? "card" : "debit"](method.last4 ?? "····")}</p> : null}
      <div class="actions">
        <form method="post" action={props.save}>
          <KeyField />
          <button class="btn primary" type="submit">
            {method ? t.change : t.save}
          </button>
        </form>
        {method ? (
          <form method="post" action={props.forget}>
            <KeyField />
            <button class="btn" type="submit">
              {t.forget}
            </button>
          </form>
        ) : null}
      </div>
    </>
  );
}

/** What saving a card does and does not, and the button that leads to Stripe's page. */
async function show(c: Context<Env>, refused?: DomainError): Promise<Response> {
  const [firm, standing] = await Promise.all([Firm.get(), Plan.behindLink()]);
  const locale = languageOf(c, standing?.enrolment.locale);
  const t = planWords(locale);
  const path = `/payer/carte/${c.req.param("token")}`;
  const page = (
    <Page
      title={`${t.saved} – ${firm.name}`}
      locale={locale}
      firm={firm}
      other={otherLanguage(c, locale, path)}
      narrow
      noindex
    >
      <h1>{t.saved}</h1>
      {refused ? (
        <p class="summary" role="alert">
          {refusalText(refused.code, locale)}
        </p>
      ) : null}
      {Plan.isSavable(standing) ? (
        <Buttons
          plan={standing.plan}
          locale={locale}
          save={inLanguage(c, path)}
          forget={inLanguage(c, `${path}/retirer`)}
        />
      ) : (
        <p role="status">{refusalText("plan.not_begun", locale)}</p>
      )}
      <p>
        <a href={contract(c)}>{t.seeSchedule}</a>
      </p>
    </Page>
  );
  const answer = answerPage(c, page, refused?.status ?? 200);
  // The button posts here and is sent on to Stripe: browsers ask that both be named.
  const policy = answer.headers.get("Content-Security-Policy") ?? "";
  const named = policy.replace("form-action 'self'", `form-action 'self' ${Stripe.use().checkoutOrigin}`);
  answer.headers.set("Content-Security-Policy", named);
  // The address is the key: it is told to nobody else.
  answer.headers.set("Referrer-Policy", "same-origin");
  return answer;
}

/** To Stripe's page, where he saves a way to pay by his own act; no money moves. */
async function toStripe(c: Context<Env>, token: string): Promise<Response> {
  await limit(BUTTON, token);
  const { plan, enrolment } = Plan.assertSavable(await Plan.behindLink());
  const { origin } = Config.use();
  try {
    const { url } = await Payment.saveMethod({
      setupID: Plan.setupIDOf(plan),
      email: enrolment.email,
      customerID: plan.method?.customerID,
      successURL: `${origin}/payer/carte/${token}?s={CHECKOUT_SESSION_ID}`,
      cancelURL: `${origin}/contrat/${token}`,
    });
    return c.redirect(url, 303);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return show(c, error);
  }
}

/** He comes back from Stripe's page: what he saved there is kept; read again it is the same. */
async function keep(c: Context<Env>, sessionID: string): Promise<Response> {
  const { plan } = Plan.assertSavable(await Plan.behindLink());
  try {
    const saved = await Payment.savedMethod(Plan.setupIDOf(plan), sessionID);
    if (saved) {
      const { customerID, paymentMethodID, kind, last4 } = saved;
      await Plan.keepMethod({ customerID, paymentMethodID, kind, last4 });
    }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    log("warn", "plan.method_not_kept", { code: error.code });
  }
  return c.redirect(contract(c), 303);
}

/** The card that an individual saves for the parts to come of his plan, once his withdrawal period is over. */
export const cardRoute = new Hono<Env>()
  .get("/payer/carte/:token", bearer, (c) => {
    const sessionID = c.req.query("s");
    return withLink(c, c.req.param("token"), Plan.PURPOSE, () => (sessionID ? keep(c, sessionID) : show(c)));
  })
  .post("/payer/carte/:token", bearer, async (c) => {
    const token = c.req.param("token");
    await readForm(c);
    return withLink(c, token, Plan.PURPOSE, () => toStripe(c, token));
  })
  .post("/payer/carte/:token/retirer", bearer, async (c) => {
    const { key } = await readForm(c);
    return withLink(c, c.req.param("token"), Plan.PURPOSE, async () => {
      await withIdempotencyKey(key, () => Plan.forgetMethod({}));
      return c.redirect(contract(c), 303);
    });
  });
