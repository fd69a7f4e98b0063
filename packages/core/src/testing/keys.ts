import { fileKeys, Keys } from "../gateway/keys.ts";

/** Keys of rooms under a master key that everyone knows; for tests alone. */
export function testKeys(): void {
  Keys.configure(fileKeys(new Uint8Array(32)));
}

/** The same, counting how often a key is wrapped or opened. */
export function countedKeys(): { opened: number } {
  const counted = { opened: 0 };
  const { wrap, unwrap } = fileKeys(new Uint8Array(32));
  const count = <R>(result: R): R => {
    counted.opened += 1;
    return result;
  };
  Keys.configure({
    wrap: (key, context) => count(wrap(key, context)),
    unwrap: (wrapped, context) => count(unwrap(wrapped, context)),
  });
  return counted;
}
