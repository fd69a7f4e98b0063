import { For, type JSX, Show } from "solid-js";
import { dayPlain } from "../../format/date.ts";
import { words } from "../../messages/rights.ts";
import { useFirm } from "../../shell/firm.ts";
import { Link } from "../../ui/button.tsx";
import { Facts, Note, Section } from "../../ui/page.tsx";
import type { Held } from "./rights.data.ts";

type Kept = Held["kept"][number];

/** How much is kept, by subject. */
export function Rows(props: { rows: Held["rows"] }) {
  const nouns = (): Readonly<Record<string, string>> => words().nouns;
  const facts = () =>
    Object.entries(props.rows)
      .filter(([, count]) => count > 0)
      .map(([noun, count]) => ({ label: nouns()[noun] ?? words().nouns.other, value: words().rows(count) }));
  return (
    <Section title={words().whole}>
      <p class="hint">{words().wholeBody}</p>
      <Facts facts={facts()} />
    </Section>
  );
}

/** Records of one kind and group are one line, with their days. */
function together(kept: readonly Kept[]): (Kept & { days: string[] })[] {
  const lines = new Map<string, Kept & { days: string[] }>();
  for (const one of kept) {
    const key = `${one.kind} ${one.label}`;
    const days = [...(lines.get(key)?.days ?? []), ...(one.on ? [one.on] : [])];
    lines.set(key, { ...one, days: [...new Set(days)].sort() });
  }
  return [...lines.values()];
}

/** What stays, each with the article that says so. */
export function KeptList(props: { kept: readonly Kept[] }) {
  return (
    <Show when={props.kept.length > 0} fallback={<p>{words().staysNothing}</p>}>
      <ul class="plain-list">
        <For each={together(props.kept)}>
          {({ kind, label, days }) => (
            <li>
              {words().records[kind](label)}
              {days.length > 0 ? ` (${days.map((day) => dayPlain(day)).join(", ")})` : ""}
              <p class="hint">{words().grounds[kind]}</p>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

/** Why nothing may be erased yet, with the way to what is to settle; for the person himself, without. */
export function InTheWay(props: { held: Held; own: boolean }) {
  const here = useFirm();
  const linked = (path: string, name: string): JSX.Element =>
    props.own ? name : <Link href={here.path(path)}>{name}</Link>;
  return (
    <Note tone="wait">
      <p>
        <strong>{words().blocked}</strong>
      </p>
      <Show when={props.held.openInvoices.length > 0}>
        <p>{props.own ? words().ownInvoices : words().openInvoices}</p>
        <ul>
          <For each={props.held.openInvoices}>
            {(one) => <li>{linked(`/factures/${one.invoiceID}`, one.number ?? words().draft)}</li>}
          </For>
        </ul>
      </Show>
      <Show when={props.held.seats.length > 0}>
        <p>{props.own ? words().ownSeats : words().takenSeats}</p>
        <ul>
          <For each={props.held.seats}>{(one) => <li>{linked(`/groupes/${one.cohortID}`, one.cohortName)}</li>}</For>
        </ul>
      </Show>
    </Note>
  );
}

export const isFree = ({ seats, openInvoices }: Held): boolean => seats.length === 0 && openInvoices.length === 0;
