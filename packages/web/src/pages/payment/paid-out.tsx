import { useQuery } from "../../api/query.ts";
import { words } from "../../messages/takings.ts";
import { Badge } from "../../ui/badge.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Day, Money } from "../../ui/value.tsx";
import { type Payout, payouts } from "./takings.data.ts";

/** What Stripe sent to the bank, and the lines that make each total. */
export function PaidOut(props: { month: string }) {
  const query = useQuery(() => payouts(props.month));
  return (
    <Loaded
      of={query}
      isEmpty={(data) => data.payouts.length === 0}
      empty={
        <Empty title={words().noPayout}>
          <p>{words().noPayoutBody}</p>
        </Empty>
      }
    >
      {(data) => (
        <div class="stack">
          <p class="hint">{words().payoutsHint}</p>
          <Table
            caption={words().tabs.payouts}
            rows={[...data().payouts].reverse()}
            columns={columns(data().payouts)}
            mark={(row) => (fits(row) ? undefined : "late")}
          />
        </div>
      )}
    </Loaded>
  );
}

const fits = ({ unknown, mismatched }: Payout) => unknown.length + mismatched.length === 0;

function columns(rows: readonly Payout[]): Column<Payout>[] {
  const { head } = words();
  const sum = (id: "collected" | "refunded" | "disputed" | "other"): Column<Payout> => ({
    id,
    head: head[id],
    num: true,
    cell: (row) => <Money cents={row[id]} />,
  });
  const fee = (id: "stripeFees" | "platformFees"): Column<Payout> => ({
    id,
    head: head[id],
    num: true,
    cell: (row) => <Money cents={-row[id]} />,
  });
  const used = (id: "refunded" | "disputed" | "other" | "platformFees") => rows.some((row) => row[id] !== 0);
  return [
    { id: "arrives", head: head.arrives, width: 13, cell: (row) => <Day day={row.arrivesOn} /> },
    sum("collected"),
    ...(used("refunded") ? [sum("refunded")] : []),
    ...(used("disputed") ? [sum("disputed")] : []),
    fee("stripeFees"),
    ...(used("platformFees") ? [fee("platformFees")] : []),
    ...(used("other") ? [sum("other")] : []),
    {
      id: "amount",
      head: head.transfer,
      num: true,
      cell: (row) => (
        <strong>
          <Money cents={row.amount} />
        </strong>
      ),
    },
    {
      id: "state",
      head: head.state,
      width: 16,
      cell: (row) => (
        <Badge tone={fits(row) ? "good" : "bad"}>
          {fits(row) ? (words().payoutState[row.status] ?? row.status) : words().doesNotFit}
        </Badge>
      ),
    },
  ];
}
