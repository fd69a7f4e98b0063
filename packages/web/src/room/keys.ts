import { onCleanup } from "solid-js";
import { keysOn } from "../ui/keys.tsx";

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches("input:not([type=checkbox], [type=radio]), textarea, select");

/** Keys of the facilitator's screen, unless switched off; never while one types, never Space. */
export function useRoomKeys(acts: Readonly<Record<string, () => void>>): void {
  const pressed = (event: KeyboardEvent) => {
    if (!keysOn() || event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
    const name = event.key.length === 1 ? event.key.toLowerCase() : `${event.shiftKey ? "shift+" : ""}${event.key}`;
    const act = acts[name];
    if (!act) return;
    event.preventDefault();
    act();
  };
  document.addEventListener("keydown", pressed);
  onCleanup(() => document.removeEventListener("keydown", pressed));
}
