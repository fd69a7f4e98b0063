import { createEffect, createMemo, createSignal, on } from "solid-js";
import { locale } from "../messages/locale.ts";
import { words } from "../messages/room.ts";
import { leftOf } from "./clock.ts";
import { useRoom } from "./context.ts";

const MINUTE = 60_000;

/** Says what one must know without looking: a new step, one minute left, time over. Never the seconds. */
export function Announcer() {
  const { log, live } = useRoom();
  const [said, setSaid] = createSignal("");
  // Of what the server says, a new step alone is told: a word that arrives must not be told as a step again.
  const step = createMemo(() => log().view.step);
  const moment = createMemo(() => {
    const { view } = log();
    const left = leftOf(view, live.now());
    if (view.endsAt === null) return "paused";
    return left <= 0 ? "over" : left <= MINUTE ? "minute" : "running";
  });
  createEffect(
    on(
      step,
      (at) => {
        const { plan, view } = log();
        const here = plan[at];
        if (!here) return;
        const role = view.me.role === "observer" ? "consultant" : view.me.role;
        setSaid(words().announce.step(here.name[locale()], here.instruction[role]?.[locale()] ?? ""));
      },
      { defer: true },
    ),
  );
  createEffect(
    on(
      moment,
      (now) => {
        if (now === "minute" || now === "over" || now === "paused") setSaid(words().announce[now]);
      },
      { defer: true },
    ),
  );
  return (
    <p class="sr" role="alert" aria-live="assertive">
      {said()}
    </p>
  );
}
