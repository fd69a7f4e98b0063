import { For, type JSX, Show } from "solid-js";
import { words } from "../messages/ui.ts";

export interface Moment {
  id: string;
  state: "done" | "now" | "next" | "to-come" | "dropped";
  title: JSX.Element;
  detail?: JSX.Element;
  actions?: JSX.Element;
}

/** What happened and what comes, in order; the one that matters now stands out and is said so. */
export function Timeline(props: { label: string; moments: readonly Moment[] }) {
  return (
    <ol class="timeline" aria-label={props.label}>
      <For each={props.moments}>
        {(moment) => (
          <li data-state={moment.state} aria-current={moment.state === "now" ? "step" : undefined}>
            <div class="timeline-text">
              <p class="timeline-title">
                {moment.title}
                <Show when={moment.state === "now"}>
                  <span class="sr"> ({words().stepNow})</span>
                </Show>
              </p>
              <Show when={moment.detail}>
                <div class="timeline-detail">{moment.detail}</div>
              </Show>
            </div>
            <Show when={moment.actions}>
              <div class="actions">{moment.actions}</div>
            </Show>
          </li>
        )}
      </For>
    </ol>
  );
}
