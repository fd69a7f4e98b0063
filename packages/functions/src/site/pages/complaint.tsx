/** @jsxImportSource hono/jsx */
import { Complaint, ROLES } from "@entrepairs/core/complaint";
import { Firm } from "@entrepairs/core/firm";
import { Actor, hash, now, parse, plusDays, withIdempotencyKey } from "@entrepairs/core/kernel";
import { type Limit, limit } from "@entrepairs/core/platform";
import { day } from "@entrepairs/mail";
import { type Context, Hono } from "hono";
import { type Env, says } from "../../http/index.ts";
import { addresses, asVisitor, localeOfPath } from "../firm-door.ts";
import { Choice, ErrorSummary, Field, readForm, statusOf, type Typed, typedAgain, untouched } from "../form.tsx";
import { answerPage, Page } from "../page.tsx";
import type { Locale } from "../words/bilingual.ts";
import { complaintWords } from "../words/complaint.ts";

const PATH = "/c/:slug/reclamation";
/** A whole company may stand behind one address. */
const BY_ORIGIN: Limit = { name: "complaint.origin", max: 30, minutes: 60 };
const BY_ADDRESS: Limit = { name: "complaint.address", max: 6, minutes: 60 };

interface Props {
  firm: Firm.Info;
  locale: Locale;
  typed: Typed;
  ways: { here: string; other: string };
}

/**
 * The day on which a form was opened: it says so itself, so that going back past midnight sends the same complaint.
 * Believed for today and yesterday; without it, or with any other day, it is today. UTC.
 */
function dayShown(said: string | undefined): string {
  const today = now().slice(0, 10);
  return said === plusDays(today, -1) ? said : today;
}

function ComplaintPage(props: Props) {
  const { firm, locale, typed } = props;
  const t = complaintWords(locale);
  const shared = { typed, locale };
  const labels = { role: t.role, name: t.name, email: t.email, about: t.about, text: t.text };
  return (
    <Page title={`${t.title} – ${firm.name}`} locale={locale} firm={firm} {...props.ways} narrow noindex>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead(firm.name)}</p>
      <p>{t.readers(firm.name)}</p>
      <p>{t.delay}</p>
      <ErrorSummary typed={typed} locale={locale} labels={labels} />
      <form
        method="post"
        action={`${locale === "en" ? "/en" : ""}/c/${firm.slug}/reclamation`}
        class="stack"
        novalidate
      >
        <Choice
          name="role"
          legend={t.role}
          options={ROLES.map((value) => ({ value, label: t.roles[value] }))}
          required
          {...shared}
        />
        <Field name="name" label={t.name} autocomplete="name" maxlength={120} required {...shared} />
        <Field
          name="email"
          label={t.email}
          hint={t.emailHint}
          type="email"
          inputmode="email"
          autocomplete="email"
          required
          {...shared}
        />
        <Field name="about" label={t.about} hint={t.aboutHint} maxlength={200} {...shared} />
        <input type="hidden" name="on" value={dayShown(typed.values.on)} />
        <Field name="text" label={t.text} rows={7} maxlength={4_000} required {...shared} />
        <button class="btn primary" type="submit">
          {t.send}
        </button>
      </form>
    </Page>
  );
}

function SentPage(props: { firm: Firm.Info; locale: Locale; complaint: Complaint.Stored }) {
  const { firm, locale, complaint } = props;
  const t = complaintWords(locale);
  return (
    <Page title={`${t.sentTitle} – ${firm.name}`} locale={locale} firm={firm} narrow noindex>
      <h1>{t.sentTitle}</h1>
      <p class="lead">{t.sent(Complaint.referenceOf(complaint.complaintID))}</p>
      <p>{t.next(day(complaint.acknowledgeBy, locale))}</p>
      <p>
        <a href={`${locale === "en" ? "/en" : ""}/c/${firm.slug}`}>{t.back(firm.name)}</a>
      </p>
    </Page>
  );
}

/** A room knows its firm by its id alone: such an address leads on to the firm's own. */
const FIRM = /^[0-9A-HJKMNP-TV-Z]{26}$/;

const show = async (c: Context<Env>) => {
  const name = c.req.param("slug") ?? "";
  const en = localeOfPath(c) === "en" ? "/en" : "";
  if (FIRM.test(name)) {
    const { slug } = await Actor.provide({ type: "visitor", firmID: name }, () => Firm.open());
    return c.redirect(`${en}/c/${slug}/reclamation`, 303);
  }
  return asVisitor(c, async (firm) =>
    answerPage(c, <ComplaintPage firm={firm} locale={localeOfPath(c)} typed={untouched} ways={addresses(c)} />),
  );
};

const send = async (c: Context<Env>) => {
  const { values } = await readForm(c);
  const locale = localeOfPath(c);
  return asVisitor(c, async (firm) => {
    try {
      // Within: who shares an address with thirty others keeps what he wrote.
      await limit(BY_ORIGIN, c.get("address"));
      const { role, name, email, about, text } = values;
      const input = parse(Complaint.send.schema, { role, name, email, about: about?.trim() || null, text, locale });
      await limit(BY_ADDRESS, input.email);
      // The same words again on the same day are one complaint: a page gone back to, a form opened twice.
      const { complaintID } = await withIdempotencyKey(hash(dayShown(values.on) + JSON.stringify(input)), () =>
        Complaint.send(input),
      );
      return answerPage(c, <SentPage firm={firm} locale={locale} complaint={await Complaint.get(complaintID)} />);
    } catch (error) {
      const typed = typedAgain(error, values);
      return answerPage(
        c,
        <ComplaintPage firm={firm} locale={locale} typed={typed} ways={addresses(c)} />,
        statusOf(typed),
      );
    }
  });
};

const everyone = says({ may: { everyone: true } });

/** A complaint from any page, without an account and without a script. */
export const route = new Hono<Env>()
  .get(PATH, everyone, show)
  .get(`/en${PATH}`, everyone, show)
  .post(PATH, everyone, send)
  .post(`/en${PATH}`, everyone, send);
