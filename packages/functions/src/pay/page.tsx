/** @jsxImportSource hono/jsx */
import { Invoice } from "@entrepairs/core/invoice";
import { dayOf, now } from "@entrepairs/core/kernel";
import type { Payment } from "@entrepairs/core/payment";
import { moment } from "@entrepairs/mail";
import { raw } from "hono/html";
import { Page } from "../site/page.tsx";
import type { Locale } from "../site/words/bilingual.ts";
import { dayText, euros, payWords } from "../site/words/pay.ts";
import { refusalText } from "../site/words/refusal.ts";
import { OtherWay, Transfer } from "./transfer.tsx";
import { SCRIPT } from "./wait.ts";

export type View = Awaited<ReturnType<typeof Payment.ofPayer>>;

interface Props {
  view: View;
  token: string;
  locale: Locale;
  demo: boolean;
  /** This page in the other language. */
  other?: string | undefined;
  /** He comes back from Stripe's page, which has not told us yet. */
  confirming: boolean;
  /** Why the button did not lead to Stripe. */
  refused?: string | undefined;
  /** How the page asks again by itself, while a payment is expected; `reloads` where no script does. */
  waits?: { path: string; state: string; next: number; pause: number; reloads: boolean } | undefined;
}

/** The page of whoever pays an invoice: what it is, what is left, one button; no account. */
export function PayPage(props: Props) {
  const { view, locale, token } = props;
  const { invoice, firm } = view;
  const t = payWords(locale);
  const title = t.title(invoice.number ?? "");
  const { waits } = props;
  const refresh = waits?.reloads
    ? {
        seconds: Math.max(1, waits.pause),
        path: `${waits.path}${waits.path.includes("?") ? "&" : "?"}attente=${waits.next}`,
      }
    : undefined;
  return (
    <Page
      title={`${title} – ${firm.name}`}
      locale={locale}
      firm={firm}
      other={props.other}
      narrow
      noindex
      refresh={refresh}
    >
      <div class="stack">
        <h1>{title}</h1>
        <p class="lead">{t.from(invoice.seller.name, invoice.buyer.name)}</p>
      </div>
      {props.demo ? <p class="notice">{t.demo}</p> : null}
      {props.refused ? (
        <p class="summary" role="alert">
          {refusalText(props.refused, locale)}
        </p>
      ) : null}
      <section class="card" aria-labelledby="etat">
        <Standing {...props} />
      </section>
      <Details {...props} />
      <p>
        {invoice.pdfHash ? (
          <a class="btn" href={`/payer/${token}/facture.pdf`}>
            {t.invoicePDF}
          </a>
        ) : (
          <span class="soft">{t.drawing}</span>
        )}
      </p>
      {waits ? <Waits {...waits} /> : null}
    </Page>
  );
}

function Waits(props: NonNullable<Props["waits"]>) {
  return (
    <script data-path={props.path} data-state={props.state} data-next={props.next} data-pause={props.pause}>
      {raw(SCRIPT)}
    </script>
  );
}

function Standing(props: Props) {
  if (props.view.standing === "paid") return <Paid {...props} />;
  if (props.view.standing === "credited") return <Credited {...props} />;
  if (props.view.standing === "processing") return <Processing {...props} />;
  if (props.view.standing === "seatGone") return <SeatGone {...props} />;
  if (props.confirming) return <Confirming {...props} />;
  return <ToPay {...props} />;
}

function Amount(props: { label: string; cents: number; locale: Locale }) {
  return (
    <div>
      <h2 id="etat" class="soft">
        {props.label}
      </h2>
      <p class="price">{euros(props.cents, props.locale)}</p>
    </div>
  );
}

function ToPay(props: Props) {
  const { view, locale, token } = props;
  const { invoice, firm, standing, attempts } = view;
  const t = payWords(locale);
  const due = Invoice.dueOf(invoice);
  const late = invoice.dueOn !== null && invoice.dueOn < dayOf(now(), firm.zone);
  const failed = attempts.at(-1)?.status === "failed";
  return (
    <>
      <Amount label={invoice.paid > 0 ? t.due : t.amountDue} cents={due} locale={locale} />
      {invoice.dueOn && !view.heldUntil ? (
        <p>
          {t.dueOn} <strong>{dayText(invoice.dueOn, locale)}</strong>{" "}
          {late ? <span class="badge late">{t.late}</span> : null}
        </p>
      ) : null}
      {failed ? <p class="notice">{t.declined}</p> : null}
      {view.heldUntil && standing === "online" ? (
        <p class="notice">{t.heldUntil(moment(view.heldUntil, firm.zone, locale))}</p>
      ) : null}
      {standing === "online" ? (
        <form method="post" action={`/payer/${token}`}>
          <button class="btn primary" type="submit">
            {t.pay(euros(due, locale))}
          </button>
          <p class="soft">{view.heldUntil ? t.payAtOnceHint : t.payHint}</p>
        </form>
      ) : (
        <Transfer invoice={invoice} locale={locale} />
      )}
      {standing === "online" && !view.heldUntil ? <OtherWay invoice={invoice} locale={locale} /> : null}
    </>
  );
}

