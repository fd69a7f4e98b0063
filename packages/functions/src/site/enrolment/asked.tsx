/** @jsxImportSource hono/jsx */

import { Enrolment } from "@entrepairs/core/enrolment";
import { Link } from "@entrepairs/core/link";
import { day, moment } from "@entrepairs/mail";
import { KeyField } from "../form.tsx";
import { enrolmentWords } from "../words/enrolment.ts";
import { Frame, GroupCard, type Seen, SignedDocument, secondsBefore } from "./frame.tsx";
import { PayerChoice, PayerFields } from "./payer-fields.tsx";

/** The page on which who asked for a seat says who pays. */
/** Someone of the waiting list, to whom a seat is offered, says who pays. */
export function choosingPage(seen: Seen) {
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

/** A seat that waits for its payment. */
export function payingPage(seen: Seen) {
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

/** A seat held for an individual until his contract begins. */
export function heldPage(seen: Seen) {
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
