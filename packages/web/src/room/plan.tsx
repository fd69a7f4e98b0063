import { createMemo, For, Show } from "solid-js";
import { time } from "../format/date.ts";
import { locale } from "../messages/locale.ts";
import { words } from "../messages/room.ts";
import { Button } from "../ui/button.tsx";
import { endOf, lateOf, spentOf } from "./clock.ts";
import { useRoom } from "./context.ts";

const MINUTE = 60_000;

/** The steps with what is planned and spent, the hour of the end, and what to do about a delay. */
export function Plan() {
  const { log, live, acting } = useRoom();
  const view = () => log().view;
  const spent = createMemo(() => spentOf(view(), live.now()).map((ms) => Math.round(ms / MINUTE)), undefined, {
    equals: (one, other) => one.join() === other.join(),
  });
  const late = createMemo(() => lateOf(view(), live.now()));
  const end = createMemo(() => time(new Date(endOf(view(), live.now())).toISOString()));
  const isBack = (at: number) => at < view().step && view().me.may.includes("back");
  return (
    <section class="card" aria-label={words().plan.title}>
      <h2>{words().plan.title}</h2>
      <p class="room-end">
        {words().plan.end(end())} <span data-tone={late() > 0 ? "wait" : "good"}>{words().plan.late(late())}</span>
      </p>
      <Show when={late() > 0}>
        <Button pending={acting.pending("redistribute")} onClick={() => void acting.run({ kind: "redistribute" })}>
          {words().plan.redistribute}
        </Button>
      </Show>
      <Show when={view().learnBy}>{(by) => <p class="hint">{words().plan.learnBy(time(by()))}</p>}</Show>
      <ol class="room-plan">
        <For each={log().plan}>
          {(step, at) => (
            <li
              aria-current={at() === view().step ? "step" : undefined}
              data-done={at() < view().step ? "" : undefined}
            >
              <Show when={isBack(at())} fallback={<span>{step.name[locale()]}</span>}>
                <button
                  type="button"
                  class="btn quiet"
                  title={words().plan.goBack}
                  onClick={() => void acting.run({ kind: "back", from: view().step, to: at() })}
                >
                  {step.name[locale()]}
                </button>
              </Show>
              <span class="num">
                {words().plan.minutes(spent()[at()] ?? 0, view().minutes[at()] ?? 0, at() <= view().step)}
              </span>
            </li>
          )}
        </For>
      </ol>
    </section>
  );
}
