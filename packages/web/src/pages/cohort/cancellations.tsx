import { For, Show } from "solid-js";
import { useQuery } from "../../api/index.ts";
import { dayPlain } from "../../format/date.ts";
import { money } from "../../format/index.ts";
import { words } from "../../messages/cancelled-seats.ts";
import { useFirm } from "../../shell/firm.ts";
import { Link } from "../../ui/button.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { cancellationsOf, type Listed } from "./change.data.ts";

/** What was given up in a group, the papers that followed, and the money that went back or is still to. */
export function Cancellations(props: { cohortID: string }) {
  const query = useQuery(() => cancellationsOf(props.cohortID));
  const columns = (): Column<Listed>[] => [
    { id: "name", head: words().name, cell: (one) => <Named one={one} /> },
    { id: "on", head: words().on, cell: (one) => dayPlain(one.on) },
    { id: "documents", head: words().documents, cell: (one) => <Documents one={one} /> },
    { id: "money", head: words().money, cell: (one) => <Moved one={one} /> },
  ];
  return (
    <Show when={query.data && query.data.length > 0}>
      <div class="section">
        <h2>{words().title}</h2>
        <Table caption={words().title} columns={columns()} rows={query.data ?? []} />
      </div>
    </Show>
  );
}

function Named(props: { one: Listed }) {
  return (
    <>
      {props.one.name}
      <p class="hint">
        {words().causes[props.one.cause]} – {props.one.reason}
      </p>
    </>
  );
}

function Documents(props: { one: Listed }) {
  const here = useFirm();
  return (
    <For each={props.one.payers.flatMap(({ documents }) => documents)} fallback="–">
      {(paper) => (
        <div>
          {words().kinds[paper.kind]}{" "}
          <Link href={here.path(`/factures/${paper.invoiceID}`)}>{paper.number ?? words().draft}</Link>{" "}
          <span class="num">{money(paper.gross)}</span>
        </div>
      )}
    </For>
  );
}

function Moved(props: { one: Listed }) {
  const lines = () =>
    props.one.payers.flatMap(({ refunded, heldBack, byHand }) => [
      ...(refunded > 0 ? [words().refunded(money(refunded))] : []),
      ...(heldBack > 0 ? [words().heldBack(money(heldBack))] : []),
      ...(byHand > 0 ? [words().byHand(money(byHand))] : []),
    ]);
  return (
    <Show when={props.one.settled} fallback={words().running}>
      <For each={lines()} fallback={words().none}>
        {(line) => <div>{line}</div>}
      </For>
    </Show>
  );
}
