import { createSignal, type JSX, Show, untrack } from "solid-js";
import { statusOf } from "../base/refusal.ts";
import { words } from "../messages/editing.ts";
import { Button } from "./button.tsx";
import { Note } from "./page.tsx";

/** A form's hold on what it edits: the revision that was read, moved only by our own saves. */
export interface Editing {
  /** Sends with the revision; the answer's becomes ours. A 409 is remembered, then thrown again for the form to tell. */
  save: <R extends { rev: number }>(call: (rev: number) => Promise<R>) => Promise<R>;
}

interface EditableProps {
  /** Revision of what is shown, read once: a refetch never takes over what someone is typing. */
  rev: number;
  /** Fetches again; what is inside is then drawn anew. */
  reload: () => Promise<unknown>;
  children: (editing: Editing) => JSX.Element;
}

/** Around a form over something with a revision: when someone else was faster, says so and offers the saved version. */
export function Editable(props: EditableProps) {
  const [turn, setTurn] = createSignal(1);
  const [stale, setStale] = createSignal(false);
  const [reloading, setReloading] = createSignal(false);
  const reload = async () => {
    setReloading(true);
    await props.reload();
    setReloading(false);
    setStale(false);
    setTurn((last) => last + 1);
  };
  const editing = (first: number): Editing => {
    let rev = first;
    return {
      save: async (call) => {
        try {
          const answer = await call(rev);
          rev = answer.rev;
          setStale(false);
          return answer;
        } catch (error) {
          if (statusOf(error) === 409) setStale(true);
          throw error;
        }
      },
    };
  };
  return (
    <>
      <Show when={stale()}>
        <Note tone="wait">
          <p>{words().stale}</p>
          <p>
            <Button pending={reloading()} onClick={() => void reload()}>
              {words().reload}
            </Button>
          </p>
          <p class="hint">{words().reloadHint}</p>
        </Note>
      </Show>
      <Show when={turn()} keyed>
        {(_) => props.children(editing(untrack(() => props.rev)))}
      </Show>
    </>
  );
}
