import { createMemo, For, Show } from "solid-js";
import { words } from "../messages/room.ts";
import { Note } from "../ui/page.tsx";
import { useRoom } from "./context.ts";
import { entriesOf, nameOf } from "./log.ts";

const SHOWN_MS = 3 * 60_000;

/** What only the facilitator sees: the client says that the group drifts from his request; a word in private. */
export function Drift() {
  const { log, live } = useRoom();
  const lately = createMemo(() => {
    const last = log().entries.findLast(({ entry }) => entry.kind === "drifting");
    return last !== undefined && live.now() - Date.parse(last.at) < SHOWN_MS;
  });
  const whispers = () => entriesOf(log(), "whispered").slice(-5);
  return (
    <>
      <Show when={lately()}>
        <div role="status">
          <Note tone="wait">{words().drift.told}</Note>
        </div>
      </Show>
      <Show when={whispers().length > 0}>
        <section class="card room-act" aria-label={words().whisper.received}>
          <h2>{words().whisper.received}</h2>
          <ul>
            <For each={whispers()}>
              {(one) => (
                <li>
                  <strong>{nameOf(log(), one.by)}</strong> {one.text}
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
    </>
  );
}
