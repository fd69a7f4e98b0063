import { Show } from "solid-js";
import { words } from "../messages/script.ts";
import { useRoom } from "./context.ts";

/** What a member who facilitates says and watches in this step; a coach needs none. */
export function Script() {
  const { log } = useRoom();
  const isMember = () => log().view.facilitatorID.startsWith("participant_");
  const lines = () => {
    const step = log().plan[log().view.step];
    if (!step) return undefined;
    const byKey: Readonly<Record<string, { say: string; watch: string }>> = words().keys;
    return byKey[step.key] ?? words().kinds[step.kind];
  };
  return (
    <Show when={isMember() && lines()}>
      {(line) => (
        <section class="card room-script" aria-label={words().title}>
          <h2>{words().title}</h2>
          <p>
            <strong>{words().say}</strong> {line().say}
          </p>
          <p class="hint">
            <strong>{words().watch}</strong> {line().watch}
          </p>
        </section>
      )}
    </Show>
  );
}
