/** What a person chose on this device. A browser may refuse storage: the choice then lasts as long as the page. */
type Choice = "theme" | "locale" | "keys";
const key = (choice: Choice) => `entrepairs.${choice}`;

export function chosen(choice: Choice): string | null {
  try {
    return localStorage.getItem(key(choice));
  } catch {
    return null;
  }
}

/** Keeps the choice; `undefined` goes back to what the device says. */
export function choose(choice: Choice, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key(choice));
    else localStorage.setItem(key(choice), value);
  } catch {
    // Private windows refuse: nothing to keep, and nothing else depends on it.
  }
}
