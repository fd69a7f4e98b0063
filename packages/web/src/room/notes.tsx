import { createSignal, createUniqueId, onCleanup, Show } from "solid-js";
import { refusalOf } from "../base/refusal.ts";
import { explain } from "../messages/error.ts";
import { words } from "../messages/room.ts";
import { useRoom } from "./context.ts";
import { createDraft } from "./draft.ts";
import { type Note, readNote, writeNote } from "./room.data.ts";

const QUIET = 1_200;

/** One's own page: nobody else reads it. Saved as one writes; what is not saved stays in the field. */
export function Notes() {
  const { place, log } = useRoom();
  const id = createUniqueId();
  const draft = createDraft(`note.${place.sessionID}`);
  const [isOpen, setOpen] = createSignal(false);
  const [state, setState] = createSignal<"saved" | "saving" | "unsaved" | undefined>();
  const [problem, setProblem] = createSignal("");
  let page: Note | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const read = async () => {
    page = await readNote(place);
    // What this window had not saved yet stays under what was.
    if (draft.text() === "") draft.set(page.text);
  };
  const save = async () => {
    setState("saving");
    try {
      if (!page) await read();
      if (!page) return;
      const json = { ...page, text: draft.text() };
      const { rev } = await writeNote(place, json, draft.keyOf(json));
      page = { ...json, rev };
      setProblem("");
      setState("saved");
    } catch (error) {
      const refusal = refusalOf(error);
      setState("unsaved");
      setProblem(explain(error));
      // Another tab wrote: this one's text goes under it at the next save.
      if (refusal.code === "room.note_changed") await merge().catch(() => undefined);
      else timer = setTimeout(() => void save(), 5_000);
    }
  };
  const merge = async () => {
    const mine = draft.text();
    page = await readNote(place);
    if (!page.text.includes(mine)) draft.set(mine.includes(page.text) ? mine : `${page.text}\n\n${mine}`);
    await save();
  };
  const typed = (text: string) => {
    draft.set(text);
    setState("unsaved");
    clearTimeout(timer);
    timer = setTimeout(() => void save(), QUIET);
  };
  const toggled = (open: boolean) => {
    setOpen(open);
    if (open && !page) void read().catch((error: unknown) => setProblem(explain(error)));
  };
  onCleanup(() => clearTimeout(timer));
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
            value={draft.text()}
            onInput={(event) => typed(event.currentTarget.value)}
          />
        </div>
        <p class="hint" role="status">
          {problem() || (state() && words().notes[state() ?? "saved"])}
        </p>
      </Show>
    </details>
  );
}
