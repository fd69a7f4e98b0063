import { Show } from "solid-js";
import { useQuery } from "../../api/query.ts";
import { words as order } from "../../messages/order.ts";
import { words } from "../../messages/sponsor.ts";
import { OutsideLink } from "../../ui/button.tsx";
import { Section } from "../../ui/page.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Day, Money } from "../../ui/value.tsx";
import { OrderState } from "../order/order-state.tsx";
import { agreementPath, type OwnOrder, ownOrders, quotePath } from "./space.data.ts";

/** What the sponsor's organization was quoted and signed, beside its invoices; nothing when there is none. */
export function Orders() {
  const query = useQuery(() => ownOrders());
  const columns = (): Column<OwnOrder>[] => [
    { id: "number", head: order().head.number, cell: (one) => <span class="code">{one.number}</span>, width: 15 },
    { id: "object", head: order().head.object, cell: (one) => one.object, width: 35 },
    { id: "valid", head: order().head.validUntil, cell: (one) => <Day day={one.validUntil} />, width: 13 },
    { id: "gross", head: order().head.gross, num: true, cell: (one) => <Money cents={one.gross} />, width: 14 },
    {
      id: "state",
      head: order().head.state,
      cell: (one) => <OrderState of={{ ...one, isReplaced: false }} />,
      width: 14,
      phone: "title",
    },
  ];
  return (
    <Show when={query.data?.orders.length ? query.data.orders : undefined}>
      {(orders) => (
        <Section title={words().ordersTitle}>
          <Table
            caption={words().ordersTitle}
            rows={orders()}
            columns={columns()}
            actions={(one) => <Acts of={one} />}
          />
        </Section>
      )}
    </Show>
  );
}

function Acts(props: { of: OwnOrder }) {
  return (
    <>
      <OutsideLink href={quotePath(props.of.orderID)} look="quiet" newWindow>
        {order().one}
        <span class="sr"> {props.of.number}</span>
      </OutsideLink>
      <Show when={props.of.agreementSent}>
        <OutsideLink href={agreementPath(props.of.orderID)} look="quiet" newWindow>
          {order().agreement}
          <span class="sr"> {props.of.number}</span>
        </OutsideLink>
      </Show>
    </>
  );
}
