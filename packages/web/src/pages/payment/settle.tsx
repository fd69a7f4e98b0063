import { createSignal, Show } from "solid-js";
import { createCommand } from "../../api/index.ts";
import { money } from "../../format/index.ts";
import { words } from "../../messages/takings.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { onAct } from "../../ui/on-act.tsx";
import { Section } from "../../ui/page.tsx";
import { Empty } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { toast } from "../../ui/toast.tsx";
import { Moment, Money } from "../../ui/value.tsx";
import { InvoiceLink } from "./invoice-link.tsx";
import { type Owed, refundAgain, type Settling } from "./takings.data.ts";

type Refund = Settling["refunds"][number];
const tones = { owed: "wait", pending: "wait", failed: "bad", sent: "good" } as const;
const named = (): Column<Owed>[] => [
  { id: "buyer", head: words().head.buyer, cell: (row) => row.buyerName },
  { id: "number", head: words().head.number, width: 20, cell: (row) => <InvoiceLink of={row} /> },
  { id: "amount", head: words().head.amount, num: true, width: 18, cell: (row) => <Money cents={row.amount} /> },
];

/** Money that waits for an act of the firm, each with that act. */
export function Settle(props: { of: Settling }) {
  const isEmpty = () => [props.of.toGiveBack, props.of.toCredit, props.of.refunds].every((list) => list.length === 0);
  return (
    <Show when={!isEmpty()} fallback={<Nothing />}>
      <div class="stack">
        <ToGiveBack rows={props.of.toGiveBack} />
        <ToCredit rows={props.of.toCredit} />
        <Refunds rows={props.of.refunds} />
      </div>
    </Show>
  );
}

const Nothing = () => (
  <Empty title={words().nothingToSettle}>
    <p>{words().nothingToSettleBody}</p>
  </Empty>
);

function ToGiveBack(props: { rows: readonly Owed[] }) {
  const [chosen, setChosen] = createSignal<Owed>();
  const giving = onAct(() => import("./give-back.tsx").then((part) => part.GiveBack));
  const act = (row: Owed) => (event: MouseEvent) => {
    setChosen(row);
    giving.open(event);
  };
  return (
    <Show when={props.rows.length > 0}>
      <Section title={words().toGiveBack} bare>
        <p class="hint">{words().toGiveBackHint}</p>
        <Table
          caption={words().toGiveBack}
          rows={props.rows}
          columns={named()}
          actions={(row) => <Button onClick={act(row)}>{words().giveBack}</Button>}
        />
        <Show when={chosen()}>{(row) => <giving.Part of={row()} />}</Show>
      </Section>
    </Show>
  );
}

function ToCredit(props: { rows: readonly Owed[] }) {
  const [chosen, setChosen] = createSignal<Owed>();
  const crediting = onAct(() => import("./credit-given-back.tsx").then((part) => part.CreditGivenBack));
  const act = (row: Owed) => (event: MouseEvent) => {
    setChosen(row);
    crediting.open(event);
  };
  return (
    <Show when={props.rows.length > 0}>
      <Section title={words().toCredit} bare>
        <p class="hint">{words().toCreditHint}</p>
        <Table
          caption={words().toCredit}
          rows={props.rows}
          columns={named()}
          actions={(row) => <Button onClick={act(row)}>{words().credit}</Button>}
        />
        <Show when={chosen()}>{(row) => <crediting.Part of={row()} />}</Show>
      </Section>
    </Show>
  );
}

function Refunds(props: { rows: readonly Refund[] }) {
  const again = createCommand({
    send: ({ invoiceID, refundKey }: Refund, key) => refundAgain(invoiceID, refundKey, key),
    stale: [["takings"], ["invoice"]],
    done: () => toast(words().refundAsked),
  });
  const columns = (): Column<Refund>[] => [
    { id: "buyer", head: words().head.buyer, cell: (row) => row.buyerName },
    { id: "number", head: words().head.number, width: 14, cell: (row) => <InvoiceLink of={row} /> },
    { id: "at", head: words().head.on, width: 16, cell: (row) => <Moment at={row.createdAt} /> },
    { id: "amount", head: words().head.amount, num: true, width: 12, cell: (row) => money(row.amount) },
    {
      id: "state",
      head: words().head.state,
      width: 18,
      cell: (row) => <Badge tone={tones[row.status]}>{words().refundState[row.status]}</Badge>,
    },
  ];
  return (
    <Show when={props.rows.length > 0}>
      <Section title={words().refunds} bare>
        <Table
          caption={words().refunds}
          rows={props.rows}
          columns={columns()}
          actions={(row) => (
            <Show when={row.status === "failed"}>
              <Button pending={again.pending()} onClick={() => void again.run(row)}>
                {words().refundAgain}
              </Button>
            </Show>
          )}
        />
      </Section>
    </Show>
  );
}
