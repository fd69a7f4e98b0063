import { useParams } from "@solidjs/router";
import { Show } from "solid-js";
import IPrint from "~icons/lucide/printer";
import { useQuery } from "../../api/query.ts";
import { dayPlain, money } from "../../format/index.ts";
import { words } from "../../messages/statement.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button, Link, OutsideLink } from "../../ui/button.tsx";
import { Facts, PageHead, Section } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Day, Money } from "../../ui/value.tsx";
import { type Statement, statementOf, statementPath } from "./statement.data.ts";
import "./invoice.css";

type Line = Statement["lines"][number] & { left: number };
const BUCKETS = ["notDue", "upTo30", "upTo60", "upTo90", "over90"] as const;

/** What one client was billed and paid, with what is late: to read, to print, to send. */
export default function StatementOfClient() {
  const here = useFirm();
  const params = useParams<{ id: string }>();
  const query = useQuery(() => statementOf(params.id));
  return (
    <>
      <PageHead
        title={words().title}
        crumbs={[{ href: here.path("/factures"), title: words().invoices }]}
        {...(query.isSuccess ? { sub: words().of(query.data.organizationName, dayPlain(query.data.on)) } : {})}
        actions={
          <span class="screen-only actions">
            <OutsideLink look="plain" href={statementPath(params.id)} download={words().file}>
              {words().pdf}
            </OutsideLink>
            <Button icon={<IPrint aria-hidden="true" />} onClick={() => window.print()}>
              {words().print}
            </Button>
          </span>
        }
      />
      <Loaded
        of={query}
        isEmpty={(data) => data.lines.length === 0 && data.balance === 0}
        empty={
          <Empty title={words().empty}>
            <p>{words().emptyBody}</p>
          </Empty>
        }
      >
        {(data) => <Account of={data()} path={here.path} />}
      </Loaded>
    </>
  );
}

function Account(props: { of: Statement; path: (to: string) => string }) {
  const lines = (): Line[] => {
    let left = props.of.before;
    return props.of.lines.map((line) => {
      left += line.amount;
      return { ...line, left };
    });
  };
  return (
    <div class="stack">
      <Section title={props.of.balance < 0 ? words().toGiveBack : words().balance}>
        <p>
          <strong class="num">{money(Math.abs(props.of.balance))}</strong>
        </p>
        <Facts
          facts={BUCKETS.map((name) => ({
            label: words().ageing[name],
            value: <Money cents={props.of.ageing[name]} />,
          }))}
        />
      </Section>
      <Show when={props.of.before !== 0}>
        <p>
          {words().before(dayPlain(props.of.from))} <Money cents={props.of.before} />
        </p>
      </Show>
      <Table caption={words().title} rows={lines()} columns={columns(props.path)} />
    </div>
  );
}

const columns = (path: (to: string) => string): Column<Line>[] => [
  {
    id: "what",
    head: words().head.what,
    cell: (row) => (
      <>
        {words().kinds[row.kind] ?? row.kind}{" "}
        <Show when={row.invoiceID && row.kind !== "before"} fallback={<span class="code">{row.number}</span>}>
          <Link href={path(`/factures/${row.invoiceID}`)}>
            <span class="code">{row.number}</span>
          </Link>
        </Show>
      </>
    ),
    phone: "title",
  },
  { id: "on", head: words().head.on, cell: (row) => <Day day={row.on} /> },
  { id: "due", head: words().head.dueOn, cell: (row) => <Day day={row.dueOn} />, phone: "hide" },
  {
    id: "debit",
    head: words().head.debit,
    num: true,
    cell: (row) => <Money cents={row.amount >= 0 ? row.amount : null} />,
  },
  {
    id: "credit",
    head: words().head.credit,
    num: true,
    cell: (row) => <Money cents={row.amount < 0 ? -row.amount : null} />,
  },
  { id: "left", head: words().head.left, num: true, cell: (row) => <Money cents={row.left} /> },
];
