import { useSearchParams } from "@solidjs/router";
import { Show } from "solid-js";
import { useQuery } from "../../api/query.ts";
import { matches } from "../../format/index.ts";
import { words } from "../../messages/order.ts";
import { words as ui } from "../../messages/ui.ts";
import { useFirm } from "../../shell/firm.ts";
import { Link, LinkButton } from "../../ui/button.tsx";
import { Filters, SearchBox } from "../../ui/filter.tsx";
import { PageHead } from "../../ui/page.tsx";
import { one } from "../../ui/search-param.ts";
import { Empty, Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { Day, Money } from "../../ui/value.tsx";
import { type Card, orders } from "./order.data.ts";
import { OrderState } from "./order-state.tsx";

/** As they stand in the address, with what each holds. */
const STATES = [
  { id: "tous", name: "all", holds: () => true },
  { id: "brouillons", name: "draft", holds: (card: Card) => card.status === "draft" },
  { id: "en-attente", name: "waiting", holds: (card: Card) => card.status === "sent" || card.status === "approved" },
  { id: "signes", name: "signed", holds: (card: Card) => card.status === "signed" },
] as const;

/** The firm's quotes, the newest first. */
export default function Orders() {
  const here = useFirm();
  const query = useQuery(() => orders());
  const add = () => (
    <LinkButton look="primary" href={here.path("/devis/nouveau")}>
      {words().add}
    </LinkButton>
  );
  return (
    <>
      <PageHead title={words().title} actions={add()} />
      <Loaded
        of={query}
        isEmpty={(data) => data.orders.length === 0}
        empty={
          <Empty title={words().empty} action={add()}>
            <p>{words().emptyBody}</p>
          </Empty>
        }
      >
        {(data) => (
          <Tabs
            label={words().tabs.label}
            param="etat"
            tabs={STATES.map((state) => ({
              id: state.id,
              title: words().tabs[state.name],
              count: data().orders.filter(state.holds).length,
              body: () => <Listed cards={data().orders.filter(state.holds)} />,
            }))}
          />
        )}
      </Loaded>
    </>
  );
}

function Listed(props: { cards: readonly Card[] }) {
  const here = useFirm();
  const [search] = useSearchParams();
  const found = () =>
    props.cards.filter(({ buyerName, number, object }) => matches(one(search.q), buyerName, number, object));
  const columns = (): Column<Card>[] => [
    {
      id: "number",
      head: words().head.number,
      width: 15,
      cell: (card) => (
        <Link href={here.path(`/devis/${card.orderID}`)}>
          <span class="code">{card.number ?? words().noNumber}</span>
        </Link>
      ),
    },
    { id: "buyer", head: words().head.buyer, cell: (card) => card.buyerName, width: 20 },
    { id: "object", head: words().head.object, cell: (card) => card.object },
    {
      id: "validUntil",
      head: words().head.validUntil,
      cell: (card) => <Day day={card.validUntil} />,
      width: 12,
      phone: "hide",
    },
    { id: "gross", head: words().head.gross, num: true, cell: (card) => <Money cents={card.gross} />, width: 12 },
    { id: "state", head: words().head.state, cell: (card) => <OrderState of={card} />, width: 15, phone: "title" },
  ];
  return (
    <Show when={props.cards.length > 0} fallback={<p>{words().noneHere}</p>}>
      <Filters count={words().count(found().length)}>
        <SearchBox label={words().search} />
      </Filters>
      <Show when={found().length > 0} fallback={<p>{ui().noMatch}</p>}>
        <Table caption={words().title} rows={found()} columns={columns()} />
      </Show>
    </Show>
  );
}
