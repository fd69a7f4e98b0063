import { createUniqueId, For, type JSX, Show } from "solid-js";
import { narrow } from "../base/media.ts";
import { words } from "../messages/ui.ts";

export interface Column<T> {
  id: string;
  head: string;
  cell: (row: T) => JSX.Element;
  /** Figures: right-aligned, of equal width. */
  num?: boolean;
  /** Can be sorted by this column. */
  sort?: boolean;
  /** Share of the width, in percent. */
  width?: number;
  /** On a phone: the line's title, shown with its heading, or not shown. The first column is the title by default. */
  phone?: "title" | "show" | "hide";
  /** Not printed: paper is narrower. */
  screenOnly?: boolean;
}

export interface TableProps<T> {
  /** Says what the table holds; hidden unless `captionShown`. */
  caption: string;
  captionShown?: boolean;
  columns: readonly Column<T>[];
  rows: readonly T[];
  /** The sorted column, `-next` when descending, and what a press on a heading asks for. */
  sort?: { value: string; onSort: (value: string) => void };
  /** Acts of a row, last column. */
  actions?: (row: T) => JSX.Element;
  /** A row to be seen first: overdue, next. */
  mark?: (row: T) => "next" | "late" | undefined;
  /** A last line of totals, one cell a column id. */
  foot?: Readonly<Record<string, JSX.Element>>;
}

/** Rows as a table, and on a phone as a list of the same facts: a table squeezed by CSS is no longer a table. */
export function Table<T>(props: TableProps<T>) {
  return (
    <Show when={narrow()} fallback={<Wide {...props} />}>
      <Cards {...props} />
    </Show>
  );
}

function Wide<T>(props: TableProps<T>) {
  const id = createUniqueId();
  return (
    // A group and not a landmark: its section often has the same name, and landmarks must differ.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; this one scrolls, by the keyboard as well.
    <div class="table-wrap" role="group" tabindex="0" aria-labelledby={id}>
      <table class="table">
        <caption id={id} class={props.captionShown ? undefined : "sr"}>
          {props.caption}
        </caption>
        <Show when={props.columns.some((column) => column.width)}>
          <colgroup>
            <For each={props.columns}>{(column) => <col width={column.width ? `${column.width}%` : undefined} />}</For>
          </colgroup>
        </Show>
        <thead>
          <tr>
            <For each={props.columns}>{(column) => <Head column={column} sort={props.sort} />}</For>
            <Show when={props.actions}>
              <th scope="col" class="acts">
                <span class="sr">{words().actions}</span>
              </th>
            </Show>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>{(row) => <Row {...props} row={row} />}</For>
        </tbody>
        <Show when={props.foot}>
          <tfoot>
            <tr>
              <For each={props.columns}>{(column) => <td class={classOf(column)}>{props.foot?.[column.id]}</td>}</For>
              <Show when={props.actions}>
                <td class="acts" />
              </Show>
            </tr>
          </tfoot>
        </Show>
      </table>
    </div>
  );
}

const classOf = <T,>(column: Column<T>) =>
  [column.num && "num", column.screenOnly && "screen-only"].filter(Boolean).join(" ") || undefined;

function Head<T>(props: { column: Column<T>; sort: TableProps<T>["sort"] }) {
  const way = () => {
    if (props.sort?.value === props.column.id) return "ascending";
    return props.sort?.value === `-${props.column.id}` ? "descending" : undefined;
  };
  const press = () => props.sort?.onSort(way() === "ascending" ? `-${props.column.id}` : props.column.id);
  return (
    <th scope="col" class={classOf(props.column)} aria-sort={way()}>
      <Show when={props.column.sort && props.sort} fallback={props.column.head}>
        <button type="button" class="sort" data-way={way()} onClick={press}>
          {props.column.head}
        </button>
      </Show>
    </th>
  );
}

function Row<T>(props: TableProps<T> & { row: T }) {
  return (
    <tr data-mark={props.mark?.(props.row)}>
      <For each={props.columns}>
        {(column, index) => (
          <Show when={index() === 0} fallback={<td class={classOf(column)}>{column.cell(props.row)}</td>}>
            <th scope="row" class={classOf(column)}>
              {column.cell(props.row)}
            </th>
          </Show>
        )}
      </For>
      <Show when={props.actions}>
        <td class="acts">{props.actions?.(props.row)}</td>
      </Show>
    </tr>
  );
}

function Cards<T>(props: TableProps<T>) {
  const role = (column: Column<T>, index: number) => column.phone ?? (index === 0 ? "title" : "show");
  const of = (kind: "title" | "show") => props.columns.filter((column, index) => role(column, index) === kind);
  return (
    <ul class="cards" aria-label={props.caption}>
      <For each={props.rows}>
        {(row) => (
          <li data-mark={props.mark?.(row)}>
            <div class="cards-title">
              <For each={of("title")}>{(column) => <div>{column.cell(row)}</div>}</For>
            </div>
            <dl>
              <For each={of("show")}>
                {(column) => (
                  <div>
                    <dt>{column.head}</dt>
                    <dd>{column.cell(row)}</dd>
                  </div>
                )}
              </For>
            </dl>
            <Show when={props.actions}>
              <div class="cards-acts">{props.actions?.(row)}</div>
            </Show>
          </li>
        )}
      </For>
    </ul>
  );
}
