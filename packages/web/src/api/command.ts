import { createSignal } from "solid-js";
import { createIntent } from "../base/intent.ts";
import { type Refusal, refusalOf } from "../base/refusal.ts";
import { toastError } from "../ui/toast.tsx";
import type { QueryKey } from "./cache.ts";
import { queryClient } from "./query.ts";

interface CommandOptions<I, R> {
  send: (input: I, key: string) => Promise<R>;
  /** Query keys that are no longer true; everything that begins with them is fetched again. */
  stale?: readonly QueryKey[];
  done?: (result: R, input: I) => void;
  /** What to do with a refusal, instead of a toast. */
  refused?: (refusal: Refusal, input: I) => void;
}

export interface Command<I> {
  run: (input: I) => Promise<boolean>;
  pending: () => boolean;
}

/** Tells the screens that these resources changed. */
export const refresh = (...keys: readonly QueryKey[]): Promise<unknown> =>
  Promise.all(keys.map((queryKey) => queryClient.invalidateQueries(queryKey)));

/** An act that has no form: a button, a menu. Resolves to true when it was done; never rejects. */
export function createCommand<I, R>(options: CommandOptions<I, R>): Command<I> {
  const intent = createIntent();
  const [pending, setPending] = createSignal(false);
  const run = async (input: I) => {
    if (pending()) return false;
    setPending(true);
    try {
      const result = await options.send(input, intent.keyOf(input ?? null));
      intent.settled();
      await refresh(...(options.stale ?? []));
      options.done?.(result, input);
      return true;
    } catch (error) {
      const refusal = refusalOf(error);
      if (options.refused) options.refused(refusal, input);
      else toastError(refusal);
      return false;
    } finally {
      setPending(false);
    }
  };
  return { run, pending };
}
