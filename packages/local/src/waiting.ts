export interface Waiting {
  /** Someone waits as long as `work` lasts. */
  during<R>(work: () => Promise<R>): Promise<R>;
  /** Resolves when nobody waits, and after so many milliseconds in any case. */
  over(atMostMs: number): Promise<void>;
}

/** Who waits for an answer, so that work which nobody waits for lets him go first: one process does both here. */
export function waiting(): Waiting {
  let count = 0;
  const listeners = new Set<() => void>();
  return {
    during: async (work) => {
      count += 1;
      try {
        return await work();
      } finally {
        count -= 1;
        if (count === 0) for (const tell of listeners) tell();
      }
    },
    over: (atMostMs) =>
      new Promise((resolve) => {
        if (count === 0) return resolve();
        const end = (): void => {
          clearTimeout(timer);
          listeners.delete(end);
          resolve();
        };
        const timer = setTimeout(end, atMostMs);
        listeners.add(end);
      }),
  };
}
