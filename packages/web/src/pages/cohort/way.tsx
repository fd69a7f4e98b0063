import { For, Show } from "solid-js";
import { words } from "../../messages/cohort-way.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";

/** What takes a group from one state to the next, and who may. */
export function Way(props: { onClose: () => void }) {
  const here = useFirm();
  return (
    <Dialog open onClose={props.onClose} title={words().title}>
      <ul class="stack">
        <For each={words().rules}>{(rule) => <li>{rule}</li>}</For>
        <Show when={!here.is("owner", "manager")}>
          <li>{words().coach}</li>
        </Show>
      </ul>
      <div class="actions">
        <Button onClick={props.onClose}>{words().close}</Button>
      </div>
    </Dialog>
  );
}
