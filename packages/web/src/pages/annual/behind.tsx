import { For, Match, Show, Switch } from "solid-js";
import { duration, money } from "../../format/number.ts";
import { words } from "../../messages/annual.ts";
import { useFirm } from "../../shell/firm.ts";
import { Link } from "../../ui/button.tsx";
import type { Behind } from "./annual.data.ts";

/** The records that a figure is made of, folded until someone asks. */
export function BehindList(props: { of: readonly Behind[]; money?: boolean }) {
  return (
    <Show when={props.of.length > 0}>
      <details>
        <summary>{words().behind(props.of.length)}</summary>
        <ul class="plain-list">
          <For each={props.of}>
            {(one) => (
              <li>
                <Record of={one} /> <span class="hint num">{props.money ? money(one.value) : duration(one.value)}</span>
              </li>
            )}
          </For>
        </ul>
      </details>
    </Show>
  );
}

function Record(props: { of: Behind }) {
  const here = useFirm();
  return (
    <Switch fallback={props.of.label}>
      <Match when={props.of.kind === "invoice"}>
        <Link href={here.path(`/factures/${props.of.id}`)}>{props.of.label}</Link>
      </Match>
      <Match when={props.of.kind === "seat" && props.of.cohortID}>
        {(cohortID) => <Link href={here.path(`/groupes/${cohortID()}?onglet=participants`)}>{props.of.label}</Link>}
      </Match>
    </Switch>
  );
}
