import { useParams } from "@solidjs/router";
import IPrint from "~icons/lucide/printer";
import { useQuery } from "../../api/query.ts";
import { dayPlain, money } from "../../format/index.ts";
import { words } from "../../messages/invoice.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button, Link } from "../../ui/button.tsx";
import { PageHead } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Day, Money } from "../../ui/value.tsx";
import { statementOf } from "./invoice.data.ts";
import { InvoiceState } from "./invoice-state.tsx";
import "./invoice.css";

type Statement = NonNullable<ReturnType<typeof statementOf>["queryFn"]> extends () => Promise<infer One> ? One : never;
type Row = Statement["invoices"][number];

/** What one client owes, to read or to print and send. */
export default function StatementOfClient() {
  const here = useFirm();
  const params = useParams<{ id: string }>();
  const query = useQuery(() => statementOf(params.id));
  const columns = (): Column<Row>[] => [
    {
      id: "number",
      head: words().head.number,
      cell: (row) => (
        <Link href={here.path(`/factures/${row.invoiceID}`)}>
          <span class="code">{row.number ?? ""}</span>
        </Link>
      ),
      width: 14,
    },
    { id: "object", head: words().head.object, cell: (row) => row.object, phone: "hide" },
    { id: "issued", head: words().head.issuedOn, cell: (row) => <Day day={row.issuedOn} />, phone: "hide" },
    { id: "due", head: words().head.dueOn, cell: (row) => <Day day={row.dueOn} /> },
    { id: "gross", head: words().head.gross, num: true, cell: (row) => <Money cents={row.gross} /> },
    { id: "left", head: words().statement.left, num: true, cell: (row) => <Money cents={row.balance} /> },
    { id: "state", head: words().head.state, cell: (row) => <InvoiceState of={row} />, phone: "title" },
  ];
  return (
    <>
      <PageHead
        title={words().statement.title}
        crumbs={[{ href: here.path("/factures"), title: words().title }]}
        {...(query.isSuccess
          ? { sub: words().statement.of(query.data.organizationName, dayPlain(query.data.on)) }
          : {})}
        actions={
          <span class="screen-only">
            <Button icon={<IPrint aria-hidden="true" />} onClick={() => window.print()}>
              {words().statement.print}
            </Button>
          </span>
        }
      />
      <Loaded
        of={query}
        isEmpty={(data) => data.invoices.length === 0}
        empty={
          <Empty title={words().statement.empty}>
            <p>{words().statement.emptyBody}</p>
          </Empty>
        }
      >
        {(data) => (
          <div class="stack">
            <Table caption={words().statement.title} rows={data().invoices} columns={columns()} />
            <p>
              <strong class="num">
                {data().balance < 0 ? words().statement.toGiveBack : words().statement.balance}{" "}
                {money(Math.abs(data().balance))}
              </strong>
            </p>
          </div>
        )}
      </Loaded>
    </>
  );
}
