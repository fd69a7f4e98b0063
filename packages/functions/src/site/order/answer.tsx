/** @jsxImportSource hono/jsx */
import type { Order } from "@entrepairs/core/order";
import { day, moment } from "@entrepairs/mail";
import { Tick } from "../enrolment/parts.tsx";
import { Field, KeyField, type Typed } from "../form.tsx";
import type { Locale } from "../words/bilingual.ts";
import { orderWords } from "../words/order.ts";

interface Asked {
  order: Order.Stored;
  typed: Typed;
  locale: Locale;
  zone: string;
  /** Addresses of the quote and of its agreement, in the reader's language. */
  ways: { approve: string; refuse: string; agreement: string; sign: string };
}

/** What the quote waits for: an answer, an agreement; or how it ended. */
export function Standing(props: Asked & { status: Order.Stored["status"] }) {
  const { order, locale, zone, ways, status } = props;
  const t = orderWords(locale);
  if (status === "sent") return <Approve {...props} />;
  if (order.replacedBy) return <p role="status">{t.replaced}</p>;
  if (status === "refused") return <p role="status">{t.refused}</p>;
  if (status === "expired") return <p role="status">{t.expired(day(order.validUntil, locale))}</p>;
  if (status === "cancelled" || !order.approval) return <p role="status">{t.cancelled}</p>;
  const { name, at } = order.approval;
  return (
    <section class="card">
      <p class="good" role="status">
        {t.approved(name, moment(at, zone, locale))}
      </p>
      {order.agreement ? (
        <p class="actions">
          <a class="btn primary" href={ways.agreement}>
            {order.agreement.buyer ? t.readAgain : t.toSign}
          </a>
        </p>
      ) : (
        <p>{t.waits}</p>
      )}
    </section>
  );
}

function Approve(props: Asked) {
  const { order, locale, typed, ways } = props;
  const t = orderWords(locale);
  const shared = { typed, locale };
  const isPublic = order.buyer.kind === "publicBody";
  return (
    <>
      <section class="card" id="accord">
        <h2>{t.approve}</h2>
        <p>{t.approveLead}</p>
        <form method="post" action={ways.approve} novalidate>
          <KeyField />
          <Person {...props} />
          <Field
            {...shared}
            name="purchaseOrder"
            label={t.optional(t.purchaseOrder)}
            value={order.purchaseOrder ?? ""}
            maxlength={50}
          />
          {isPublic ? (
            <>
              <Field
                {...shared}
                name="serviceCode"
                label={t.optional(t.serviceCode)}
                hint={t.publicHint}
                value={order.serviceCode ?? ""}
                maxlength={100}
              />
              <Field
                {...shared}
                name="engagementNumber"
                label={t.optional(t.engagementNumber)}
                hint={t.publicHint}
                value={order.engagementNumber ?? ""}
                maxlength={50}
              />
            </>
          ) : null}
          <Tick {...shared} name="accepted" label={t.accepts} />
          <p class="actions">
            <button class="btn primary" type="submit">
              {t.doApprove}
            </button>
          </p>
        </form>
      </section>
      <details class="card">
        <summary>{t.refuse}</summary>
        <form method="post" action={ways.refuse} novalidate>
          <KeyField />
          <Field {...shared} name="reason" label={t.reason} rows={3} maxlength={1000} />
          <p class="actions">
            <button class="btn" type="submit">
              {t.doRefuse}
            </button>
          </p>
        </form>
      </details>
    </>
  );
}

function Person(props: Asked) {
  const { order, typed, locale } = props;
  const t = orderWords(locale);
  const shared = { typed, locale, required: true, maxlength: 120 };
  return (
    <>
      <Field {...shared} name="name" label={t.name} autocomplete="name" />
      <Field {...shared} name="role" label={t.role} hint={t.roleHint} value={order.signatory.role} />
    </>
  );
}

/** The form that signs the agreement above it, or who signed. */
export function Signature(props: Asked) {
  const { order, locale, zone, typed, ways } = props;
  const t = orderWords(locale);
  const { agreement } = order;
  if (!agreement) return null;
  const { firm, buyer, textHash } = agreement;
  return (
    <section class="card">
      <h2>{t.sign}</h2>
      <p>{t.firmSigned(firm.name, moment(firm.at, zone, locale))}</p>
      {buyer ? (
        <>
          <p class="good" role="status">
            {t.buyerSigned(buyer.name, buyer.role, moment(buyer.at, zone, locale))}
          </p>
          <dl class="facts">
            <dt>{t.hash}</dt>
            <dd>
              <code>{textHash}</code>
            </dd>
          </dl>
        </>
      ) : null}
      {!buyer && order.status === "approved" ? (
        <form method="post" action={ways.sign} novalidate>
          <p>{t.signLead}</p>
          <KeyField />
          <input type="hidden" name="textHash" value={textHash} />
          <Person {...props} />
          <Tick typed={typed} locale={locale} name="accepted" label={t.signs} />
          <p class="actions">
            <button class="btn primary" type="submit">
              {t.doSign}
            </button>
          </p>
        </form>
      ) : null}
    </section>
  );
}
