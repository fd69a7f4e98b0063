/**
 * The idempotency key of one intention. The same payload sent again (after a lost answer) keeps its key, so the server
 * answers what it answered first; another payload, or a success in between, is another intention.
 */
export interface Intent {
  keyOf(payload: unknown): string;
  settled(): void;
}

export function createIntent(): Intent {
  let held: { print: string; key: string } | undefined;
  return {
    keyOf(payload) {
      const print = JSON.stringify(payload) ?? "";
      if (held?.print !== print) held = { print, key: crypto.randomUUID() };
      return held.key;
    },
    settled() {
      held = undefined;
    },
  };
}
