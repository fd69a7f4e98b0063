import { For, Show } from "solid-js";
import { narrow } from "../../base/media.ts";
import { iban } from "../../format/identity.ts";
import { dayPlain, money, number, rate } from "../../format/index.ts";
import { words as screen } from "../../messages/invoice.ts";
import { words } from "../../messages/paper.ts";
import type { Invoice } from "./invoice.data.ts";
import { isCredit } from "./invoice-state.tsx";

const siretShown = (siret: string) => siret.replace(/(\d{3})(\d{3})(\d{3})(\d{5})/, "$1\u00a0$2\u00a0$3\u00a0$4");

/** The invoice as its PDF says it, from the same content; on paper, nothing else of the page is printed. */
export function Paper(props: { of: Invoice }) {
  return (
    <article class="card paper" aria-label={screen().preview}>
      <Head of={props.of} />
      <div class="paper-parties">
        <Dates of={props.of} />
        <Buyer of={props.of} />
      </div>
      <p class="paper-object">{props.of.object}</p>
      <Lines of={props.of} />
      <Totals of={props.of} />
      <Settlement of={props.of} />
    </article>
  );
}

function Address(props: { of: { street: string; postalCode: string; city: string } }) {
  return (
    <>
      <p>{props.of.street}</p>
      <p>
        {props.of.postalCode} {props.of.city}
      </p>
    </>
  );
}

function Identity(props: { siret: string | null; vatNumber: string | null }) {
  return (
    <>
      <Show when={props.siret}>
        {(siret) => (
          <p>
            {words().siret} {siretShown(siret())}
          </p>
        )}
      </Show>
      <Show when={props.vatNumber}>
        {(vatNumber) => (
          <p>
            {words().vatNumber} {vatNumber()}
          </p>
        )}
      </Show>
    </>
  );
}

function Head(props: { of: Invoice }) {
  const seller = () => props.of.seller;
  return (
    <header class="paper-head">
      <div>
        <p class="paper-name">{seller().name}</p>
        <Address of={seller().address} />
        <Identity siret={seller().siret} vatNumber={seller().vatNumber} />
        <p>{seller().email}</p>
        <Show when={seller().legalForm}>{(form) => <p>{form()}</p>}</Show>
      </div>
      <div class="paper-title">
        <p>{props.of.number ? words().kind[props.of.kind] : words().draft}</p>
        <Show when={props.of.number}>{(named) => <p>{words().number(named())}</p>}</Show>
      </div>
    </header>
  );
}

function Dates(props: { of: Invoice }) {
  const rows = () =>
    [
      { label: words().issuedOn, value: props.of.issuedOn && dayPlain(props.of.issuedOn) },
      { label: words().dueOn, value: !isCredit(props.of.kind) && props.of.dueOn && dayPlain(props.of.dueOn) },
      { label: words().purchaseOrder, value: props.of.purchaseOrder },
      { label: words().serviceCode, value: props.of.buyer.serviceCode },
      { label: words().engagementNumber, value: props.of.buyer.engagementNumber },
      ...props.of.preceding.map(({ number, issuedOn }) => ({
        label: words().about,
        value: words().aboutNumber(number, dayPlain(issuedOn)),
      })),
    ].filter((row) => row.value);
  return (
    <dl class="paper-dates">
      <For each={rows()}>
        {(row) => (
          <div>
            <dt>{row.label}</dt>
            <dd>{row.value}</dd>
          </div>
        )}
      </For>
    </dl>
  );
}

function Buyer(props: { of: Invoice }) {
  const buyer = () => props.of.buyer;
  return (
    <div class="paper-buyer">
      <p class="hint">{words().buyer}</p>
      <p class="paper-name">{buyer().name}</p>
      <Show when={buyer().address} fallback={<p class="hint">{words().toComplete}</p>}>
        {(address) => <Address of={address()} />}
      </Show>
      <Identity siret={buyer().siret} vatNumber={buyer().vatNumber} />
      <p>{buyer().email}</p>
    </div>
  );
}

type Line = Invoice["lines"][number];
const vatOf = ({ vatRate }: Line) => (vatRate > 0 ? rate(vatRate) : words().untaxed);
const peopleOf = ({ seats }: Line) => seats.map((seat) => seat.name).join(", ");

/** A table, and on a phone a card a line: five columns do not fit there. */
function Lines(props: { of: Invoice }) {
  return (
    <Show when={narrow()} fallback={<LineTable of={props.of} />}>
      <ul class="paper-cards" aria-label={words().lines}>
        <For each={props.of.lines}>{(line) => <LineCard of={line} />}</For>
      </ul>
    </Show>
  );
}

