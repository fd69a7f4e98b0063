import { type Accessor, createComputed, createEffect, createMemo, onCleanup, untrack } from "solid-js";
import { createCache, settled } from "./cache.ts";
import type { QueryOptions } from "./resource.ts";

export const queryClient = createCache();

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") queryClient.revive();
});

/** Gives what it takes, with the type of its answer. */
export const queryOptions = <T>(options: QueryOptions<T>): QueryOptions<T> => options;

interface Pending {
  readonly isPending: true;
  readonly isSuccess: false;
  readonly isLoadingError: false;
  readonly isRefetchError: false;
  readonly data: undefined;
}
interface Success<T> {
  readonly isPending: false;
  readonly isSuccess: true;
  readonly isLoadingError: false;
  readonly isRefetchError: false;
  readonly data: T;
}
interface LoadingError {
  readonly isPending: false;
  readonly isSuccess: false;
  readonly isLoadingError: true;
  readonly isRefetchError: false;
  readonly data: undefined;
}
interface RefetchError<T> {
  readonly isPending: false;
  readonly isSuccess: false;
  readonly isLoadingError: false;
  readonly isRefetchError: true;
  readonly data: T;
}

/** A resource as a screen shows it. Every field is reactive by itself; reading `data` never waits nor throws. */
export type Query<T> = (Pending | Success<T> | LoadingError | RefetchError<T>) & {
  readonly error: unknown;
  /** True while `data` is that of the key before. */
  readonly isPlaceholderData: boolean;
  /** Asks anew; never rejects. */
  refetch: () => Promise<unknown>;
};

/** Shows a resource, as long as what calls it is on screen; another key in `options` shows another. */
export function useQuery<T>(options: Accessor<QueryOptions<T>>): Query<T> {
  const asked = createMemo(options);
  const resource = createMemo(() => queryClient.resourceOf(asked()));
  const known = () => resource().known();
  const ask = (anew?: boolean) => settled(resource().ask(asked(), anew));
  const data = createMemo((before: T | undefined) => {
    const { data: own, status } = known();
    return own === undefined && status === "pending" && asked().keepsPrevious ? before : own;
  });
  const isPlaceholderData = createMemo(() => data() !== undefined && known().data === undefined);
  const status = createMemo(() => (isPlaceholderData() ? "success" : known().status));
  // At once and not after drawing: the call leaves while the screen is built.
  createComputed(() => {
    resource();
    onCleanup(untrack(() => queryClient.watch(asked())));
  });
  // From each answer on, what it says tells when to ask again.
  createEffect(() => {
    const delay = asked().refetchInterval?.(known().data) ?? false;
    if (delay !== false) repeat(delay, () => void ask());
  });
  const shown = {
    get isPending() {
      return status() === "pending";
    },
    get isSuccess() {
      return status() === "success";
    },
    get isLoadingError() {
      return status() === "error" && data() === undefined;
    },
    get isRefetchError() {
      return status() === "error" && data() !== undefined;
    },
    get data() {
      return data();
    },
    get error() {
      return known().error;
    },
    get isPlaceholderData() {
      return isPlaceholderData();
    },
    refetch: () => ask(true),
  };
  // The getters tell one of the four states at any moment, which their separate types cannot say.
  return shown as Query<T>;
}

/** Does it after each delay, unless the page is hidden. */
function repeat(delay: number, act: () => void): void {
  const timer = setInterval(() => document.visibilityState === "visible" && act(), delay);
  onCleanup(() => clearInterval(timer));
}
