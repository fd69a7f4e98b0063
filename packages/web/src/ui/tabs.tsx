import { useSearchParams } from "@solidjs/router";
import { createUniqueId, For, type JSX, Show } from "solid-js";
import { one } from "./search-param.ts";

export interface Tab {
  /** Stands in the address: a French word without accent. */
  id: string;
  title: string;
  count?: number | undefined;
  body: () => JSX.Element;
}

/** Tabs kept in the address (`?onglet=participants`); the first one is the default and leaves the address bare. */
export function Tabs(props: { label: string; tabs: readonly Tab[]; param?: string }) {
  const uid = createUniqueId();
  const [search, setSearch] = useSearchParams();
  const buttons: HTMLButtonElement[] = [];
  const param = () => props.param ?? "onglet";
  const current = () => {
    const found = props.tabs.findIndex((tab) => tab.id === one(search[param()]));
    return Math.max(0, found);
  };
  const show = (index: number) =>
    setSearch({ [param()]: index === 0 ? undefined : props.tabs[index]?.id }, { replace: true, scroll: false });
  const onKey = (event: KeyboardEvent) => {
    const last = props.tabs.length - 1;
    const moves: Record<string, number> = { ArrowRight: current() + 1, ArrowLeft: current() - 1, Home: 0, End: last };
    const to = moves[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const index = (to + props.tabs.length) % props.tabs.length;
    show(index);
    buttons[index]?.focus();
  };
  return (
    <>
      <div role="tablist" aria-label={props.label} class="tablist" onKeyDown={onKey}>
        <For each={props.tabs}>
          {(tab, index) => (
            <button
              type="button"
              role="tab"
              ref={(element) => (buttons[index()] = element)}
              id={`${uid}-tab-${tab.id}`}
              aria-controls={`${uid}-panel`}
              aria-selected={current() === index()}
              tabindex={current() === index() ? 0 : -1}
              onClick={() => show(index())}
            >
              {tab.title}
              <Count of={tab.count} />
            </button>
          )}
        </For>
      </div>
      <Show when={props.tabs[current()]} keyed>
        {(tab) => (
          <div role="tabpanel" id={`${uid}-panel`} aria-labelledby={`${uid}-tab-${tab.id}`} tabindex="0">
            {tab.body()}
          </div>
        )}
      </Show>
    </>
  );
}

function Count(props: { of: number | undefined }) {
  return (
    <Show when={props.of !== undefined}>
      {" "}
      <span class="count">{props.of}</span>
    </Show>
  );
}
