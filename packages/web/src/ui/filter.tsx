import { useSearchParams } from "@solidjs/router";
import { For, type JSX, onCleanup, untrack } from "solid-js";
import { words } from "../messages/ui.ts";
import type { Option } from "./field.tsx";
import { one } from "./search-param.ts";

/** The row of filters over a list; `count` is read aloud when it changes. */
export function Filters(props: { children: JSX.Element; count?: string }) {
  return (
    <search class="filters">
      {props.children}
      <p role="status" class="filter-count">
        {props.count}
      </p>
    </search>
  );
}

/** The search of a list, kept in the address (`?q=`). `/` brings the focus here. */
export function SearchBox(props: { label: string; param?: string }) {
  const [search, setSearch] = useSearchParams();
  const param = () => props.param ?? "q";
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const typed = (value: string) => {
    clearTimeout(timer);
    timer = setTimeout(
      () => setSearch({ [param()]: value || undefined, page: undefined }, { replace: true, scroll: false }),
      150,
    );
  };
  return (
    <label class="filter grow">
      <span class="sr">{props.label}</span>
      <input
        type="search"
        data-search
        placeholder={props.label}
        value={untrack(() => one(search[param()]))}
        onInput={(event) => typed(event.currentTarget.value)}
      />
    </label>
  );
}

/** One filter, kept in the address. The empty choice shows all. */
export function FilterSelect(props: {
  label: string;
  param: string;
  options: readonly Option[];
  all?: string | false;
}) {
  const [search, setSearch] = useSearchParams();
  const value = () => one(search[props.param]);
  const pick = (next: string) =>
    setSearch({ [props.param]: next || undefined, page: undefined }, { replace: true, scroll: false });
  return (
    <label class="filter">
      <span>{props.label}</span>
      <select onChange={(event) => pick(event.currentTarget.value)}>
        {props.all === false ? null : <option value="">{props.all ?? words().all}</option>}
        <For each={props.options}>
          {(option) => (
            <option value={option.value} selected={option.value === value()}>
              {option.label}
            </option>
          )}
        </For>
      </select>
    </label>
  );
}