function LineCard(props: { of: Line }) {
  return (
    <li>
      <p class="paper-object">{props.of.description}</p>
      <p class="hint">{peopleOf(props.of)}</p>
      <dl class="paper-dates">
        <Fact label={words().quantity} value={number(Number(props.of.quantity))} />
        <Fact label={words().unitNet} value={money(props.of.unitNet)} />
        <Fact label={words().vat} value={vatOf(props.of)} />
        <Fact label={words().net} value={money(props.of.net)} />
      </dl>
    </li>
  );
}

const discountOf = ({ reason, basisPoints, amount }: NonNullable<Line["discount"]>) =>
  words().discount(reason, amount === undefined ? rate(basisPoints ?? 0) : money(amount));

function Fact(props: { label: string; value: string }) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd class="num">{props.value}</dd>
    </div>
  );
}

function LineTable(props: { of: Invoice }) {
  return (
    <section class="paper-lines" aria-label={words().lines} tabindex="0">
      <table>
        <caption class="sr">{words().lines}</caption>
        <thead>
          <tr>
            <th scope="col">{words().description}</th>
            <th scope="col" class="num">
              {words().quantity}
            </th>
            <th scope="col" class="num">
              {words().unitNet}
            </th>
            <th scope="col" class="num">
              {words().vat}
            </th>
            <th scope="col" class="num">
              {words().net}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.of.lines}>
            {(line) => (
              <tr>
                <th scope="row">
                  {line.description}
                  <span class="hint">{peopleOf(line)}</span>
                  <Show when={line.discount}>{(off) => <span class="hint">{discountOf(off())}</span>}</Show>
                </th>
                <td class="num">{number(Number(line.quantity))}</td>
                <td class="num">{money(line.unitNet)}</td>
                <td class="num">{vatOf(line)}</td>
                <td class="num">{money(line.net)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  );
}

function Totals(props: { of: Invoice }) {
  const off = () => props.of.lines.reduce((sum, line) => sum + line.net, 0) - props.of.net;
  const rows = () => [
    ...(off() > 0 && props.of.discount
      ? [
          { label: words().subtotal, cents: props.of.net + off() },
          { label: props.of.discount.reason, cents: -off() },
        ]
      : []),
    { label: words().net, cents: props.of.net },
    ...props.of.rates
      .filter(({ vatRate }) => vatRate > 0)
      .map(({ vatRate, base, vat }) => ({ label: words().vatOn(rate(vatRate), money(base)), cents: vat })),
    { label: words().gross, cents: props.of.gross },
    ...(props.of.prepaid > 0 ? [{ label: words().prepaid, cents: -props.of.prepaid }] : []),
  ];
  return (
    <dl class="paper-totals">
      <For each={rows()}>
        {(row) => (
          <div>
            <dt>{row.label}</dt>
            <dd class="num">{money(row.cents)}</dd>
          </div>
        )}
      </For>
      <div class="paper-pay">
        <dt>{isCredit(props.of.kind) ? words().creditAmount : words().toPay}</dt>
        <dd class="num">{money(props.of.gross - props.of.prepaid)}</dd>
      </div>
    </dl>
  );
}

/** As the PDF words them. */
function termsOf({ terms, term, seller }: Invoice): string {
  const { days, endOfMonth } = term;
  return terms ?? words().terms(days, endOfMonth, Boolean(seller.bank));
}

function Settlement(props: { of: Invoice }) {
  return (
    <footer class="paper-foot">
      <Show when={props.of.number} fallback={<p class="hint">{words().onIssue}</p>}>
        <Show when={!isCredit(props.of.kind)}>
          <p>
            <strong>{words().settlement}</strong>
          </p>
          <Show when={props.of.dueOn}>{(day) => <p>{words().before(dayPlain(day()))}</p>}</Show>
          <p>{termsOf(props.of)}</p>
        </Show>
        <Show when={props.of.seller.bank}>
          {(bank) => (
            <p>
              IBAN {iban(bank().iban)}
              <Show when={bank().bic}>{(bic) => <>, BIC {bic()}</>}</Show>. {words().holder} {bank().holder}.
            </p>
          )}
        </Show>
        <Show when={props.of.payURL}>{(url) => <p class="paper-link">{url()}</p>}</Show>
        <Show when={props.of.exemption}>{(exemption) => <p>{exemption().reason}.</p>}</Show>
        <For each={props.of.notes}>{(note) => <p class="hint">{note.text}</p>}</For>
      </Show>
    </footer>
  );
}
