import { For, Show } from "solid-js";
import { dayLong } from "../../format/date.ts";
import { words } from "../../messages/cohort-state.ts";
import { words as meeting } from "../../messages/meeting.ts";
import { Button } from "../../ui/button.tsx";
import { onAct } from "../../ui/on-act.tsx";
import type { Whole } from "./cohort.data.ts";
import { missingIn, stepsOf, turnOf } from "./states.ts";

/** Where a group is on its way, what takes it on, and who may. */
export function States(props: { whole: Whole }) {
  const way = onAct(() => import("./way.tsx").then((part) => part.Way));
  const date = () => {
    const turn = turnOf(props.whole);
    return turn ? dayLong(turn.startsAt) : undefined;
  };
  const next = () => {
    const { status, seatsMin } = props.whole.cohort;
    if (status === "proposed") return words().next.proposed(missingIn(props.whole), seatsMin);
    if (status === "confirmed" || status === "running") return words().next[status](date());
    return words().next[status];
  };
  return (
    <section class="states" aria-label={words().title}>
      <ol>
        <For each={stepsOf(props.whole)}>
          {({ state, reached }) => (
            <li data-reached={reached} aria-current={reached === "now" ? "step" : undefined}>
              {meeting().cohort[state]}
              <Show when={reached === "done"}>
                <span class="sr"> ({words().done})</span>
              </Show>
            </li>
          )}
        </For>
      </ol>
      <p class="hint">{next()}</p>
      <div>
        <Button look="quiet" onClick={way.open}>
          {words().how}
        </Button>
      </div>
      <way.Part />
    </section>
  );
}
