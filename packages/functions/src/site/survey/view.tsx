/** @jsxImportSource hono/jsx */
import { headOf, type Survey } from "@entrepairs/core/survey";
import type { Child } from "hono/jsx";
import { ErrorSummary, KeyField, type Typed } from "../form.tsx";
import { Page } from "../page.tsx";
import type { Locale } from "../words/bilingual.ts";
import { surveyWords } from "../words/survey.ts";
import { QuestionField } from "./question.tsx";
import { type Step, stepsOf } from "./step.ts";

interface Shown {
  own: Survey.Mine;
  token: string;
  locale: Locale;
}

/** The address of a step, in a language. */
export function addressOf(token: string, step: number, locale: Locale): string {
  return `/avis/${token}?etape=${step}&langue=${locale}`;
}

function Framed(props: Shown & { title: string; step: number; children: Child }) {
  const { own, token, locale, title, step } = props;
  const { name, slug, colour } = own.firm;
  const other = addressOf(token, step, locale === "fr" ? "en" : "fr");
  return (
    <Page title={`${title} – ${name}`} locale={locale} firm={{ name, slug, colour }} other={other} narrow noindex>
      {props.children}
    </Page>
  );
}

const labelsOf = (step: Step, locale: Locale) =>
  Object.fromEntries(step.questions.map(({ questionID, label }) => [questionID, label[locale]]));

/** One screen of the form: the whole of it after a session, one question at a time at the end of the cycle. */
export function StepPage(props: Shown & { step: Step; typed: Typed }) {
  const { own, token, locale, step, typed } = props;
  const t = surveyWords(locale);
  const steps = stepsOf(own.form).length;
  return (
    <Framed {...props} title={own.form.title[locale]} step={step.number}>
      <h1>{own.form.title[locale]}</h1>
      <Context own={own} locale={locale} />
      {step.number === 1 ? <p class="notice">{headOf(own.form)[locale]}</p> : null}
      <form method="post" action={`/avis/${token}`} class="card" novalidate>
        {steps > 1 ? <Progress step={step.number} steps={steps} locale={locale} /> : null}
        <ErrorSummary typed={typed} locale={locale} labels={labelsOf(step, locale)} />
        <KeyField />
        <input type="hidden" name="etape" value={String(step.number)} />
        <input type="hidden" name="langue" value={locale} />
        {step.questions.map((question) => (
          <QuestionField question={question} typed={typed} locale={locale} />
        ))}
        <Actions number={step.number} last={step.number === steps} locale={locale} />
      </form>
      {step.number > 1 ? (
        <details>
          <summary>{t.who}</summary>
          <p class="soft">{headOf(own.form)[locale]}</p>
        </details>
      ) : null}
      <p class="soft">{steps > 1 && step.number < steps ? t.saved : t.once}</p>
    </Framed>
  );
}

function Context(props: { own: Survey.Mine; locale: Locale }) {
  const { locale } = props;
  const { session, cohortName, programmeTitle } = props.own.survey;
  if (!session) return <p class="lead">{programmeTitle}</p>;
  return <p class="lead">{surveyWords(locale).group(cohortName, day(session.startsAt, session.zone, locale))}</p>;
}

function Progress(props: { step: number; steps: number; locale: Locale }) {
  const t = surveyWords(props.locale);
  return (
    <div class="field">
      <span class="soft">{t.progress(props.step, props.steps)}</span>
      <progress value={props.step} max={props.steps} aria-label={t.progressLabel}>
        {t.progress(props.step, props.steps)}
      </progress>
    </div>
  );
}

/** The way on stands first in the form: it is the one that the Enter key takes. */
function Actions(props: { number: number; last: boolean; locale: Locale }) {
  const t = surveyWords(props.locale);
  return (
    <div class="actions">
      <button class="btn primary" type="submit" name="sens" value="suivant">
        {props.last ? t.send : t.next}
      </button>
      {props.number > 1 ? (
        <button class="btn" type="submit" name="sens" value="precedent">
          {t.previous}
        </button>
      ) : null}
    </div>
  );
}

/** After the answer: what will be done with it. */
export function ThanksPage(props: Shown) {
  const t = surveyWords(props.locale);
  return (
    <Framed {...props} title={t.thanksTitle} step={1}>
      <h1>{t.thanksTitle}</h1>
      <p class="good" role="status">
        {t.thanks}
      </p>
      <h2>{t.afterTitle}</h2>
      <After own={props.own} locale={props.locale} />
      <p class="soft">{t.close}</p>
    </Framed>
  );
}

function After(props: { own: Survey.Mine; locale: Locale }) {
  const { firm, form } = props.own;
  const t = surveyWords(props.locale);
  const isNamed = form.audience === "participant" && !form.anonymous;
  if (!isNamed) return <p>{headOf(form)[props.locale]}</p>;
  return (
    <ul class="dots">
      <li>{t.afterCoach}</li>
      <li>{t.afterQuality(firm.name)}</li>
      <li>{t.afterEmployer}</li>
    </ul>
  );
}

/** Words that were sent too late, or twice: they count no more, but their author gets them back. */
function Unsent(props: { words: string; locale: Locale }) {
  const t = surveyWords(props.locale);
  if (!props.words.trim()) return null;
  return (
    <div class="field">
      <label for="unsent">{t.unsent}</label>
      <textarea id="unsent" rows={6} readonly>
        {props.words}
      </textarea>
    </div>
  );
}

export function AlreadyPage(props: Shown & { words: string }) {
  const t = surveyWords(props.locale);
  return (
    <Framed {...props} title={t.alreadyTitle} step={1}>
      <h1>{t.alreadyTitle}</h1>
      <p role="status">{t.already}</p>
      <Unsent words={props.words} locale={props.locale} />
    </Framed>
  );
}

export function ClosedPage(props: Shown & { words: string }) {
  const t = surveyWords(props.locale);
  const { closedAt, closesAt } = props.own.survey;
  const end = closedAt && closedAt < closesAt ? closedAt : closesAt;
  return (
    <Framed {...props} title={t.closedTitle} step={1}>
      <h1>{t.closedTitle}</h1>
      <p role="status">{t.closed(day(end, props.own.firm.zone, props.locale))}</p>
      <Unsent words={props.words} locale={props.locale} />
    </Framed>
  );
}

/** A link that opens nothing here: nothing is known of it, not even its firm. */
export function UnknownPage(props: { locale: Locale; other: string }) {
  const { locale, other } = props;
  const t = surveyWords(locale);
  return (
    <Page title={`${t.unknownTitle} – Entrepairs`} locale={locale} other={other} narrow noindex>
      <h1>{t.unknownTitle}</h1>
      <p>{t.unknown}</p>
    </Page>
  );
}

function day(instant: string, timeZone: string, locale: Locale): string {
  const words = new Intl.DateTimeFormat(locale === "fr" ? "fr-FR" : "en-GB", { dateStyle: "long", timeZone });
  const written = words.format(new Date(instant));
  return locale === "fr" ? written.replace(/^1 /, "1er ") : written;
}
