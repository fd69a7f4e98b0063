/** @jsxImportSource hono/jsx */
import { Discovery } from "@entrepairs/core/discovery";
import type { Firm } from "@entrepairs/core/firm";
import { duration, moment } from "@entrepairs/mail";
import { AddressFields, companyLabels, SiretField } from "../company-fields.tsx";
import { PersonFields } from "../enrolment/payer-fields.tsx";
import type { addresses } from "../firm-door.ts";
import { ErrorSummary, Field, KeyField, type Labels, type Typed } from "../form.tsx";
import { Page } from "../page.tsx";
import { Price } from "../programme/parts.tsx";
import { Prose } from "../prose.tsx";
import type { Locale } from "../words/bilingual.ts";
import { discoveryWords } from "../words/discovery.ts";

interface Shown {
  discovery: Discovery.Stored;
  firm: Firm.Info;
  locale: Locale;
  typed: Typed;
}

/** When, where, with whom, at what price; `isIn` opens the address of a remote session. */
function Facts(props: Omit<Shown, "typed"> & { isIn?: boolean }) {
  const { discovery, firm, locale } = props;
  const t = discoveryWords(locale);
  const { startsAt, zone, minutes, modality, place, link, coachName, priceNet, vatRate } = discovery;
  return (
    <section class="card">
      <dl class="facts">
        <dt>{t.when}</dt>
        <dd>
          <time datetime={startsAt}>{moment(startsAt, zone, locale)}</time>
        </dd>
        <dt>{t.length}</dt>
        <dd>{duration(minutes, locale)}</dd>
        <dt>{t.where}</dt>
        <dd>
          {t[modality]}
          {place ? <span lang={firm.locale}>, {place}</span> : null}
          {props.isIn && link ? (
            <>
              , <a href={link}>{t.join}</a>
            </>
          ) : null}
        </dd>
        <dt>{t.ledBy}</dt>
        <dd>{coachName}</dd>
        {priceNet === 0 ? (
          <>
            <dt>{t.price}</dt>
            <dd>{t.free}</dd>
          </>
        ) : null}
      </dl>
      {priceNet > 0 ? <Price firm={firm} net={priceNet} rate={vatRate} locale={locale} /> : null}
    </section>
  );
}

function labelsOf(locale: Locale): Labels {
  const t = discoveryWords(locale);
  return {
    given: t.given,
    family: t.family,
    email: t.email,
    job: t.job,
    company: t.company,
    "buyer.name": t.payerName,
    "buyer.email": t.payerEmail,
    ...companyLabels({ siret: "buyer.siret", address: "buyer.address" }, locale),
  };
}

/** The one public page of a discovery session: what it is, and a seat for who wants one. */
export function DiscoveryPage(props: Shown & { isPublished: boolean; ways: ReturnType<typeof addresses> }) {
  const { discovery, firm, locale, typed, ways } = props;
  const t = discoveryWords(locale);
  const { name, about, programmeTitle, programmeSlug } = discovery;
  const programme = `${locale === "en" ? "/en" : ""}/c/${firm.slug}/programmes/${programmeSlug}`;
  return (
    <Page title={`${name} – ${firm.name}`} locale={locale} firm={firm} {...ways} narrow noindex>
      <header class="stack">
        <p class="soft">{t.kind}</p>
        <h1 lang={firm.locale}>{name}</h1>
        <p class="lead">{t.lead(programmeTitle)}</p>
      </header>
      <Facts discovery={discovery} firm={firm} locale={locale} />
      {about ? (
        <div lang={firm.locale}>
          <Prose text={about} />
        </div>
      ) : null}
      {props.isPublished ? (
        <p>
          <a href={programme}>{t.toProgramme}</a>
        </p>
      ) : null}
      <ErrorSummary typed={typed} locale={locale} labels={labelsOf(locale)} />
      <Registering {...props} />
    </Page>
  );
}

