import { createSignal, For } from "solid-js";
import IClose from "~icons/lucide/x";
import { explain } from "../messages/error.ts";
import { words } from "../messages/ui.ts";

interface Shown {
  id: number;
  text: string;
  bad: boolean;
}

const [shown, setShown] = createSignal<readonly Shown[]>([]);
let last = 0;
const drop = (id: number) => setShown((all) => all.filter((one) => one.id !== id));

function show(text: string, bad: boolean, milliseconds: number): void {
  last += 1;
  const id = last;
  // One at a time: what was said before the last act is no longer news.
  setShown([{ id, text, bad }]);
  setTimeout(() => drop(id), milliseconds);
}

/** Says that an act is done, for 8 seconds. Never the only place of something that matters. */
export const toast = (text: string): void => show(text, false, 8_000);

/** Says why an act was refused, for 20 seconds; for acts that have no form to show it in place. */
export const toastError = (error: unknown): void => show(explain(error), true, 20_000);

/** Once, in the shell. */
export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      <For each={shown()}>
        {(one) => (
          <div class="toast" data-bad={one.bad ? "" : undefined}>
            <p>{one.text}</p>
            <button type="button" aria-label={words().dismiss} onClick={() => drop(one.id)}>
              <IClose aria-hidden="true" />
            </button>
          </div>
        )}
      </For>
    </div>
  );
}
