/** What a window keeps until it is closed: a pass of the day, a text that is not sent yet. */
const key = (name: string) => `entrepairs.room.${name}`;

export function kept(name: string): string | null {
  try {
    return sessionStorage.getItem(key(name));
  } catch {
    return null;
  }
}

export function keep(name: string, value: string | undefined): void {
  try {
    if (value === undefined) sessionStorage.removeItem(key(name));
    else sessionStorage.setItem(key(name), value);
  } catch {
    // Private windows refuse: the text then lives as long as the page.
  }
}
