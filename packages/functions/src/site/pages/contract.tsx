/** @jsxImportSource hono/jsx */
import { Enrolment } from "@entrepairs/core/enrolment";
import { Firm } from "@entrepairs/core/firm";
import { DomainError, dayOf, now, withIdempotencyKey } from "@entrepairs/core/kernel";
import { Plan } from "@entrepairs/core/plan";
import { day, moment } from "@entrepairs/mail";
import { type Context, Hono } from "hono";
import type { Child } from "hono/jsx";
import { type Env, says } from "../../http/index.ts";
import { Paper } from "../enrolment/parts.tsx";
import { Schedule, StandingSchedule } from "../enrolment/schedule.tsx";
import { KeyField, readForm } from "../form.tsx";
import { inLanguage, languageOf, otherLanguage } from "../language.ts";
import { withLink } from "../link-door.ts";
import { answerPage, Page } from "../page.tsx";
import type { Locale } from "../words/bilingual.ts";
import { enrolmentWords } from "../words/enrolment.ts";
import { planWords } from "../words/plan.ts";

const PURPOSE = Plan.PURPOSE;
const bearer = says({ may: { link: PURPOSE } });

async function seen(c: Context<Env>) {
  const [{ enrolment }, firm, copy, standing] = await Promise.all([
    Enrolment.behindLink(PURPOSE),
    Firm.get(),
    Enrolment.signed(),
    Plan.behindLink(),
  ]);
  const plan = standing && (await Plan.shown(standing));
  const until = enrolment.agreement?.withdrawalUntil ?? null;
  const isOpen = until !== null && dayOf(now(), firm.zone) <= until && enrolment.status !== "cancelled";
  const locale = languageOf(c, copy.locale);
  const path = `/contrat/${c.req.param("token")}`;
  const ways = {
    renounce: inLanguage(c, `${path}/renoncer`),
    card: inLanguage(c, `/payer/carte/${c.req.param("token")}`),
    back: inLanguage(c, path),
    other: otherLanguage(c, locale),
  };
  return { enrolment, firm, copy, until, isOpen, locale, plan, ...ways };
}
type Seen = Awaited<ReturnType<typeof seen>>;

function Frame(props: { seen: Seen; title: string; lang?: Locale; children: Child }) {
  const { firm, locale, other } = props.seen;
  return (
    <Page title={`${props.title} – ${firm.name}`} locale={locale} firm={firm} other={other} narrow noindex>
      <h1 lang={props.lang}>{props.title}</h1>
      {props.children}
    </Page>
  );
}

/** What is paid and when, how it stands, and the card that he may save once his period is over. */
function Money(props: { found: Seen }) {
  const { plan, copy, locale, until, enrolment } = props.found;
  if (copy.instalments.length === 0) return null;
  const t = planWords(locale);
  return (
    <section class="card" id="paiements">
      <h2>{t.mine}</h2>
      {enrolment.status === "held" && until ? <p>{t.lead(day(until, locale))}</p> : null}
      {plan ? <StandingSchedule plan={plan} locale={locale} /> : <Schedule parts={copy.instalments} locale={locale} />}
      {plan?.stage === "running" ? <SavedMethod {...props} plan={plan} /> : null}
    </section>
  );
}

function SavedMethod(props: { found: Seen; plan: Plan.Shown }) {
  const { firm, locale, card } = props.found;
  const { method, parts } = props.plan;
  const t = planWords(locale);
  const isToCome = parts.some(({ state }) => state === "waiting" || state === "preparing");
  if (!isToCome || (!method && firm.stripeStatus !== "active")) return null;
  return (
    <>
      <h3>{t.saved}</h3>
      <p>{method ? t[method.kind === "card" ? "card" : "debit"](method.last4 ?? "····") : t.savedLead}</p>
      <p class="actions">
        <a class="btn" href={card}>
          {method ? t.change : t.save}
        </a>
      </p>
    </>
  );
}

