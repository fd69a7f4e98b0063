/** @jsxImportSource hono/jsx */

import { Enrolment } from "@entrepairs/core/enrolment";
import type { Firm } from "@entrepairs/core/firm";
import { Link } from "@entrepairs/core/link";
import type { Terms } from "@entrepairs/core/terms";
import type { Child } from "hono/jsx";
import { ErrorSummary, type Typed } from "../form.tsx";
import { Page } from "../page.tsx";
import type { Locale } from "../words/bilingual.ts";
import { enrolmentWords } from "../words/enrolment.ts";
import { planWords } from "../words/plan.ts";
import { About, Dates } from "./parts.tsx";
import { labelsOf, type PayerWord } from "./payer-fields.tsx";

type Behind = Awaited<ReturnType<typeof Enrolment.behindLink>>;
export type Seen = Behind & {
  firm: Firm.Info;
  /** What a change of plans costs, for who signs now. */
  terms: Terms.Content;
  token: string;
  typed: Typed;
  payPath: string | undefined;
  payer: PayerWord | undefined;
  at: string;
  /** How often this page has asked again by itself. */
  turn: number;
  /** The language of the page; the texts that were agreed keep theirs. */
  locale: Locale;
  /** This page in the other language, and a path of ours in the one that was chosen. */
  other: string;
  inLanguage: (path: string) => string;
};

/** The page of a seat: what it is about, what was refused, and whom to write to. */
export function Frame(props: { seen: Seen; title: string; children: Child }) {
  const { firm, enrolment, typed, cohort, locale, other, payer } = props.seen;
  const t = enrolmentWords(locale);
  return (
    <Page title={`${props.title} – ${firm.name}`} locale={locale} firm={firm} other={other} narrow noindex>
      <header class="stack">
        <h1>{props.title}</h1>
        <p class="lead" lang={firm.locale}>
          {cohort.programmeTitle}
        </p>
      </header>
      <ErrorSummary typed={typed} locale={locale} labels={labelsOf(payer, locale)} />
      {props.children}
      <p class="soft">
        {t.reference} {Enrolment.reference(enrolment.enrolmentID)}. {t.write(firm.name)}{" "}
        <a href={`mailto:${firm.contactEmail}`}>{firm.contactEmail}</a>
      </p>
    </Page>
  );
}

/** A page that only says where the seat stands. */
export function Told(props: { seen: Seen; title: string; text: string; again?: boolean }) {
  const { firm, cohort, locale } = props.seen;
  const t = enrolmentWords(locale);
  const en = locale === "en" ? "/en" : "";
  return (
    <Frame seen={props.seen} title={props.title}>
      <p role="status">{props.text}</p>
      {props.again ? (
        <p class="actions">
          <a class="btn primary" href={`${en}/c/${firm.slug}/programmes/${cohort.programmeSlug}/inscription`}>
            {t.askAgain}
          </a>
        </p>
      ) : null}
    </Frame>
  );
}

/** The dates of the group, and what it is. */
export function GroupCard(props: { seen: Seen; isIn?: boolean }) {
  const { cohort, sessions, firm, locale } = props.seen;
  const t = enrolmentWords(locale);
  return (
    <section class="card">
      <h2>{t.dates}</h2>
      <Dates sessions={sessions} locale={locale} />
      <About cohort={cohort} firm={firm} locale={locale} isIn={props.isIn ?? false} />
    </section>
  );
}

export function SignedDocument(props: { seen: Seen }) {
  const { enrolment, locale, inLanguage } = props.seen;
  const { contractLinkID } = enrolment;
  if (!contractLinkID) return null;
  return (
    <p>
      <a href={inLanguage(`/contrat/${Link.tokenOf(contractLinkID)}`)}>
        {enrolment.agreement?.kind === "contract" ? planWords(locale).seeSchedule : enrolmentWords(locale).document}
      </a>
    </p>
  );
}

/** Half a minute of short waits, five of longer ones; then it says so and asks no more. */
export function secondsBefore(turn: number): number | undefined {
  if (turn < 15) return 2;
  return turn < 45 ? 10 : undefined;
}
