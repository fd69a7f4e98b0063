import { createSignal, onCleanup, Show } from "solid-js";
import { words } from "../messages/shell.ts";

/** Says that the network is gone. The region stays, so that its change is read aloud. */
export function OfflineBar() {
  const [online, setOnline] = createSignal(navigator.onLine);
  const up = () => setOnline(true);
  const down = () => setOnline(false);
  addEventListener("online", up);
  addEventListener("offline", down);
  onCleanup(() => {
    removeEventListener("online", up);
    removeEventListener("offline", down);
  });
  return (
    <div role="status">
      <Show when={!online()}>
        <p class="offline">{words().offline}</p>
      </Show>
    </div>
  );
}
