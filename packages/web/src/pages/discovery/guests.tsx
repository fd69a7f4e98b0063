import { Show } from "solid-js";
import { words } from "../../messages/discovery.ts";
import { useFirm } from "../../shell/firm.ts";
import { Badge } from "../../ui/badge.tsx";
import { Link } from "../../ui/button.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import type { Guest } from "./discovery.data.ts";

/** Who comes, and what each said of going on. */
export function Guests(props: { guests: readonly Guest[]; isPriced: boolean }) {
  const here = useFirm();
  const bills = () => props.isPriced && here.is("owner", "manager");
  const columns = (): Column<Guest>[] => [
    { id: "who", head: words().columns.who, cell: (one) => <Who one={one} /> },
    { id: "company", head: words().columns.company, phone: "hide", cell: (one) => one.company ?? "–" },
    { id: "goesOn", head: words().columns.goesOn, phone: "title", cell: (one) => <Said one={one} /> },
    ...(bills() ? [{ id: "invoice", head: words().columns.invoice, cell: (one: Guest) => <Invoice one={one} /> }] : []),
  ];
  return (
    <Show when={props.guests.length > 0} fallback={<p class="hint">{words().nobody}</p>}>
      <Table caption={words().guests} rows={props.guests} columns={columns()} />
    </Show>
  );
}

function Who(props: { one: Guest }) {
  return (
    <>
      {props.one.given} {props.one.family}
      <p class="hint">{[props.one.job, props.one.email].filter(Boolean).join(" · ")}</p>
    </>
  );
}

function Said(props: { one: Guest }) {
  return (
    <Show when={props.one.status === "seated"} fallback={<Badge>{words().left}</Badge>}>
      <Show when={!props.one.isOffered} fallback={<Badge tone="good">{words().offered}</Badge>}>
        <Badge tone={props.one.goesOn === "yes" ? "brand" : "neutral"}>
          {words().said[props.one.goesOn ?? "none"]}
        </Badge>
      </Show>
    </Show>
  );
}

function Invoice(props: { one: Guest }) {
  const here = useFirm();
  return (
    <Show when={props.one.invoiceID} fallback="–">
      {(invoiceID) => <Link href={here.path(`/factures/${invoiceID()}`)}>{words().invoice}</Link>}
    </Show>
  );
}
