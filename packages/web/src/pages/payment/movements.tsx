import { useSearchParams } from "@solidjs/router";
import { Show } from "solid-js";
import { useQuery } from "../../api/query.ts";
import { matches, money } from "../../format/index.ts";
import { words } from "../../messages/takings.ts";
import { words as ui } from "../../messages/ui.ts";
import { useFirm } from "../../shell/firm.ts";
import { LinkButton } from "../../ui/button.tsx";
import { FilterSelect, Filters, SearchBox } from "../../ui/filter.tsx";
import { one } from "../../ui/search-param.ts";
import { Empty, Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Day, Figure, Money } from "../../ui/value.tsx";
import { InvoiceLink } from "./invoice-link.tsx";
import { type Moved, movements } from "./takings.data.ts";

/** What moved in a month, the newest first: by day, means and invoice. */
export function Movements(props: { month: string }) {
  const here = useFirm();
  const query = useQuery(() => movements(props.month));
  return (
    <Loaded
      of={query}
      isEmpty={(data) => data.movements.length === 0}
      empty={
        <Empty
          title={words().emptyMonth}
          action={<LinkButton href={here.path("/factures")}>{words().toInvoices}</LinkButton>}
        >
          <p>{words().emptyMonthBody}</p>
        </Empty>
      }
    >
      {(data) => <Listed rows={[...data().movements].reverse()} />}
    </Loaded>
  );
}

const sum = (rows: readonly Moved[], of: (row: Moved) => number) => rows.reduce((total, row) => total + of(row), 0);
/** From one invoice to another: no money came or went. */
const isMoney = ({ kind }: Moved) => kind !== "setOff";

function Listed(props: { rows: readonly Moved[] }) {
  const [search] = useSearchParams();
  const found = () =>
    props.rows.filter(
      ({ buyerName, number, method }) =>
        matches(one(search.q), buyerName, number) && (one(search.moyen) === "" || one(search.moyen) === method),
    );
  const methods = () => [...new Set(props.rows.map(({ method }) => method))];
  const fees = () => sum(props.rows, ({ fee }) => fee);
  const came = () => sum(props.rows.filter(isMoney), ({ amount }) => Math.max(0, amount));
  const gone = () => sum(props.rows.filter(isMoney), ({ amount }) => Math.min(0, amount));
  return (
    <>
      <div class="figures">
        <Figure label={words().came} value={money(came())} hint={words().gross} />
        <Figure label={words().gone} value={money(-gone())} hint={words().gross} />
        <Figure label={words().net} value={money(came() + gone())} hint={words().gross} />
        <Show when={fees() > 0}>
          <Figure label={words().fees} value={money(fees())} />
        </Show>
      </div>
      <Filters count={words().count(found().length)}>
        <SearchBox label={words().search} />
        <FilterSelect
          label={words().method}
          param="moyen"
          all={words().allMethods}
          options={methods().map((value) => ({ value, label: words().methods[value] }))}
        />
      </Filters>
      <Show when={found().length > 0} fallback={<p>{ui().noMatch}</p>}>
        <Table caption={words().tabs.moved} rows={found()} columns={columns(fees() > 0)} />
      </Show>
    </>
  );
}

function columns(withFees: boolean): Column<Moved>[] {
  const fee: Column<Moved> = {
    id: "fee",
    head: words().head.fee,
    num: true,
    width: 10,
    cell: (row) => <Money cents={row.fee || null} />,
  };
  return [
    { id: "buyer", head: words().head.buyer, cell: (row) => row.buyerName },
    { id: "on", head: words().head.on, width: 12, cell: (row) => <Day day={row.on} /> },
    { id: "number", head: words().head.number, width: 14, cell: (row) => <InvoiceLink of={row} /> },
    { id: "kind", head: words().head.kind, width: 18, cell: (row) => words().kinds[row.kind] },
    { id: "method", head: words().head.method, width: 15, cell: (row) => words().methods[row.method] },
    { id: "amount", head: words().head.amount, num: true, width: 13, cell: (row) => <Money cents={row.amount} /> },
    ...(withFees ? [fee] : []),
  ];
}