function Registering(props: Shown & { ways: ReturnType<typeof addresses> }) {
  const { discovery, firm, locale, typed } = props;
  const t = discoveryWords(locale);
  const free = Discovery.seatsFree(discovery);
  if (!Discovery.takesPeople(discovery)) {
    return <p class="notice">{discovery.status === "cancelled" ? t.cancelled : t.over}</p>;
  }
  if (free === 0) return <p class="notice">{t.full}</p>;
  const shown = { typed, locale };
  return (
    <form method="post" action={new URL(props.ways.here).pathname} class="stack" novalidate>
      <KeyField />
      <PersonFields lead={<p class="soft">{t.seats(free)}</p>} emailHint={t.emailHint} {...shown}>
        <Field name="company" label={t.company} autocomplete="organization" maxlength={160} {...shown} />
      </PersonFields>
      {discovery.priceNet > 0 ? (
        <section class="card">
          <h2>{t.payer}</h2>
          <p class="soft">{t.payerHint}</p>
          <Field name="buyer.name" label={t.payerName} required maxlength={160} {...shown} />
          <SiretField name="buyer.siret" {...shown} />
          <Field name="buyer.email" label={t.payerEmail} type="email" inputmode="email" maxlength={254} {...shown} />
          <AddressFields prefix="buyer.address" {...shown} />
        </section>
      ) : null}
      <p class="actions">
        <button class="btn primary" type="submit">
          {t.send}
        </button>
      </p>
      <p class="soft">{t.privacy(firm.name)}</p>
    </form>
  );
}

interface Seat extends Shown {
  guest: Discovery.Guest;
  token: string;
  other: string;
}

/** A guest's own page: before the session his seat, afterwards the question. */
export function SeatPage(props: Seat) {
  const { discovery, firm, locale, typed, other } = props;
  return (
    <Page title={`${discovery.name} – ${firm.name}`} locale={locale} firm={firm} other={other} narrow noindex>
      <header class="stack">
        <p class="soft">{discoveryWords(locale).kind}</p>
        <h1 lang={firm.locale}>{discovery.name}</h1>
      </header>
      <ErrorSummary typed={typed} locale={locale} labels={{}} />
      <State {...props} />
      <Facts discovery={discovery} firm={firm} locale={locale} isIn={props.guest.status === "seated"} />
    </Page>
  );
}

function State(props: Seat) {
  const { discovery, firm, guest, locale } = props;
  const t = discoveryWords(locale);
  if (discovery.status === "cancelled") {
    return (
      <div class="notice">
        <p>{t.cancelled}</p>
        {discovery.cancelReason ? <p lang={firm.locale}>{discovery.cancelReason}</p> : null}
      </div>
    );
  }
  if (guest.status === "left") {
    const page = `${locale === "en" ? "/en" : ""}/c/${firm.slug}/decouvertes/${discovery.discoveryID}`;
    return (
      <div class="stack">
        <p class="notice">{t.left}</p>
        {Discovery.takesPeople(discovery) ? (
          <p>
            <a href={page}>{t.again}</a>
          </p>
        ) : null}
      </div>
    );
  }
  if (discovery.status === "asked") return <Question {...props} />;
  return (
    <section class="card">
      <h2>{t.seatTitle}</h2>
      <p>{t.seat}</p>
      {discovery.priceNet > 0 ? <p>{t.paid}</p> : null}
      <p class="soft">{t.waiting}</p>
      {Discovery.takesPeople(discovery) ? (
        <form method="post" action={`/decouverte/${props.token}/partir?langue=${locale}`} class="actions">
          <KeyField />
          <button class="btn" type="submit">
            {t.leave}
          </button>
        </form>
      ) : null}
    </section>
  );
}

function Question(props: Seat) {
  const { discovery, guest, token, locale } = props;
  const t = discoveryWords(locale);
  const said = guest.goesOn;
  if (guest.enrolmentID) return <p class="good">{t.offered}</p>;
  return (
    <section class="card">
      <h2>{t.askTitle}</h2>
      <p>{t.ask(discovery.programmeTitle)}</p>
      {said ? (
        <p role="status">
          <strong>{said === "yes" ? t.saidYes : t.saidNo}</strong>
        </p>
      ) : null}
      <form method="post" action={`/decouverte/${token}/suite?langue=${locale}`} class="actions">
        <KeyField />
        {(["yes", "no"] as const).map((word) => (
          <button
            type="submit"
            class={word === "yes" && said !== "yes" ? "btn primary" : "btn"}
            name="goesOn"
            value={word}
          >
            {word === "yes" ? t.yes : t.no}
          </button>
        ))}
      </form>
    </section>
  );
}

export function ClosedDiscovery(props: { locale: Locale; other: string }) {
  const t = discoveryWords(props.locale);
  return (
    <Page title={`${t.closedTitle} – Entrepairs`} locale={props.locale} other={props.other} narrow noindex>
      <h1>{t.closedTitle}</h1>
      <p>{t.closed}</p>
    </Page>
  );
}
