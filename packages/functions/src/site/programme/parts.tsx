/** @jsxImportSource hono/jsx */
import { type Cohort, Seats } from "@entrepairs/core/cohort";
import { type Firm, Identity } from "@entrepairs/core/firm";
import { amounts, now } from "@entrepairs/core/kernel";
import type { Programme } from "@entrepairs/core/programme";
import { duration, moment, money } from "@entrepairs/mail";
import type { Child } from "hono/jsx";
import { Prose } from "../prose.tsx";
import { number, percent } from "../words/amount.ts";
import type { Locale } from "../words/bilingual.ts";
import { programmeWords } from "../words/programme.ts";

interface Shown {
  firm: Firm.Info;
  programme: Programme.Published;
  locale: Locale;
}

/** Net, VAT and gross of one seat, or why there is no VAT. */
export function Price(props: { firm: Firm.Info; net: number; rate: number; locale: Locale }) {
  const { locale, rate } = props;
  const t = programmeWords(locale);
  const { net, vat, gross } = amounts(props.net, rate);
  if (rate === 0) {
    return (
      <>
        <p class="price">{money(net, locale)}</p>
        <p class="soft">{props.firm.vatRegime === "franchise" ? t.franchise : t.exempt}</p>
      </>
    );
  }
  return (
    <>
      <p class="price">{t.net(money(net, locale))}</p>
      <p class="soft">
        {t.vat(money(vat, locale), percent(rate, locale))}
        <br />
        <strong>{t.gross(money(gross, locale))}</strong>
      </p>
    </>
  );
}

/** "4 jours, 28 h": what is written of the two. */
export function lengthOf({ days, hours }: Programme.Content, locale: Locale): string {
  const t = programmeWords(locale);
  const many = days !== null && (locale === "fr" ? days >= 2 : days !== 1);
  return [days !== null && t.days(number(days, locale), many), hours !== null && t.hours(number(hours, locale))]
    .filter(Boolean)
    .join(", ");
}

/** A part of the page in the firm's own words, marked with their language. */
function Part(props: { title: string; lang: string; children: Child }) {
  return (
    <section>
      <h2>{props.title}</h2>
      <div lang={props.lang}>{props.children}</div>
    </section>
  );
}

/** Steps that their author numbered keep his numbers; the others are numbered here. */
function List(props: { items: readonly string[]; ordered?: boolean }) {
  const items = props.items.map((item) => {
    const [written, number] = /^(\d{1,3})[.)]\s+/.exec(item) ?? [];
    if (!props.ordered || !written) return <li>{item}</li>;
    return <li value={Number(number)}>{item.slice(written.length)}</li>;
  });
  return props.ordered ? <ol class="steps">{items}</ol> : <ul class="dots">{items}</ul>;
}

export function Content(props: Shown) {
  const { firm, programme, locale } = props;
  const t = programmeWords(locale);
  const lang = firm.locale;
  const { description, goals, methods, results, outline, objectives, body } = programme;
  const rest = body.filter(({ heading, text }) => heading || text);
  return (
    <>
      {description && goals ? (
        <Part title={t.description} lang={lang}>
          <Prose text={description} />
        </Part>
      ) : null}
      <Part title={t.forWhom} lang={lang}>
        <List items={programme.public} />
      </Part>
      <Part title={t.prerequisites} lang={lang}>
        <p>{programme.prerequisites}</p>
      </Part>
      <Part title={t.objectives} lang={lang}>
        <List items={objectives} />
      </Part>
      {outline.length > 0 ? (
        <Part title={t.outline} lang={lang}>
          <List items={outline} ordered />
        </Part>
      ) : null}
      {methods ? (
        <Part title={t.methods} lang={lang}>
          <Prose text={methods} />
        </Part>
      ) : null}
      {results ? (
        <Part title={t.results} lang={lang}>
          <Prose text={results} />
        </Part>
      ) : null}
      {rest.length > 0 ? (
        <Part title={t.more} lang={lang}>
          {rest.map(({ heading, text }) => (
            <>
              {heading ? <h3>{heading}</h3> : null}
              <Prose text={text} />
            </>
          ))}
        </Part>
      ) : null}
      <section>
        <h2>{t.access}</h2>
        <p>{t.accessLead}</p>
        <p lang={lang}>{programme.disabilityContact}</p>
      </section>
    </>
  );
}

