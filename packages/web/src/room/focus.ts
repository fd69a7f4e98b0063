/** What takes no keyboard up on a phone: focus goes there by itself, never into a field. */
const REACHABLE = "button:not(:disabled), a[href], summary, input[type=checkbox], input[type=radio]";

interface Held {
  /** From the parent of what had the focus up to the page. */
  parents: readonly Element[];
  /** Its place among what can be reached in each of these. */
  places: readonly number[];
}

function heldBy(element: Element): Held {
  const parents: Element[] = [];
  for (let one = element.parentElement; one; one = one.parentElement) parents.push(one);
  const placeIn = (parent: Element) => [...parent.querySelectorAll(REACHABLE)].indexOf(element);
  return { parents, places: parents.map(placeIn) };
}

/** The head of what is shown: where a reader begins again. */
function headIn(root: Element): HTMLElement | undefined {
  const head = root.querySelector<HTMLElement>("h1");
  if (head && !head.hasAttribute("tabindex")) head.tabIndex = -1;
  return head ?? undefined;
}

/** What took the place of what is gone; the head of the screen when its whole part went. */
function heirOf({ parents, places }: Held, root: Element): HTMLElement | undefined {
  const at = parents.findIndex((parent) => parent.isConnected);
  const parent = parents[at];
  if (!parent || parent.matches("main, aside, body") || parent.contains(root)) return headIn(root);
  const left = parent.querySelectorAll<HTMLElement>(REACHABLE);
  return left[Math.min(Math.max(places[at] ?? 0, 0), left.length - 1)] ?? headIn(root);
}

/**
 * Keeps the focus on the page when what had it goes: a step that changes takes its forms away, a button that was pressed
 * becomes a word. Without it who has no mouse begins again at the top each time. Gives how to stop.
 */
export function keepFocus(root: HTMLElement): () => void {
  let held: Held | undefined;
  let isByKey = false;
  const focused = ({ target }: FocusEvent) => {
    if (target instanceof Element) held = heldBy(target);
  };
  const keyed = () => {
    isByKey = true;
  };
  const pointed = () => {
    isByKey = false;
  };
  const changed = () => {
    const now = document.activeElement;
    if (now && now !== document.body) {
      // What can be reached around it may have changed.
      held = heldBy(now);
      return;
    }
    if (!held || document.querySelector("dialog[open]")) return;
    heirOf(held, root)?.focus({ preventScroll: !isByKey });
  };
  const watching = new MutationObserver(changed);
  watching.observe(root, { childList: true, subtree: true });
  root.addEventListener("focusin", focused);
  document.addEventListener("keydown", keyed, true);
  document.addEventListener("pointerdown", pointed, true);
  return () => {
    watching.disconnect();
    root.removeEventListener("focusin", focused);
    document.removeEventListener("keydown", keyed, true);
    document.removeEventListener("pointerdown", pointed, true);
  };
}
