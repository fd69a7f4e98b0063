import { createEffect, onCleanup } from "solid-js";

/** Keeps the screen on while it is wanted. A phone takes the lock away when hidden, and gives it back on a gesture. */
export function keepAwake(wanted: () => boolean): void {
  let lock: WakeLockSentinel | undefined;
  const hold = () => {
    if (!wanted() || document.hidden || (lock && !lock.released)) return;
    // Refused on a low battery, unknown to old browsers: the room works as well.
    navigator.wakeLock?.request("screen").then(
      (held) => {
        lock = held;
      },
      () => undefined,
    );
  };
  const release = () => void lock?.release().catch(() => undefined);
  createEffect(() => (wanted() ? hold() : release()));
  document.addEventListener("visibilitychange", hold);
  document.addEventListener("pointerdown", hold);
  onCleanup(() => {
    release();
    document.removeEventListener("visibilitychange", hold);
    document.removeEventListener("pointerdown", hold);
  });
}
