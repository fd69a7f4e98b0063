/** @jsxImportSource hono/jsx */

import { Enrolment } from "@entrepairs/core/enrolment";
import type { Firm } from "@entrepairs/core/firm";
import { Link } from "@entrepairs/core/link";
import type { Terms } from "@entrepairs/core/terms";
import { day, moment } from "@entrepairs/mail";
import type { Context } from "hono";
import type { Child } from "hono/jsx";
import type { Env } from "../../http/index.ts";
import { ErrorSummary, KeyField, type Typed } from "../form.tsx";
import { answerPage, Page } from "../page.tsx";
import type { Locale } from "../words/bilingual.ts";
import { enrolmentWords } from "../words/enrolment.ts";
import { planWords } from "../words/plan.ts";
import { About, CharterCard, Dates, Employer } from "./parts.tsx";
import { labelsOf, PayerChoice, PayerFields, type PayerWord } from "./payer-fields.tsx";

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

/** What the page is about: the status, and a hold that is over is over whoever looks. */
function stateOf({ enrolment, cohort, at }: Seen) {
  const { status, payers, enrolmentID } = enrolment;
  if (status !== "requested") return status;
  const seat = cohort.seats.find((one) => one.enrolmentID === enrolmentID);
  if (!seat || (seat.heldUntil !== null && seat.heldUntil <= at)) return "expired";
  return payers.length === 0 ? "choosing" : "paying";
}

/** Half a minute of short waits, five of longer ones; then it says so and asks no more. */
function secondsBefore(turn: number): number | undefined {
  if (turn < 15) return 2;
  return turn < 45 ? 10 : undefined;
}

export function answerEnrolment(c: Context<Env>, seen: Seen, status = 200): Response {
  const state = stateOf(seen);
  // Without a script, a page that waits for its payment link asks again by itself: soon at first, then less and less.
  const seconds = state === "paying" && !seen.payPath ? secondsBefore(seen.turn) : undefined;
  if (seconds !== undefined) {
    const path = seen.inLanguage(`/inscription/${seen.token}`);
    c.header("Refresh", `${seconds}; url=${path}${path.includes("?") ? "&" : "?"}attente=${seen.turn + 1}`);
  }
  return answerPage(c, pageOf(seen, state), status);
}

function pageOf(seen: Seen, state: ReturnType<typeof stateOf>) {
  const t = enrolmentWords(seen.locale);
  switch (state) {
    case "invited":
      return offerPage(seen);
    case "accepted":
      return acceptedPage(seen);
    case "choosing":
      return choosingPage(seen);
    case "paying":
      return payingPage(seen);
    case "held":
      return heldPage(seen);
    case "waiting":
      return <Told seen={seen} title={t.waitingTitle} text={t.waiting} />;
    case "declined":
      return <Told seen={seen} title={t.declinedTitle} text={t.declined} />;
    case "expired":
      return <Told seen={seen} title={t.endedTitle} text={t.expired} again />;
    default:
      return <Told seen={seen} title={t.endedTitle} text={t.cancelled} />;
  }
}

