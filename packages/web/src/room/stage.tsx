import { createMemo, Show } from "solid-js";
import { locale } from "../messages/locale.ts";
import { words } from "../messages/room.ts";
import { countdown, leftOf } from "./clock.ts";
import { useRoom } from "./context.ts";
import { nameOf } from "./log.ts";

/** The clock: counts by itself to the end that the server set. Not live: a screen reader would speak each second. */
export function Clock() {
  const { log, live } = useRoom();
  const left = () => leftOf(log().view, live.now());
  const text = createMemo(() => countdown(left()));
  const state = createMemo(() => {
    if (log().view.endsAt === null) return "paused";
    return left() <= -1_000 ? "over" : left() <= 60_000 ? "last" : "running";
  });
  return (
    <div class="room-clock" data-state={state()}>
      <p role="timer" aria-live="off" aria-label={words().clock}>
        {text()}
      </p>
      <Show when={state() === "over"}>
        <p class="room-clock-word">{words().over}</p>
      </Show>
      <Show when={state() === "paused"}>
        <p class="room-clock-word">{words().paused}</p>
      </Show>
    </div>
  );
}

/** The step: its name, whose topic it is, and what one does in it. */
export function StepHead() {
  const { log } = useRoom();
  const step = () => log().plan[log().view.step];
  const instruction = () => {
    const { role } = log().view.me;
    return step()?.instruction[role === "observer" ? "consultant" : role]?.[locale()];
  };
  const client = () => {
    const at = step()?.consultation;
    const consultation = at === null || at === undefined ? undefined : log().view.consultations[at];
    return consultation && { name: nameOf(log(), consultation.clientID), title: consultation.title };
  };
  return (
    <header class="room-step">
      <p class="room-place">
        {words().stepOf(log().view.step + 1, log().plan.length)}
        <Show when={client()}>{(one) => <> · {words().clientIs(one().name, one().title)}</>}</Show>
      </p>
      <h1 tabindex="-1">{step()?.name[locale()]}</h1>
      <Show when={log().view.me.role !== "observer"} fallback={<p>{words().silent}</p>}>
        <p class="room-instruction">{instruction()}</p>
      </Show>
    </header>
  );
}