/** The way out, all through the period; afterwards, that it is over. */
function WayOut(props: { found: Seen }) {
  const { until, isOpen, enrolment, firm, locale, renounce } = props.found;
  const t = enrolmentWords(locale);
  if (!until || enrolment.status === "cancelled") return null;
  if (isOpen) {
    return (
      <>
        <p class="soft">{t.renounceUntil(day(until, locale))}</p>
        <p class="actions">
          <a class="btn" href={renounce}>
            {t.renounce}
          </a>
        </p>
      </>
    );
  }
  return (
    <p class="soft">
      {planWords(locale).over(day(until, locale))} {planWords(locale).write(firm.name)}{" "}
      <a href={`mailto:${firm.contactEmail}`}>{firm.contactEmail}</a>
    </p>
  );
}

function readPage(found: Seen) {
  const { copy, firm, until, enrolment, locale } = found;
  const t = enrolmentWords(locale);
  return (
    <Frame seen={found} title={copy.title} lang={copy.locale}>
      {enrolment.status === "cancelled" && until ? (
        <p class="good" role="status">
          {t.renounced}
        </p>
      ) : null}
      <Money found={found} />
      <WayOut found={found} />
      <section class="card">
        <div lang={copy.locale}>
          <Paper text={copy} level={2} />
        </div>
        <dl class="facts">
          <dt>{t.reference}</dt>
          <dd>{Enrolment.reference(enrolment.enrolmentID)}</dd>
          <dt>{t.party}</dt>
          <dd>{copy.party}</dd>
          <dt>{t.signedBy}</dt>
          <dd>{copy.signatory}</dd>
          <dt>{t.signedOn}</dt>
          <dd>{moment(copy.signedAt, firm.zone, locale)}</dd>
        </dl>
      </section>
    </Frame>
  );
}

function renouncePage(found: Seen) {
  const { until, isOpen, enrolment, locale } = found;
  const t = enrolmentWords(locale);
  if (enrolment.status === "cancelled") {
    return (
      <Frame seen={found} title={t.renouncedTitle}>
        <p class="good" role="status">
          {t.renounced}
        </p>
      </Frame>
    );
  }
  if (!isOpen) {
    return (
      <Frame seen={found} title={t.renounceTitle}>
        <p role="status">{until ? t.renounceOver(day(until, locale)) : t.cancelled}</p>
      </Frame>
    );
  }
  return (
    <Frame seen={found} title={t.renounceTitle}>
      <p>{t.renounceLead}</p>
      <p class="soft">{until ? t.renounceUntil(day(until, locale)) : null}</p>
      <form method="post" action={found.renounce} class="actions">
        <KeyField />
        <button class="btn primary" type="submit">
          {t.confirmRenounce}
        </button>
        <a class="btn" href={found.back}>
          {t.keepContract}
        </a>
      </form>
    </Frame>
  );
}

/** What was signed, to read again, and for an individual the way out, without signing in (Code de la consommation, L221-21). */
export const route = new Hono<Env>()
  .get("/contrat/:token", bearer, (c) =>
    withLink(c, c.req.param("token"), PURPOSE, async () => answerPage(c, readPage(await seen(c)))),
  )
  .get("/contrat/:token/renoncer", bearer, (c) =>
    withLink(c, c.req.param("token"), PURPOSE, async () => answerPage(c, renouncePage(await seen(c)))),
  )
  .post("/contrat/:token/renoncer", bearer, async (c) => {
    const token = c.req.param("token");
    const { key } = await readForm(c);
    return withLink(c, token, PURPOSE, async () => {
      try {
        await withIdempotencyKey(key, () => Enrolment.withdraw({}));
      } catch (error) {
        if (!(error instanceof DomainError) || error.code !== "enrolment.withdrawal_over") throw error;
        return answerPage(c, renouncePage(await seen(c)), 410);
      }
      return c.redirect(inLanguage(c, `/contrat/${token}/renoncer`), 303);
    });
  });
