import { createSignal, createUniqueId, Show } from "solid-js";
import { words } from "../messages/room.ts";
import { useRoom } from "./context.ts";

/** One's own page: nobody else reads it. */
export function Notes() {
  const { page, log } = useRoom();
  const id = createUniqueId();
  const [isOpen, setOpen] = createSignal(false);
  const toggled = (open: boolean) => {
    setOpen(open);
    if (open) page.open();
  };
  return (
    <details class="card room-notes" onToggle={(event) => toggled(event.currentTarget.open)}>
      <summary>{words().notes.title}</summary>
      <Show when={isOpen()}>
        <label class="hint" for={id}>
          {log().view.me.role === "client" ? words().notes.client : words().notes.hint}
        </label>
        <div class="frame">
          <textarea
            id={id}
            maxlength="8000"
            value={page.text()}
            onInput={(event) => page.typed(event.currentTarget.value)}
          />
        </div>
        <p class="hint" role="status">
          {page.problem() || (page.state() && words().notes[page.state() ?? "saved"])}
        </p>
      </Show>
    </details>
  );
}
