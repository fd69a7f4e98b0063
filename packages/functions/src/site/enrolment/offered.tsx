/** @jsxImportSource hono/jsx */

import { Enrolment } from "@entrepairs/core/enrolment";
import { KeyField } from "../form.tsx";
import { enrolmentWords } from "../words/enrolment.ts";
import { Frame, GroupCard, type Seen, SignedDocument } from "./frame.tsx";
import { CharterCard, Employer, FramingCard, FramingTick } from "./parts.tsx";

/** A seat that somebody else pays for, to accept or decline. */
export function offerPage(seen: Seen) {
  const { enrolment, cohort, token, firm, locale, inLanguage } = seen;
  const t = enrolmentWords(locale);
  const who = enrolment.payers[0]?.name ?? firm.name;
  return (
    <Frame seen={seen} title={t.offer}>
      <p class="soft">{t.offeredBy(who)}</p>
      <p>{t.free}</p>
      <GroupCard seen={seen} />
      <Employer locale={locale} />
      {seen.framing ? <FramingCard note={seen.framing} zone={cohort.zone} locale={locale} /> : null}
      <CharterCard
        charter={Enrolment.charterOf(seen, { ...enrolment, locale })}
        action={undefined}
        typed={seen.typed}
        zone={cohort.zone}
        locale={locale}
      />
      <div class="actions">
        <form method="post" action={inLanguage(`/inscription/${token}/accepter`)} novalidate>
          <KeyField />
          {seen.framing ? <FramingTick note={seen.framing} typed={seen.typed} locale={locale} /> : null}
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

/** A seat that is taken: what was signed, the invoice, the dates. */
export function acceptedPage(seen: Seen) {
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
      <ReadFraming seen={seen} />
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

/** The note that holds in his group; with the form that says he has read it, where it was signed since. */
function ReadFraming({ seen }: { seen: Seen }) {
  const { framing, enrolment, cohort, token, typed, locale, inLanguage } = seen;
  if (!framing) return null;
  const isRead = enrolment.framing?.textHash === framing.textHash;
  return (
    <FramingCard note={framing} zone={cohort.zone} locale={locale}>
      {isRead ? null : (
        <form method="post" action={inLanguage(`/inscription/${token}/cadrage`)} novalidate>
          <KeyField />
          <FramingTick note={framing} typed={typed} locale={locale} />
          <p class="actions">
            <button class="btn primary" type="submit">
              {enrolmentWords(locale).framingSubmit}
            </button>
          </p>
        </form>
      )}
    </FramingCard>
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
