/** @jsxImportSource hono/jsx */
import { Charter, type Cohort } from "@entrepairs/core/cohort";
import type { Firm } from "@entrepairs/core/firm";
import type { Framing } from "@entrepairs/core/framing";
import { duration, moment } from "@entrepairs/mail";
import type { Child } from "hono/jsx";
import { Field, KeyField, type Typed } from "../form.tsx";
import type { Locale } from "../words/bilingual.ts";
import { enrolmentWords } from "../words/enrolment.ts";
import { refusalText } from "../words/refusal.ts";

interface Meeting {
  kind: string;
  startsAt: string;
  minutes: number;
  zone: string;
}

export function Dates(props: { sessions: readonly Meeting[]; locale: Locale }) {
  const t = enrolmentWords(props.locale);
  const kinds: Record<string, string> = { kickoff: t.kickoff, review: t.review, discovery: t.discovery };
  return (
    <ol class="steps">
      {props.sessions.map(({ kind, startsAt, minutes, zone }) => (
        <li>
          {moment(startsAt, zone, props.locale)}, {duration(minutes, props.locale)} ({kinds[kind] ?? t.regular})
        </li>
      ))}
    </ol>
  );
}

/** Who leads the group, how many there are, where it meets. `isIn` opens the address of a remote session. */
export function About(props: { cohort: Cohort.Info; firm: Firm.Info; locale: Locale; isIn?: boolean }) {
  const { cohort, locale } = props;
  const t = enrolmentWords(locale);
  return (
    <dl class="facts">
      <dt>{t.about}</dt>
      <dd>{t.size(cohort.seatsMin, cohort.seatsMax)}</dd>
      <dt>{t.ledBy}</dt>
      <dd>{cohort.coachName}</dd>
      <dt>{t.where}</dt>
      <dd>
        {t[cohort.modality]}
        {cohort.place ? <span lang={props.firm.locale}>, {cohort.place}</span> : null}
        {props.isIn && cohort.link ? (
          <>
            , <a href={cohort.link}>{new URL(cohort.link).host}</a>
          </>
        ) : null}
      </dd>
    </dl>
  );
}

export function Employer(props: { locale: Locale }) {
  const t = enrolmentWords(props.locale);
  const { sees, never } = Charter.EMPLOYER[props.locale];
  return (
    <div class="two">
      <section class="card">
        <h2>{t.sees}</h2>
        <Dots items={sees} />
      </section>
      <section class="card">
        <h2>{t.never}</h2>
        <Dots items={never} />
      </section>
    </div>
  );
}

export function Dots(props: { items: readonly string[] }) {
  return (
    <ul class="dots">
      {props.items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  );
}

/** A box to tick, whole line as the target, its refusal beside it. */
export function Tick(props: { name: string; label: string; typed: Typed; locale: Locale }) {
  const { name, typed } = props;
  const problem = typed.fields.find((field) => field.path === name);
  return (
    <div class="field" data-invalid={problem ? "" : undefined}>
      <label class="choice" for={name}>
        <input
          type="checkbox"
          id={name}
          name={name}
          value="1"
          required
          checked={typed.values[name] === "1"}
          aria-invalid={problem ? "true" : undefined}
          aria-describedby={problem ? `${name}-error` : undefined}
        />
        <span>{props.label}</span>
      </label>
      {problem ? (
        <p class="error" id={`${name}-error`}>
          {refusalText(problem.code, props.locale)}
        </p>
      ) : null}
    </div>
  );
}

/** What the firm and one's employer signed for this group, word for word as both read it. */
export function FramingCard(props: { note: Framing.Signed; zone: string; locale: Locale; children?: Child }) {
  const { note, zone, locale } = props;
  const t = enrolmentWords(locale);
  return (
    <section class="card" id="cadrage">
      <h2>{t.framing}</h2>
      <p class="soft">{t.framingLead(note.organizationName)}</p>
      <div lang={note.locale}>
        {note.text.articles.map(({ heading, text }) => (
          <>
            <h3>{heading}</h3>
            {text.startsWith("– ") ? <Dots items={text.split("\n").map((line) => line.slice(2))} /> : <p>{text}</p>}
          </>
        ))}
      </div>
      <p class="soft">
        {t.framingSigned(note.firm.name, moment(note.firm.at, zone, locale))}{" "}
        {t.framingSigned(`${note.sponsor.name}, ${note.sponsor.role}`, moment(note.sponsor.at, zone, locale))}
      </p>
      {props.children}
    </section>
  );
}

/** The box by which one says that one has read it; its value is which text. */
export function FramingTick(props: { note: Framing.Signed; typed: Typed; locale: Locale }) {
  const { note, typed, locale } = props;
  const problem = typed.fields.find(({ path }) => path === "framing");
  return (
    <div class="field" data-invalid={problem ? "" : undefined}>
      <label class="choice" for="framing">
        <input
          type="checkbox"
          id="framing"
          name="framing"
          value={note.textHash}
          required
          aria-invalid={problem ? "true" : undefined}
          aria-describedby={problem ? "framing-error" : undefined}
        />
        <span>{enrolmentWords(locale).framingRead}</span>
      </label>
      {problem ? (
        <p class="error" id="framing-error">
          {refusalText(problem.code, locale)}
        </p>
      ) : null}
    </div>
  );
}

interface CharterView {
  version: number;
  articles: readonly string[];
  signed?: { name: string; signedAt: string } | undefined;
}

/** The charter, with the form that signs it by a typed name, or who signed it. */
export function CharterCard(props: {
  charter: CharterView;
  action: string | undefined;
  typed: Typed;
  zone: string;
  locale: Locale;
}) {
  const { charter, action, locale, typed } = props;
  const t = enrolmentWords(locale);
  return (
    <section class="card" id="charte">
      <h2>{t.charter}</h2>
      <ol class="steps">
        {charter.articles.map((article) => (
          <li>{article}</li>
        ))}
      </ol>
      {charter.signed ? (
        <p class="good" role="status">
          {t.signed(charter.signed.name, moment(charter.signed.signedAt, props.zone, locale))}
        </p>
      ) : (
        <p class="soft">{action ? t.charterLead : t.notYet}</p>
      )}
      {!charter.signed && action ? (
        <form method="post" action={action} novalidate>
          <KeyField />
          <input type="hidden" name="version" value={String(charter.version)} />
          <Field
            name="name"
            label={t.yourName}
            autocomplete="name"
            required
            maxlength={120}
            typed={typed}
            locale={locale}
          />
          <p class="actions">
            <button class="btn primary" type="submit">
              {t.sign}
            </button>
          </p>
        </form>
      ) : null}
    </section>
  );
}

interface Document {
  articles: readonly { heading: string; text: string }[];
}

/** The articles of an agreement or a contract, whole, under a heading of the level above. */
export function Paper(props: { text: Document; level: 2 | 4 }) {
  const Heading = props.level === 2 ? "h2" : "h4";
  return (
    <>
      {props.text.articles.map(({ heading, text }) => (
        <div>
          <Heading>{heading}</Heading>
          <p>{text}</p>
        </div>
      ))}
    </>
  );
}
