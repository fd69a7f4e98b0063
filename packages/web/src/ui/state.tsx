import { createSignal, For, type JSX, Match, onCleanup, Show, Switch } from "solid-js";
import { refusalOf, statusOf } from "../base/refusal.ts";
import { explain } from "../messages/error.ts";
import { words } from "../messages/ui.ts";
import { Button } from "./button.tsx";
import { H1 } from "./page.tsx";

/** What will be here, why it is worth it, one button. Also "no match", with the button that clears the filters. */
export function Empty(props: { title: string; children?: JSX.Element; action?: JSX.Element }) {
  return (
    <div class="empty">
      <h2>{props.title}</h2>
      <Show when={props.children}>
        <div class="empty-body">{props.children}</div>
      </Show>
      {props.action}
    </div>
  );
}

/** Rows of the right height, after 300 ms: most answers come before and nothing flickers. */
export function Rows(props: { count?: number }) {
  const [late, setLate] = createSignal(false);
  const timer = setTimeout(() => setLate(true), 300);
  onCleanup(() => clearTimeout(timer));
  return (
    <div class="skeleton" role="status">
      <Show when={late()}>
        <span class="sr">{words().loading}</span>
        <For each={Array.from({ length: props.count ?? 6 })}>{() => <i aria-hidden="true" />}</For>
      </Show>
    </div>
  );
}

/** An error where its data would be, with the way to ask again; a refusal is told as such and not retried. */
export function Retry(props: { error: unknown; again: () => unknown }) {
  const status = () => statusOf(props.error);
  const title = () => {
    if (status() === 403) return words().refused;
    return status() === 404 ? words().missing : words().failed;
  };
  return (
    <div class="empty" role="alert">
      <h2>{title()}</h2>
      <p>{explain(props.error)}</p>
      <Show when={status() >= 500 && refusalOf(props.error).requestID}>
        {(id) => <p class="hint">{words().reference(id())}</p>}
      </Show>
      <Show when={status() !== 403 && status() !== 404}>
        <Button onClick={() => props.again()}>{words().retry}</Button>
      </Show>
    </div>
  );
}

/** What `useQuery` gives, as far as a screen needs it. */
export interface Answer<T> {
  readonly isPending: boolean;
  readonly isLoadingError: boolean;
  readonly isRefetchError: boolean;
  readonly isPlaceholderData: boolean;
  readonly error: unknown;
  readonly data: T | undefined;
  refetch: () => unknown;
}

interface LoadedProps<T> {
  of: Answer<T>;
  /** Rows of the skeleton, or its own markup. */
  rows?: number | JSX.Element;
  /** True when there is nothing yet; then `empty` is drawn. */
  isEmpty?: (data: T) => boolean;
  empty?: JSX.Element;
  /** Heading of the page when the one that the data would have given does not come. */
  heading?: string;
  children: (data: () => T) => JSX.Element;
}

/**
 * The states of a query in the only safe order: error, pending, empty, data (reading `data` while pending would hide
 * the whole page). Old data stays on screen while new data comes, paler; an error of a refetch is told above it.
 */
export function Loaded<T>(props: LoadedProps<T>) {
  const skeleton = () => (typeof props.rows === "object" ? props.rows : <Rows count={Number(props.rows ?? 6)} />);
  return (
    <Switch>
      <Match when={props.of.isLoadingError}>
        <Show when={props.heading}>{(heading) => <H1>{heading()}</H1>}</Show>
        <Retry error={props.of.error} again={() => props.of.refetch()} />
      </Match>
      <Match when={props.of.isPending}>{skeleton()}</Match>
      <Match when={props.isEmpty && props.of.data !== undefined && props.isEmpty(props.of.data)}>{props.empty}</Match>
      <Match when={props.of.data !== undefined && { data: () => props.of.data as T }}>
        <Show when={props.of.isRefetchError}>
          <p class="note" data-tone="wait" role="status">
            {words().outdated}
          </p>
        </Show>
        <div class="loaded" data-stale={props.of.isPlaceholderData ? "" : undefined}>
          {props.children(() => props.of.data as T)}
        </div>
      </Match>
    </Switch>
  );
}
