import { useSearchParams } from "@solidjs/router";
import { Show } from "solid-js";
import { useQuery } from "../../api/query.ts";
import { matches, money } from "../../format/index.ts";
import { words } from "../../messages/invoice.ts";
import { words as states } from "../../messages/invoice-state.ts";
import { words as ui } from "../../messages/ui.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button, Link, LinkButton } from "../../ui/button.tsx";
import { Filters, SearchBox } from "../../ui/filter.tsx";
import { onAct } from "../../ui/on-act.tsx";
import { PageHead } from "../../ui/page.tsx";
import { one } from "../../ui/search-param.ts";
import { Empty, Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { Day, Figure, Money } from "../../ui/value.tsx";
import { csvOf } from "./csv.ts";
import type { Card } from "./invoice.data.ts";
import { InvoiceState, isCredit, shownState } from "./invoice-state.tsx";
import { invoices } from "./invoices.data.ts";

/** As they stand in the address, with what each holds. */
const STATES = [
  { id: "toutes", name: "all", holds: () => true },
  { id: "brouillons", name: "draft", holds: (card: Card) => card.status === "draft" },
  { id: "a-encaisser", name: "due", holds: (card: Card) => card.due > 0 },
  { id: "en-retard", name: "late", holds: (card: Card) => card.overdue },
  { id: "avoirs", name: "credit", holds: (card: Card) => isCredit(card.kind) },
  { id: "payees", name: "paid", holds: (card: Card) => card.status === "paid" },
] as const;

/** The firm's invoices: what is to come in first. */
export default function Invoices() {
  const here = useFirm();
  const query = useQuery(() => invoices());
  const add = () => (
    <LinkButton look="primary" href={here.path("/factures/nouvelle")}>
      {words().add}
    </LinkButton>
  );
  return (
    <>
      <PageHead
        title={words().title}
        actions={
          <>
            <LinkButton href={here.path("/factures/comptabilite")}>{words().accounting}</LinkButton>
            {add()}
          </>
        }
      />
      <Loaded
        of={query}
        isEmpty={(data) => data.invoices.length === 0}
        empty={
          <Empty title={words().empty} action={add()}>
            <p>{words().emptyBody}</p>
          </Empty>
        }
      >
        {(data) => (
          <>
            <div class="figures">
              <Figure label={words().due} value={money(data().totals.due)} hint={words().gross} />
              <Figure
                label={words().overdue}
                value={money(data().totals.overdue)}
                hint={words().gross}
                {...(data().totals.overdue > 0 ? { tone: "bad" as const } : {})}
              />
              <Figure label={words().collected} value={money(data().totals.collectedThisMonth)} hint={words().gross} />
            </div>
            <Tabs
              label={words().tabs.label}
              param="etat"
              tabs={STATES.map((state) => ({
                id: state.id,
                title: words().tabs[state.name],
                count: data().invoices.filter(state.holds).length,
                body: () => <Listed cards={data().invoices.filter(state.holds)} />,
              }))}
            />
          </>
        )}
      </Loaded>
    </>
  );
}

/** What a credit note takes back stands below 0. */
const signed = ({ kind, gross }: Card) => (isCredit(kind) ? -gross : gross);

/** The list as it is filtered, for a spreadsheet. */
function save(cards: readonly Card[]): void {
  const text = csvOf(cards, words().csvHeads, (card) => states().state[shownState(card)]);
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), { href: url, download: words().csvName });
  link.click();
  URL.revokeObjectURL(url);
}

function Listed(props: { cards: readonly Card[] }) {
  const here = useFirm();
  const [search] = useSearchParams();
  const found = () =>
    props.cards.filter(({ buyerName, number, object }) => matches(one(search.q), buyerName, number, object));
  const drafts = () => found().filter((card) => card.status === "draft");
  const issuing = onAct(() => import("./issue-all.tsx").then((part) => part.IssueAll));
  const columns = (): Column<Card>[] => [
    {
      id: "number",
      head: words().head.number,
      width: 14,
      cell: (card) => (
        <Link href={here.path(`/factures/${card.invoiceID}`)}>
          <span class="code">{card.number ?? words().noNumber}</span>
        </Link>
      ),
    },
    { id: "buyer", head: words().head.buyer, cell: (card) => card.buyerName, width: 18 },
    { id: "object", head: words().head.object, cell: (card) => card.object, phone: "hide" },
    {
      id: "issued",
      head: words().head.issuedOn,
      cell: (card) => <Day day={card.issuedOn} />,
      width: 11,
      phone: "hide",
    },
    {
      id: "due",
      head: words().head.dueOn,
      cell: (card) => <Day day={isCredit(card.kind) ? null : card.dueOn} />,
      width: 11,
    },
    { id: "gross", head: words().head.gross, num: true, cell: (card) => <Money cents={signed(card)} />, width: 12 },
    { id: "state", head: words().head.state, cell: (card) => <InvoiceState of={card} />, width: 13, phone: "title" },
  ];
  return (
    <Show when={props.cards.length > 0} fallback={<p>{words().noneHere}</p>}>
      <Filters count={words().count(found().length)}>
        <SearchBox label={words().search} />
        <Show when={drafts().length > 1 && drafts().length === found().length}>
          <Button onClick={issuing.open}>{words().issueAll}</Button>
        </Show>
        <Button look="quiet" onClick={() => save(found())}>
          {words().csv}
        </Button>
      </Filters>
      <issuing.Part drafts={drafts()} />
      <Show when={found().length > 0} fallback={<p>{ui().noMatch}</p>}>
        <Table
          caption={words().title}
          rows={found()}
          columns={columns()}
          mark={(card) => (card.overdue ? "late" : undefined)}
        />
      </Show>
    </Show>
  );
}
