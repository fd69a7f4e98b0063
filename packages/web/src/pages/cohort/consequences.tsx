import { For, Show } from "solid-js";
import { money, rate } from "../../format/index.ts";
import { words } from "../../messages/cancellation.ts";
import type { Preview } from "./change.data.ts";

function whyOf({ reason, feeRate }: Preview): string {
  const why = words().why;
  if (reason === "before") return feeRate > 0 ? why.before(rate(feeRate)) : why.beforeFree;
  if (reason === "dropOut") return feeRate > 0 ? why.dropOut(rate(feeRate)) : why.dropOutFree;
  return why[reason];
}

function linesOf(of: Preview): string[] {
  const lines = of.payers.flatMap((payer) => {
    const said = [
      ...payer.credits.map(({ gross, number }) => words().credit(money(gross), number)),
      ...(payer.billGross > 0 ? [words().held(money(payer.billGross))] : []),
      ...(payer.feeNet > 0 ? [words().fee(money(payer.feeNet))] : []),
      ...(payer.heldBack > 0 ? [words().heldBack(money(payer.heldBack))] : []),
      ...(payer.backGross > 0 ? [words().back(money(payer.backGross))] : []),
    ];
    return of.payers.length > 1 ? said.map((line) => `${payer.name} – ${line}`) : said;
  });
  const drafts = of.order ? [] : of.drafts;
  return [...lines, ...drafts.map(({ buyerName, otherSeats }) => words().draft(buyerName, otherSeats))];
}

/** What will follow, said before anyone confirms it. */
export function Consequences(props: { of: Preview; brief?: boolean; order?: readonly string[] }) {
  return (
    <div class="section" role="status">
      <Show when={!props.brief}>
        <h3>{words().then}</h3>
        <p>
          {props.of.isOrdered ? words().ordered : whyOf(props.of)}{" "}
          <span class="hint">{words().edition(props.of.edition)}</span>
        </p>
      </Show>
      <Show when={!props.of.isOrdered || props.brief}>
        <ul>
          <For each={[...(props.order ?? []), ...linesOf(props.of)]} fallback={<li>{words().nothing}</li>}>
            {(line) => <li>{line}</li>}
          </For>
        </ul>
      </Show>
    </div>
  );
}
