import { fileKeys, Keys } from "../gateway/keys.ts";

/** Keys of rooms under a master key that everyone knows; for tests alone. */
export function testKeys(): void {
  Keys.configure(fileKeys(new Uint8Array(32)));
}