interface GroupsProps {
  firm: Firm.Info;
  groups: readonly Cohort.OpenGroup[];
  /** The programme's own price: a group that has another says so. */
  usual: { priceNet: number | null; vatRate: number };
  enrol: string;
  locale: Locale;
}

export function Groups(props: GroupsProps) {
  const { groups, locale, firm } = props;
  const t = programmeWords(locale);
  return (
    <section class="card" id="dates">
      <h2>{t.dates}</h2>
      {groups.length === 0 ? (
        <p>
          {t.noDates} <a href={`mailto:${firm.contactEmail}`}>{t.ask(firm.name)}</a>
        </p>
      ) : null}
      {groups.map((group) => (
        <Group group={group} firm={firm} enrol={props.enrol} usual={props.usual} locale={locale} />
      ))}
    </section>
  );
}

function Group(props: Omit<GroupsProps, "groups"> & { group: Cohort.OpenGroup }) {
  const { group, locale, firm, usual } = props;
  const lang = firm.locale;
  const isOwnPrice = group.priceNet !== usual.priceNet || group.vatRate !== usual.vatRate;
  const t = programmeWords(locale);
  const sessions = [...group.sessions].sort((one, other) => one.startsAt.localeCompare(other.startsAt));
  const [first] = sessions;
  const left = Seats.free(group, now());
  const kinds: Record<string, string> = {
    kickoff: t.kickoff,
    regular: t.regular,
    review: t.review,
    discovery: t.discovery,
  };
  return (
    <div class="group">
      <div>
        <h3 lang={lang}>{group.name}</h3>
        {first ? (
          <p>
            {t.starts} {moment(first.startsAt, first.zone, locale)}
          </p>
        ) : null}
        <p class="soft">
          {t[group.modality]}
          {group.place ? <span lang={lang}>, {group.place}</span> : null}. {t.coach(group.coachName)}.
        </p>
        {isOwnPrice ? <Price firm={firm} net={group.priceNet} rate={group.vatRate} locale={locale} /> : null}
        <details>
          <summary>
            {t.allDates} ({t.sessions(sessions.length)})
          </summary>
          <ol class="steps">
            {sessions.map((session) => (
              <li>
                {moment(session.startsAt, session.zone, locale)}, {duration(session.minutes, locale)} (
                {kinds[session.kind] ?? t.regular})
              </li>
            ))}
          </ol>
        </details>
      </div>
      <div>
        <span class="badge">{t.seats(left)}</span>
        <p class="actions">
          <a
            class="btn primary"
            href={`${props.enrol}?groupe=${group.cohortID}`}
            aria-label={`${left > 0 ? t.enrol : t.wait}, ${group.name}`}
          >
            {left > 0 ? t.enrol : t.wait}
          </a>
        </p>
      </div>
    </div>
  );
}

/** Who offers it, with the numbers and the sentence that training law asks for (code du travail L6352-12). */
export function About(props: { title: string; firm: Firm.Info; locale: Locale }) {
  const { firm, locale } = props;
  const t = programmeWords(locale);
  const { street, postalCode, city } = firm.address;
  return (
    <section class="soft stack">
      <h2>{props.title}</h2>
      <dl class="facts">
        <dt>{firm.name}</dt>
        <dd>
          {street}, {postalCode} {city}
        </dd>
        <dt>{t.contact}</dt>
        <dd>
          <a href={`mailto:${firm.contactEmail}`}>{firm.contactEmail}</a>
        </dd>
        <dt>{t.siret}</dt>
        <dd>{Identity.formatSiret(firm.siret)}</dd>
        {firm.vatNumber ? (
          <>
            <dt>{t.vatNumber}</dt>
            <dd>{Identity.formatVatNumber(firm.vatNumber)}</dd>
          </>
        ) : null}
      </dl>
      {firm.activityNumber ? <p>{t.activity(Identity.formatActivityNumber(firm.activityNumber))}</p> : null}
    </section>
  );
}
