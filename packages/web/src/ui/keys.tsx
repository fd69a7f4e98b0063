import { createSignal, For, onCleanup, onMount, Show } from "solid-js";
import { choose, chosen } from "../base/storage.ts";
import { words } from "../messages/ui.ts";
import { Dialog } from "./dialog.tsx";

export interface KeyCommand {
  /** "n", or two presses in a row: "g a". */
  keys: string;
  label: string;
  run: () => void;
}

const [commands, setCommands] = createSignal<readonly KeyCommand[]>([]);
const [on, setOn] = createSignal(chosen("keys") !== "off");
const [helpOpen, setHelpOpen] = createSignal(false);

/** Whether single keys act (WCAG 2.1.4 asks for the switch). */
export const keysOn: () => boolean = on;

export function switchKeys(next: boolean): void {
  choose("keys", next ? undefined : "off");
  setOn(next);
}

export const openKeyboardHelp = (): void => void setHelpOpen(true);

/** Keys of a screen, as long as it is shown. A screen's key wins over the shell's. Each must also be a visible control. */
export function useKeys(list: () => readonly KeyCommand[]): void {
  onMount(() => {
    const mine = list();
    setCommands((all) => [...mine, ...all]);
    onCleanup(() => setCommands((all) => all.filter((command) => !mine.includes(command))));
  });
}

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=file])"));

function focusSearch(): boolean {
  const field = document.querySelector<HTMLElement>("main [data-search], main input[type=search]");
  field?.focus();
  return field !== null;
}

/** Listens once for the whole dashboard; the shell mounts it. */
function useKeyboard(): void {
  let first = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  const single = (event: KeyboardEvent): boolean => {
    if (event.key === "/") return focusSearch();
    if (event.key === "?") {
      setHelpOpen(true);
      return true;
    }
    const pressed = event.key.toLowerCase();
    const keys = first ? `${first} ${pressed}` : pressed;
    const found = commands().find((command) => command.keys === keys);
    clearTimeout(timer);
    first = "";
    if (found) {
      found.run();
      return true;
    }
    if (commands().some((command) => command.keys.startsWith(`${pressed} `))) {
      first = pressed;
      timer = setTimeout(() => {
        first = "";
      }, 1200);
    }
    return false;
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || event.isComposing) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key === "k" && on() && focusSearch()) event.preventDefault();
      return;
    }
    if (!on() || typing(event.target) || document.querySelector("dialog[open]")) return;
    if (single(event)) event.preventDefault();
  };
  document.addEventListener("keydown", onKey);
  onCleanup(() => document.removeEventListener("keydown", onKey));
}

/** The list of keys that act on this screen (`?`). Mounts the listener: once, in the shell. */
export function KeyboardHelp() {
  useKeyboard();
  const built = () => [
    { keys: "/", label: words().keys.search },
    ...commands(),
    { keys: "?", label: words().keys.help },
    { keys: words().keys.escape, label: words().keys.close },
  ];
  return (
    <Dialog open={helpOpen()} onClose={() => setHelpOpen(false)} title={words().keys.title}>
      <Show when={on()} fallback={<p>{words().keys.off}</p>}>
        <p class="hint">{words().keys.intro}</p>
        <dl class="keys">
          <For each={built()}>
            {(command) => (
              <div>
                <dt>
                  <For each={command.keys.split(" ")}>
                    {(key, index) => (
                      <>
                        <Show when={index() > 0}> {words().keys.then} </Show>
                        <kbd>{key.length === 1 ? key.toUpperCase() : key}</kbd>
                      </>
                    )}
                  </For>
                </dt>
                <dd>{command.label}</dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
    </Dialog>
  );
}
