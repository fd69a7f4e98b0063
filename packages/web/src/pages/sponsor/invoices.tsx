import { Show } from "solid-js";
import { useQuery } from "../../api/query.ts";
import { words as invoice } from "../../messages/invoice.ts";
import { words } from "../../messages/sponsor.ts";
import { OutsideLink } from "../../ui/button.tsx";
import { PageHead } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Day, Money } from "../../ui/value.tsx";
import { InvoiceState } from "../invoice/invoice-state.tsx";
import { Orders } from "./orders.tsx";
import { type OwnInvoice, ownInvoices, payPath, pdfPath } from "./space.data.ts";

/** What was invoiced to the sponsor's organization. */
export default function Invoices() {
  const query = useQuery(() => ownInvoices());
  const columns = (): Column<OwnInvoice>[] => [
    { id: "number", head: invoice().head.number, cell: (one) => <span class="code">{one.number}</span>, width: 15 },
    { id: "object", head: invoice().head.object, cell: (one) => one.object, width: 22 },
    { id: "issued", head: invoice().head.issuedOn, cell: (one) => <Day day={one.issuedOn} />, width: 13 },
    { id: "due", head: invoice().head.dueOn, cell: (one) => <Day day={one.dueOn} />, width: 13 },
    { id: "gross", head: invoice().head.gross, num: true, cell: (one) => <Money cents={one.gross} />, width: 14 },
    {
      id: "state",
      head: invoice().head.state,
      cell: (one) => <InvoiceState of={one} unpaid={words().toPay} />,
      width: 14,
      phone: "title",
    },
  ];
  return (
    <>
      <PageHead title={words().invoicesTitle} />
      <Loaded
        of={query}
        isEmpty={(data) => data.invoices.length === 0}
        empty={
          <Empty title={words().invoicesEmpty}>
            <p>{words().invoicesEmptyBody}</p>
          </Empty>
        }
      >
        {(data) => (
          <Table
            caption={words().invoicesTitle}
            rows={data().invoices}
            columns={columns()}
            mark={(one) => (one.overdue ? "late" : undefined)}
            actions={(one) => <Acts of={one} />}
          />
        )}
      </Loaded>
      <Orders />
    </>
  );
}

function Acts(props: { of: OwnInvoice }) {
  const name = () => props.of.number ?? "";
  return (
    <>
      <OutsideLink href={pdfPath(props.of.invoiceID)} look="quiet" newWindow>
        <span aria-hidden="true">{invoice().pdf}</span>
        <span class="sr">{words().download(name())}</span>
      </OutsideLink>
      <Show when={props.of.due > 0 && !props.of.debitedAt}>
        <OutsideLink href={payPath(props.of.invoiceID)} look="quiet">
          <span aria-hidden="true">{words().pay}</span>
          <span class="sr">{words().payNumber(name())}</span>
        </OutsideLink>
      </Show>
    </>
  );
}
