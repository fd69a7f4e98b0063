/** @jsxImportSource hono/jsx */
import { Identity } from "@entrepairs/core/firm";
import { Order } from "@entrepairs/core/order";
import { day, moment, money } from "@entrepairs/mail";
import { number, percent } from "../words/amount.ts";
import type { Locale } from "../words/bilingual.ts";
import { orderWords } from "../words/order.ts";

interface Shown {
  order: Order.Stored;
  locale: Locale;
  zone: string;
}

/** The whole quote, as it reads and as it prints. */
export function Quote(props: Shown) {
  const { order, locale } = props;
  const t = orderWords(locale);
  return (
    <>
      <Parties {...props} />
      <section class="card">
        <h2 lang={order.locale}>{order.object}</h2>
        <Lines {...props} />
        <Totals {...props} />
      </section>
      <section class="card">
        <h2>{t.billing}</h2>
        <ul class="dots">
          {order.instalments.map((part) => (
            <li>
              {instalment(part, locale)} – {money(part.net, locale)}
              {locale === "fr" ? "\u00a0HT" : " net"}
            </li>
          ))}
        </ul>
        <p>{Order.termInWords({ ...order, locale })}.</p>
        <h2>{t.conditions}</h2>
        <p>{t.late}</p>
        <ul class="dots" lang={order.locale}>
          {order.cancellation.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
        {order.note ? (
          <>
            <h2>{t.note}</h2>
            <p lang={order.locale}>{order.note}</p>
          </>
        ) : null}
      </section>
    </>
  );
}

function instalment({ trigger, session, day: on }: Order.Stored["instalments"][number], locale: Locale): string {
  const t = orderWords(locale);
  if (trigger === "order") return t.atOrder;
  if (trigger === "end") return t.atEnd;
  return trigger === "session" ? t.afterSession(session ?? 0) : day(on ?? "", locale);
}

function Parties(props: Shown) {
  const { order, locale, zone } = props;
  const t = orderWords(locale);
  const { seller, buyer, signatory } = order;
  return (
    <section class="card">
      <div class="two">
        <div>
          <h2>{t.from}</h2>
          <Address {...seller} />
          {seller.activityNumber ? (
            <p class="soft">{t.activity(Identity.formatActivityNumber(seller.activityNumber))}</p>
          ) : null}
        </div>
        <div>
          <h2>{t.to}</h2>
          <Address {...buyer} />
          <p>{t.attention(signatory.name, signatory.role)}</p>
        </div>
      </div>
      <dl class="facts">
        <dt>{t.sentOn}</dt>
        <dd>{order.sentAt ? moment(order.sentAt, zone, locale) : ""}</dd>
        <dt>{t.validUntil}</dt>
        <dd>{day(order.validUntil, locale)}</dd>
        <Fact label={t.programme} value={order.programmeTitle} />
        <Fact label={t.group} value={order.cohortName} />
        <dt>{t.seats}</dt>
        <dd>{order.seats}</dd>
        <dt>{t.people}</dt>
        <dd>{named(order, t.later)}</dd>
        <Fact label={t.purchaseOrder} value={order.purchaseOrder} />
        <Fact label={t.serviceCode} value={order.serviceCode} />
        <Fact label={t.engagementNumber} value={order.engagementNumber} />
      </dl>
    </section>
  );
}

/** Those who are known, then how many are not. */
function named({ people, seats }: Order.Stored, later: (count: number) => string): string {
  const left = seats - people.length;
  return [...people, ...(left > 0 ? [later(left)] : [])].join(", ");
}

function Fact(props: { label: string; value: string | null }) {
  if (!props.value) return null;
  return (
    <>
      <dt>{props.label}</dt>
      <dd>{props.value}</dd>
    </>
  );
}

type Party = Pick<Order.Stored["buyer"], "name" | "siret" | "vatNumber" | "address">;

function Address(props: Party) {
  const { name, siret, vatNumber, address } = props;
  return (
    <p>
      <strong>{name}</strong>
      {address ? (
        <>
          <br />
          {address.street}
          <br />
          {address.postalCode} {address.city}
        </>
      ) : null}
      {siret ? (
        <>
          <br />
          SIRET {Identity.formatSiret(siret)}
        </>
      ) : null}
      {vatNumber ? (
        <>
          <br />
          {Identity.formatVatNumber(vatNumber)}
        </>
      ) : null}
    </p>
  );
}

function Lines(props: Shown) {
  const { order, locale } = props;
  const t = orderWords(locale);
  return (
    // A region that scrolls is reached by keyboard.
    <section class="table-wrap" tabindex={0} aria-label={t.description}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.description}</th>
            <th scope="col">{t.quantity}</th>
            <th scope="col">{t.unit}</th>
            <th scope="col">{t.rate}</th>
            <th scope="col">{t.net}</th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <tr>
              <th scope="row" lang={order.locale}>
                {line.description}
                {line.discount ? <span class="soft"> {t.discount(line.discount.reason)}</span> : null}
              </th>
              <td>{number(Number(line.quantity), locale)}</td>
              <td>{money(line.unitNet, locale)}</td>
              <td>{percent(line.vatRate, locale)}</td>
              <td>{money(line.net, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Totals(props: Shown) {
  const { order, locale } = props;
  const t = orderWords(locale);
  const lines = order.lines.reduce((sum, line) => sum + line.net, 0);
  const { vatRegime } = order.seller;
  return (
    <>
      <dl class="facts">
        {order.discount ? (
          <>
            <dt>{t.discount(order.discount.reason)}</dt>
            <dd>{money(order.net - lines, locale)}</dd>
          </>
        ) : null}
        <dt>{t.totalNet}</dt>
        <dd>{money(order.net, locale)}</dd>
        {order.rates.map(({ vatRate, vat }) => (
          <>
            <dt>{t.totalVat(percent(vatRate, locale))}</dt>
            <dd>{money(vat, locale)}</dd>
          </>
        ))}
        <dt>{t.totalGross}</dt>
        <dd>
          <strong>{money(order.gross, locale)}</strong>
        </dd>
      </dl>
      {order.vat === 0 && vatRegime !== "standard" ? <p class="soft">{t[vatRegime]}</p> : null}
    </>
  );
}
