import { Show } from "solid-js";
import { words } from "../../messages/takings.ts";
import { Badge } from "../../ui/badge.tsx";
import { OutsideLink } from "../../ui/button.tsx";
import { Empty } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Day, Money } from "../../ui/value.tsx";
import { InvoiceLink } from "./invoice-link.tsx";
import { stripePage } from "./stripe-page.ts";
import type { Settling } from "./takings.data.ts";

type Dispute = Settling["disputes"][number];
const tones = { open: "wait", underReview: "brand", won: "good", lost: "bad" } as const;

/** Payments that are contested, and debits that their bank sent back; the invoice stands meanwhile. */
export function Disputed(props: { of: Settling }) {
  const columns = (): Column<Dispute>[] => [
    { id: "buyer", head: words().head.buyer, cell: (row) => row.buyerName },
    { id: "number", head: words().head.number, width: 12, cell: (row) => <InvoiceLink of={row} /> },
    { id: "opened", head: words().head.opened, width: 12, cell: (row) => <Day day={row.openedAt} /> },
    { id: "reason", head: words().head.reason, width: 18, cell: (row) => reasonOf(row) },
    {
      id: "answerBy",
      head: words().head.answerBy,
      width: 12,
      cell: (row) => <Day day={row.status === "open" ? row.answerBy : null} />,
    },
    { id: "amount", head: words().head.amount, num: true, width: 12, cell: (row) => <Money cents={row.amount} /> },
    {
      id: "state",
      head: words().head.state,
      width: 16,
      cell: (row) => (
        <Badge tone={tones[row.status]}>{row.isDebit ? words().debitReturned : words().disputeState[row.status]}</Badge>
      ),
    },
  ];
  return (
    <Show
      when={props.of.disputes.length > 0}
      fallback={
        <Empty title={words().noDispute}>
          <p>{words().noDisputeBody}</p>
        </Empty>
      }
    >
      <Table
        caption={words().tabs.disputes}
        rows={props.of.disputes}
        columns={columns()}
        mark={(row) => (row.status === "open" ? "late" : undefined)}
        {...(!props.of.simulated && { actions: answer })}
      />
    </Show>
  );
}

/** Its evidence is given on Stripe's own pages. */
const answer = (row: Dispute) => (
  <Show when={row.status === "open"}>
    <OutsideLink href={stripePage(row.disputeID)}>{words().answerAtStripe}</OutsideLink>
  </Show>
);

const reasonOf = ({ reason }: Dispute) => words().disputeReasons[reason] ?? words().disputeReasons.general;