function Frame(props: { seen: Seen; title: string; children: Child }) {
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

function Told(props: { seen: Seen; title: string; text: string; again?: boolean }) {
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

function GroupCard(props: { seen: Seen; isIn?: boolean }) {
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

function offerPage(seen: Seen) {
  const { enrolment, cohort, token, firm, locale, inLanguage } = seen;
  const t = enrolmentWords(locale);
  const who = enrolment.payers[0]?.name ?? firm.name;
  return (
    <Frame seen={seen} title={t.offer}>
      <p class="soft">{t.offeredBy(who)}</p>
      <p>{t.free}</p>
      <GroupCard seen={seen} />
      <Employer locale={locale} />
      <CharterCard
        charter={Enrolment.charterOf(seen, { ...enrolment, locale })}
        action={undefined}
        typed={seen.typed}
        zone={cohort.zone}
        locale={locale}
      />
      <div class="actions">
        <form method="post" action={inLanguage(`/inscription/${token}/accepter`)}>
          <KeyField />
          <button class="btn primary" type="submit">
            {t.accept}
          </button>
        </form>
        <form method="post" action={inLanguage(`/inscription/${token}/decliner`)}>
          <KeyField />
          <button class="btn" type="submit">
            {t.decline}
          </button>
        </form>
      </div>
    </Frame>
  );
}

function acceptedPage(seen: Seen) {
  const { enrolment, cohort, token, typed, locale, inLanguage } = seen;
  const t = enrolmentWords(locale);
  return (
    <Frame seen={seen} title={t.acceptedTitle}>
      <p class="good" role="status">
        {t.accepted}
      </p>
      {enrolment.origin === "visitor" && enrolment.agreement?.kind === "agreement" ? <InvoiceCard seen={seen} /> : null}
      <CharterCard
        charter={Enrolment.charterOf(seen, { ...enrolment, locale })}
        action={inLanguage(`/inscription/${token}/charte`)}
        typed={typed}
        zone={cohort.zone}
        locale={locale}
      />
      <GroupCard seen={seen} isIn />
      <p class="actions">
        <a class="btn" href={`/app/f/${seen.firm.firmID}/parcours`}>
          {t.myPath}
        </a>
      </p>
      <p class="soft">{t.myPathHint}</p>
      <SignedDocument seen={seen} />
    </Frame>
  );
}

function InvoiceCard(props: { seen: Seen }) {
  const { payPath, locale } = props.seen;
  const t = enrolmentWords(locale);
  return (
    <section class="card">
      <h2>{t.invoiceTitle}</h2>
      {payPath ? (
        <p class="actions">
          <a class="btn" href={payPath}>
            {t.invoicePay}
          </a>
        </p>
      ) : (
        <p>{t.invoiceComing}</p>
      )}
    </section>
  );
}

function SignedDocument(props: { seen: Seen }) {
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

function payingPage(seen: Seen) {
  const { enrolment, cohort, payPath, locale } = seen;
  const t = enrolmentWords(locale);
  const until = cohort.seats.find(({ enrolmentID }) => enrolmentID === enrolment.enrolmentID)?.heldUntil;
  return (
    <Frame seen={seen} title={t.payTitle}>
      <p class="notice" role="status">
        {t.pay} {until ? t.payUntil(moment(until, cohort.zone, locale)) : null}
      </p>
      {payPath ? (
        <p class="actions">
          <a class="btn primary" href={payPath}>
            {t.payNow}
          </a>
        </p>
      ) : (
        <p>{secondsBefore(seen.turn) === undefined ? t.payLate : t.payPreparing}</p>
      )}
      <GroupCard seen={seen} />
      <SignedDocument seen={seen} />
    </Frame>
  );
}

function heldPage(seen: Seen) {
  const { enrolment, locale, inLanguage } = seen;
  const { agreement, contractLinkID } = enrolment;
  const t = enrolmentWords(locale);
  return (
    <Frame seen={seen} title={t.heldTitle}>
      <p class="good" role="status">
        {agreement?.withdrawalUntil ? t.held(day(agreement.withdrawalUntil, locale)) : null}
      </p>
      <GroupCard seen={seen} />
      <SignedDocument seen={seen} />
      {contractLinkID ? (
        <p class="actions">
          <a class="btn" href={inLanguage(`/contrat/${Link.tokenOf(contractLinkID)}/renoncer`)}>
            {t.renounce}
          </a>
        </p>
      ) : null}
    </Frame>
  );
}

/** Someone of the waiting list, to whom a seat is offered, says who pays. */
function choosingPage(seen: Seen) {
  const { enrolment, cohort, sessions, firm, terms, token, typed, payer, at, locale, inLanguage } = seen;
  const t = enrolmentWords(locale);
  const kind = payer === "moi" ? ("contract" as const) : ("agreement" as const);
  return (
    <Frame seen={seen} title={t.chooseTitle}>
      <p>{t.choose}</p>
      <GroupCard seen={seen} />
      <form method="get" action={`/inscription/${token}`} class="card">
        <input type="hidden" name="langue" value={locale} />
        <PayerChoice typed={typed} locale={locale} value={payer} />
        <p class="actions">
          <button class="btn" type="submit">
            {t.next}
          </button>
        </p>
      </form>
      {payer ? (
        <form method="post" action={inLanguage(`/inscription/${token}/payeur`)} class="stack" novalidate>
          <KeyField />
          <input type="hidden" name="payeur" value={payer} />
          <PayerFields
            word={payer}
            text={Enrolment.textOf({ kind, locale: enrolment.locale, firm, cohort, sessions, at, terms })}
            lang={enrolment.locale}
            typed={typed}
            locale={locale}
          />
        </form>
      ) : null}
    </Frame>
  );
}
