import { For, Show } from "solid-js";
import { words } from "../../messages/group.ts";
import { Empty } from "../../ui/state.tsx";
import type { Group } from "./group.data.ts";
import { nameOf, sessionName } from "./of.ts";

/** The wall: what members chose to share, the newest first. */
export function Learnings(props: { group: Group }) {
  const newest = () => props.group.learnings.toSorted((one, other) => other.at.localeCompare(one.at));
  return (
    <Show
      when={newest().length > 0}
      fallback={
        <Empty title={words().learnings.none}>
          <p>{words().learnings.noneBody}</p>
        </Empty>
      }
    >
      <p class="hint">{words().learnings.intro}</p>
      <ul class="said-list">
        <For each={newest()}>
          {({ authorID, sessionID, content, process }) => (
            <li class="card stack">
              <Show when={content}>
                <p>{content}</p>
              </Show>
              <Show when={process}>
                <p>{process}</p>
              </Show>
              <p class="hint">
                {[nameOf(props.group, authorID), sessionName(props.group, sessionID)].filter(Boolean).join(", ")}
              </p>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
