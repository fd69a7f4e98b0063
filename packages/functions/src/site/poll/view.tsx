/** @jsxImportSource hono/jsx */
import type { Poll } from "@entrepairs/core/poll";
import { duration, moment } from "@entrepairs/mail";
import type { Child } from "hono/jsx";
import { ErrorSummary, KeyField, type Typed } from "../form.tsx";
import { Page } from "../page.tsx";
import type { Locale } from "../words/bilingual.ts";
import { pollWords } from "../words/poll.ts";
import { refusalText } from "../words/refusal.ts";

interface Shown {
  own: Poll.Mine;
  token: string;
  locale: Locale;
}

type Slot = Poll.Mine["poll"]["slots"][number];
const SAID = ["yes", "ifNeeded", "no"] as const;

export function addressOf(token: string, locale: Locale, saved = false): string {
  return `/sondage/${token}?langue=${locale}${saved ? "&fait=1" : ""}`;
}

function Framed(props: Shown & { title: string; children: Child }) {
  const { own, token, locale, title } = props;
  const { name, slug, colour } = own.firm;
  const other = addressOf(token, locale === "fr" ? "en" : "fr");
  return (
    <Page title={`${title} – ${name}`} locale={locale} firm={{ name, slug, colour }} other={other} narrow noindex>
      {props.children}
    </Page>
  );
}

/** All the slots on one page, three large answers each; what was said stays and may be changed. */
export function SlotsPage(props: Shown & { typed: Typed; saved: boolean }) {
  const { own, token, locale, typed } = props;
  const t = pollWords(locale);
  const { slots, sessions, zone, closesAt } = own.poll;
  const longest = Math.max(...sessions.map(({ minutes }) => minutes));
  const labels = Object.fromEntries(slots.map(({ slotID, startsAt }) => [slotID, moment(startsAt, zone, locale)]));
  return (
    <Framed {...props} title={t.title}>
      <h1>{t.title}</h1>
      {props.saved ? (
        <div class="good" role="status">
          <p>{t.saved}</p>
          <p>{t.savedMore}</p>
        </div>
      ) : null}
      <p class="lead">{t.lead(own.given, own.cohortName)}</p>
      <p>{t.sessions(sessions.length, duration(longest, locale))}</p>
      <form method="post" action={`/sondage/${token}`} class="card" novalidate>
        <ErrorSummary typed={typed} locale={locale} labels={labels} />
        <KeyField />
        <input type="hidden" name="langue" value={locale} />
        {slots.map((slot) => (
          <SlotField slot={slot} label={labels[slot.slotID] ?? ""} typed={typed} locale={locale} />
        ))}
        <div class="actions">
          <button class="btn primary" type="submit">
            {own.answeredAt ? t.change : t.send}
          </button>
        </div>
      </form>
      <p class="soft">{t.until(moment(closesAt, zone, locale))}</p>
      <p class="soft">{t.who}</p>
    </Framed>
  );
}

function SlotField(props: { slot: Slot; label: string; typed: Typed; locale: Locale }) {
  const { slot, label, typed, locale } = props;
  const { slotID } = slot;
  const t = pollWords(locale);
  const problem = typed.fields.find((field) => field.path === slotID);
  return (
    <fieldset
      id={slotID}
      class="field"
      data-invalid={problem ? "" : undefined}
      aria-describedby={problem ? `${slotID}-error` : undefined}
    >
      <legend>{label}</legend>
      <div class="scale">
        {SAID.map((word) => (
          <label class="choice">
            <input type="radio" name={slotID} value={word} checked={typed.values[slotID] === word} />
            <span>{t[word]}</span>
          </label>
        ))}
      </div>
      {problem ? (
        <p class="error" id={`${slotID}-error`}>
          {refusalText(problem.code, locale)}
        </p>
      ) : null}
    </fieldset>
  );
}

/** Over, with what its reader had said. */
export function ClosedPage(props: Shown) {
  const { own, locale } = props;
  const t = pollWords(locale);
  const answered = own.poll.slots.flatMap((slot) => {
    const word = own.said[slot.slotID];
    return word ? [{ ...slot, word }] : [];
  });
  return (
    <Framed {...props} title={t.closedTitle}>
      <h1>{t.closedTitle}</h1>
      <p role="status">{t.closed}</p>
      {answered.length > 0 ? <h2>{t.yours}</h2> : null}
      <ul class="dots">
        {answered.map(({ startsAt, word }) => (
          <li>
            {moment(startsAt, own.poll.zone, locale)}
            {locale === "fr" ? "\u00a0: " : ": "}
            {t[word].toLowerCase()}
          </li>
        ))}
      </ul>
    </Framed>
  );
}

/** A link that opens nothing here: nothing is known of it, not even its firm. */
export function UnknownPage(props: { locale: Locale; other: string }) {
  const { locale, other } = props;
  const t = pollWords(locale);
  return (
    <Page title={`${t.unknownTitle} – Entrepairs`} locale={locale} other={other} narrow noindex>
      <h1>{t.unknownTitle}</h1>
      <p>{t.unknown}</p>
    </Page>
  );
}
