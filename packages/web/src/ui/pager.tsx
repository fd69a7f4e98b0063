import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { words } from "../messages/ui.ts";
import { Button } from "./button.tsx";

/** Pages of a list kept in the address: each side is an address, or undefined at the ends. */
export function Pager(props: { shown: string; previous?: string | undefined; next?: string | undefined }) {
  return (
    <nav class="pager" aria-label={words().pages}>
      <Show when={props.previous}>
        {(href) => (
          <A class="btn plain" href={href()} rel="prev">
            {words().previous}
          </A>
        )}
      </Show>
      <span class="num">{props.shown}</span>
      <Show when={props.next}>
        {(href) => (
          <A class="btn plain" href={href()} rel="next">
            {words().next}
          </A>
        )}
      </Show>
    </nav>
  );
}

/** The rest of a list that comes by cursor (an infinite query). */
export function More(props: { has: boolean; pending: boolean; onMore: () => void }) {
  return (
    <Show when={props.has}>
      <div class="pager">
        <Button pending={props.pending} onClick={() => props.onMore()}>
          {words().more}
        </Button>
      </div>
    </Show>
  );
}
