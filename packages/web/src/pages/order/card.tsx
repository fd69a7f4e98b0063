import { useParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { createCommand } from "../../api/index.ts";
import { useQuery } from "../../api/query.ts";
import { dayPlain } from "../../format/index.ts";
import { money, rate } from "../../format/number.ts";
import { words } from "../../messages/order.ts";
import { words as states } from "../../messages/order-state.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button, Link } from "../../ui/button.tsx";
import { Facts, Note, PageHead, Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { toast } from "../../ui/toast.tsx";
import { Day, Money } from "../../ui/value.tsx";
import { type Order, orderOf, redraft, type Whole } from "./order.data.ts";
import { OrderState } from "./order-state.tsx";
import { Rail } from "./rail.tsx";
import "./order.css";

/** One quote, what becomes of it, and what may be done with it beside. */
export default function OrderCard() {
  const here = useFirm();
  const params = useParams<{ id: string }>();
  const query = useQuery(() => orderOf(params.id));
  return (
    <Loaded of={query} rows={10} heading={words().one}>
      {(data) => (
        <>
          <PageHead
            title={data().order.number ? words().cardTitle(data().order.number ?? "") : states().draftTitle}
            crumbs={[{ href: here.path("/devis"), title: words().title }]}
            sub={
              <>
                <span>{data().order.buyer.name}</span>
                <OrderState
                  of={{
                    ...data().order,
                    agreementSent: data().order.agreement !== null,
                    isReplaced: data().order.replacedBy !== null,
                  }}
                />
              </>
            }
          />
          <div class="columns order">
            <div class="stack">
              <Versions of={data().order} />
              <About of={data().order} />
              <Sold of={data().order} />
              <Instalments of={data().order} />
              <Agreement of={data()} />
            </div>
            <Rail of={data()} />
          </div>
        </>
      )}
    </Loaded>
  );
}

/** The quotes before and after this one, when it was made anew. */
function Versions(props: { of: Order }) {
  const here = useFirm();
  return (
    <>
      <Show when={props.of.replacedBy}>
        {(next) => (
          <Note tone="wait">
            <p>
              {words().replacedBy} <Link href={here.path(`/devis/${next()}`)}>{words().toNewer}</Link>
            </p>
          </Note>
        )}
      </Show>
      <Show when={props.of.replaces}>
        {(before) => (
          <p>
            <Link href={here.path(`/devis/${before()}`)}>{words().toEarlier}</Link>
          </p>
        )}
      </Show>
    </>
  );
}

function About(props: { of: Order }) {
  const people = () => {
    const later = props.of.seats - props.of.people.length;
    return [...props.of.people, ...(later > 0 ? [words().laterNamed(later)] : [])].join(", ");
  };
  const said = () =>
    [
      [words().form.purchaseOrder, props.of.purchaseOrder],
      [words().form.note, props.of.note],
    ].flatMap(([label, value]) => (label && value ? [{ label, value }] : []));
  return (
    <Section title={words().parties}>
      <Facts
        facts={[
          { label: words().head.object, value: props.of.object },
          { label: words().form.cohort, value: props.of.cohortName ?? words().form.noCohort },
          {
            label: words().form.signatory,
            value: `${props.of.signatory.name}, ${props.of.signatory.role}, ${props.of.signatory.email}`,
          },
          { label: words().form.seats, value: words().seats(props.of.seats) },
          { label: words().form.people, value: people() },
          { label: words().head.validUntil, value: <Day day={props.of.validUntil} long /> },
          ...said(),
        ]}
      />
    </Section>
  );
}

function Sold(props: { of: Order }) {
  type Line = Order["lines"][number];
  const columns = (): Column<Line>[] => [
    {
      id: "description",
      head: words().form.description,
      cell: (line) => (
        <>
          {line.description}
          <Show when={line.discount}>{(off) => <p class="hint">{words().discounted(off().reason)}</p>}</Show>
        </>
      ),
    },
    { id: "quantity", head: words().quantity, num: true, cell: (line) => line.quantity.replace(".", ",") },
    { id: "unit", head: words().unitNet, num: true, cell: (line) => <Money cents={line.unitNet} /> },
    { id: "vat", head: words().vat, num: true, cell: (line) => rate(line.vatRate) },
    { id: "net", head: words().net, num: true, cell: (line) => <Money cents={line.net} /> },
  ];
  const rebate = () => props.of.net - props.of.lines.reduce((sum, line) => sum + line.net, 0);
  return (
    <Section title={words().lines}>
      <Table caption={words().lines} rows={props.of.lines} columns={columns()} />
      <Facts
        facts={[
          ...(props.of.discount
            ? [{ label: words().discounted(props.of.discount.reason), value: money(rebate()) }]
            : []),
          ...props.of.reductions.map(({ name, on, net }) => ({
            label: words().givenUp(name, dayPlain(on)),
            value: money(-net),
          })),
          { label: words().totalNet, value: money(props.of.net) },
          { label: words().totalVat, value: money(props.of.vat) },
          { label: words().totalGross, value: <strong>{money(props.of.gross)}</strong> },
        ]}
      />
    </Section>
  );
}

function Instalments(props: { of: Order }) {
  const when = ({ trigger, session, day }: Order["instalments"][number]) => {
    if (trigger === "session") return words().triggers.session(session ?? 0);
    return trigger === "day" ? dayPlain(day ?? "") : words().triggers[trigger];
  };
  return (
    <Section title={words().instalments}>
      <Facts
        facts={[
          ...props.of.instalments.map((part) => ({
            label: when(part),
            value: <Instalment of={part} orderID={props.of.orderID} />,
          })),
          { label: words().form.term, value: props.of.termInWords },
        ]}
      />
    </Section>
  );
}

/** The amount, before VAT, and the invoice that asks for it once there is one. */
function Instalment(props: { of: Order["instalments"][number]; orderID: string }) {
  const here = useFirm();
  const again = createCommand({
    send: (instalmentID: string, key) => redraft(props.orderID, instalmentID, key),
    stale: [["order"]],
    done: () => toast(words().redrafted),
  });
  return (
    <>
      {words().netOf(money(props.of.net))}
      <Show when={props.of.invoiceID}>
        {(invoiceID) => (
          <>
            {" "}
            <Link href={here.path(`/factures/${invoiceID()}`)}>{words().toInvoice}</Link>
          </>
        )}
      </Show>
      <Show when={props.of.dropped}>
        {" – "}
        {words().droppedDraft}{" "}
        <Button look="quiet" pending={again.pending()} onClick={() => void again.run(props.of.instalmentID)}>
          {words().redraft}
        </Button>
      </Show>
    </>
  );
}

function Agreement(props: { of: Whole }) {
  return (
    <Show when={props.of.agreement}>
      {(agreement) => (
        <Section title={words().agreement}>
          <h3 lang={agreement().locale}>{agreement().title}</h3>
          <dl class="articles" lang={agreement().locale}>
            <For each={agreement().articles}>
              {(article) => (
                <div>
                  <dt>{article.heading}</dt>
                  <dd>{article.text}</dd>
                </div>
              )}
            </For>
          </dl>
        </Section>
      )}
    </Show>
  );
}
