/** @jsxImportSource hono/jsx */
import { Enrolment } from "@entrepairs/core/enrolment";
import { Firm } from "@entrepairs/core/firm";
import { DomainError, dayOf, now, withIdempotencyKey } from "@entrepairs/core/kernel";
import { day, moment } from "@entrepairs/mail";
import { type Context, Hono } from "hono";
import type { Child } from "hono/jsx";
import { type Env, says } from "../../http/index.ts";
import { Paper } from "../enrolment/parts.tsx";
import { KeyField, readForm } from "../form.tsx";
import { inLanguage, languageOf, otherLanguage } from "../language.ts";
import { withLink } from "../link-door.ts";
import { answerPage, Page } from "../page.tsx";
import type { Locale } from "../words/bilingual.ts";
import { enrolmentWords } from "../words/enrolment.ts";

const PURPOSE = "contract";
const bearer = says({ may: { link: PURPOSE } });

async function seen(c: Context<Env>) {
  const [{ enrolment }, firm, copy] = await Promise.all([
    Enrolment.behindLink(PURPOSE),
    Firm.get(),
    Enrolment.signed(),
  ]);
  const until = enrolment.agreement?.withdrawalUntil ?? null;
  const isOpen = until !== null && dayOf(now(), firm.zone) <= until && enrolment.status !== "cancelled";
  const locale = languageOf(c, copy.locale);
  const path = `/contrat/${c.req.param("token")}`;
  const ways = {
    renounce: inLanguage(c, `${path}/renoncer`),
    back: inLanguage(c, path),
    other: otherLanguage(c, locale),
  };
  return { enrolment, firm, copy, until, isOpen, locale, ...ways };
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

function readPage(found: Seen) {
  const { copy, firm, until, isOpen, enrolment, locale } = found;
  const t = enrolmentWords(locale);
  return (
    <Frame seen={found} title={copy.title} lang={copy.locale}>
      {enrolment.status === "cancelled" && until ? (
        <p class="good" role="status">
          {t.renounced}
        </p>
      ) : null}
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
      {isOpen && until ? (
        <>
          <p class="soft">{t.renounceUntil(day(until, locale))}</p>
          <p class="actions">
            <a class="btn" href={found.renounce}>
              {t.renounce}
            </a>
          </p>
        </>
      ) : null}
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
