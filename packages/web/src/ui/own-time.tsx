import { Show } from "solid-js";
import { ownTime } from "../format/own-time.ts";
import { words } from "../messages/ui.ts";

/** `11 h chez vous`, beside the hour of a meeting that is another one where the reader lives. */
export function OwnTime(props: { at: string }) {
  return (
    <Show when={ownTime(props.at)}>{(time) => <span class="hint own-time"> ({words().yourTime(time())})</span>}</Show>
  );
}
