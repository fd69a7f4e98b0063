import type { JSX } from "solid-js";
import { dayPlain, money } from "../../format/index.ts";
import { words } from "../../messages/plan.ts";
import { Badge } from "../../ui/badge.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Money } from "../../ui/value.tsx";
import type { OwnPlan, Plan } from "./plan.data.ts";

type Part = Omit<Plan["parts"][number], "invoiceID">;

const tones = {
  waiting: "neutral",
  preparing: "neutral",
  toPay: "wait",
  partlyPaid: "wait",
  processing: "wait",
  paid: "good",
  credited: "neutral",
  dropped: "neutral",
} as const;

/** The parts of a plan with where each stands; `more` is what its reader may do with one. */
export function Parts<P extends Part>(props: { parts: readonly P[]; gross: number; more: Column<P> }) {
  const columns = (): Column<P>[] => [
    { id: "when", head: words().when, cell: (one) => words().trigger[one.trigger](dayPlain(one.on)), width: 34 },
    { id: "amount", head: words().amount, num: true, cell: (one) => <Money cents={one.amount} />, width: 20 },
    { id: "state", head: words().state, cell: (one) => <State of={one} />, width: 22 },
    props.more,
  ];
  return (
    <Table
      caption={words().caption}
      rows={props.parts}
      columns={columns()}
      foot={{ when: words().total, amount: <Money cents={props.gross} /> }}
    />
  );
}

function State(props: { of: Part }) {
  return <Badge tone={tones[props.of.state]}>{words().states[props.of.state]}</Badge>;
}

/** What is paid, and what comes next. */
export function standingOf(plan: Plan | OwnPlan): JSX.Element {
  if (plan.stage === "paid") return words().paid;
  if (plan.stage === "ended") return words().ended;
  const said = words().running(money(plan.paid), money(plan.gross));
  const next = plan.parts.find(({ state }) => state === "waiting" || state === "preparing");
  if (!next) return said;
  return `${said} ${words().next(money(next.amount), words().nextWhen[next.trigger](dayPlain(next.on)))}`;
}

/** The way to pay that was saved, or that there is none. */
export function methodOf({ method }: Plan | OwnPlan): string {
  if (!method) return words().noMethod;
  return words()[method.kind === "card" ? "card" : "debit"](method.last4 ?? "····");
}