function Processing(props: Props) {
  const { view, locale } = props;
  const t = payWords(locale);
  return (
    <>
      <p class="notice" role="status">
        <strong id="etat">{t.processingTitle}</strong>
      </p>
      <p class="price">{euros(Invoice.dueOf(view.invoice), locale)}</p>
      <p>{t.processing}</p>
      <p class="soft">{t.processingHint}</p>
    </>
  );
}

function Confirming(props: Props) {
  const { view, locale } = props;
  const t = payWords(locale);
  return (
    <>
      <p class="notice" role="status">
        <strong id="etat">{t.confirmingTitle}</strong>
      </p>
      <p class="price">{euros(Invoice.dueOf(view.invoice), locale)}</p>
      <p>{t.confirming}</p>
    </>
  );
}

/** Credit notes took all of it back: nothing is due, whatever was paid before. */
function Credited(props: Props) {
  const t = payWords(props.locale);
  return (
    <>
      <p class="notice" role="status">
        <strong id="etat">{t.creditedTitle}</strong>
      </p>
      <p>{t.credited}</p>
      <GivenBack {...props} />
    </>
  );
}

/** Nothing is asked for a seat that someone else may have by now. */
function SeatGone(props: Props) {
  const { view, locale } = props;
  const t = payWords(locale);
  const en = locale === "en" ? "/en" : "";
  return (
    <>
      <p class="notice" role="status">
        <strong id="etat">{t.seatGoneTitle}</strong>
      </p>
      <p>{t.seatGone}</p>
      <GivenBack {...props} />
      <p>
        <a class="btn" href={`${en}/c/${view.firm.slug}`}>
          {t.seatAgain}
        </a>
      </p>
    </>
  );
}

function GivenBack(props: Props) {
  const t = payWords(props.locale);
  return (
    <>
      {props.view.refunds
        .filter(({ byHand }) => byHand !== "setOff")
        .map((refund) => (
          <p class="notice">{t.givenBack(euros(refund.amount, props.locale))}</p>
        ))}
    </>
  );
}

/** The receipt: a receipt, not a second invoice. */
function Paid(props: Props) {
  const { view, locale } = props;
  const { invoice, payments, firm } = view;
  const t = payWords(locale);
  return (
    <>
      <p class="good" role="status">
        <strong id="etat">{t.paidTitle}.</strong> {t.paidThanks(invoice.seller.name)}
      </p>
      <GivenBack {...props} />
      <h2>{t.receipt}</h2>
      <div class="table-wrap">
        <table>
          <thead>
            <tr>
              <th scope="col">{t.receivedOn}</th>
              <th scope="col">{t.method}</th>
              <th scope="col" class="num">
                {t.amount}
              </th>
            </tr>
          </thead>
          <tbody>
            {payments
              .filter(({ returnedOn }) => !returnedOn)
              .map((payment) => (
                <tr>
                  <td>{dayText(dayOf(payment.receivedAt, firm.zone), locale)}</td>
                  <td>{t.methods[payment.method]}</td>
                  <td class="num">{euros(payment.amount, locale)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Details(props: Props) {
  const { view, locale } = props;
  const { invoice } = view;
  const t = payWords(locale);
  return (
    <section class="stack" aria-labelledby="detail">
      <h2 id="detail">{t.details}</h2>
      <dl class="facts">
        <dt>{t.object}</dt>
        <dd>{invoice.object}</dd>
        {invoice.issuedOn ? (
          <>
            <dt>{t.issuedOn}</dt>
            <dd>{dayText(invoice.issuedOn, locale)}</dd>
          </>
        ) : null}
        <dt>{t.total}</dt>
        <dd>{euros(invoice.gross, locale)}</dd>
        {invoice.paid > 0 && invoice.paid < invoice.gross ? (
          <>
            <dt>{t.alreadyPaid}</dt>
            <dd>{euros(invoice.paid, locale)}</dd>
          </>
        ) : null}
      </dl>
    </section>
  );
}
