import { For, Show } from "solid-js";
import { dayPlain } from "../../format/date.ts";
import { words } from "../../messages/estate.ts";
import { useFirm } from "../../shell/firm.ts";
import { Link } from "../../ui/button.tsx";
import { Note } from "../../ui/page.tsx";
import type { Standing } from "./estate.data.ts";

type Found = Standing["inTheWay"][number];
type Kind = Found["kind"];

/** Where each is settled. */
const PLACE: Readonly<Record<Kind, (id: string) => string>> = {
  group: (id) => `/groupes/${id}`,
  discovery: (id) => `/groupes/decouvertes/${id}`,
  draft: (id) => `/factures/${id}`,
  unpaid: (id) => `/factures/${id}`,
  giveBack: (id) => `/factures/${id}`,
  credit: (id) => `/factures/${id}`,
  refund: (id) => `/factures/${id}`,
  dispute: (id) => `/factures/${id}`,
  payout: () => "/encaissements",
  quote: (id) => `/devis/${id}`,
  agreement: (id) => `/devis/${id}`,
  funding: (id) => `/financements/${id}`,
  complaint: (id) => `/qualite/reclamations/${id}`,
  erasure: () => "/reglages/droits",
};

const SHOWN = 10;
const isDay = (label: string) => /^\d{4}-\d{2}-\d{2}$/.test(label);

/** What others still wait for, kind by kind, each with the way to where it is settled. */
export function InTheWay(props: { found: readonly Found[] }) {
  const here = useFirm();
  const kinds = () => [...new Set(props.found.map(({ kind }) => kind))];
  const of = (kind: Kind) => props.found.filter((one) => one.kind === kind);
  return (
    <Note tone="wait">
      <p>
        <strong>{words().blocked}</strong>
      </p>
      <p>{words().blockedBody}</p>
      <div class="stack">
        <For each={kinds()}>
          {(kind) => (
            <div>
              <p>
                <strong>{words().inTheWay[kind]}</strong>
              </p>
              <ul>
                <For each={of(kind).slice(0, SHOWN)}>
                  {({ id, label }) => (
                    <li>
                      <Link href={here.path(PLACE[kind](id))}>{isDay(label) ? dayPlain(label) : label}</Link>
                    </li>
                  )}
                </For>
                <Show when={of(kind).length > SHOWN}>
                  <li>{words().more(of(kind).length - SHOWN)}</li>
                </Show>
              </ul>
            </div>
          )}
        </For>
      </div>
    </Note>
  );
}
