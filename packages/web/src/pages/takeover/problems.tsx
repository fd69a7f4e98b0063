import { Show } from "solid-js";
import { lineOf } from "../../base/text-file.ts";
import { words } from "../../messages/takeover.ts";
import { words as ui } from "../../messages/ui.ts";
import { Note } from "../../ui/page.tsx";
import { type Column, Table } from "../../ui/table.tsx";

export interface Problem {
  line: number;
  code: string;
}

/** Every line that cannot be taken, with what stands there and why. */
export function Problems(props: { title: string; source: string; rows: readonly Problem[] }) {
  const columns = (): Column<Problem>[] => [
    { id: "line", head: words().heads.line, cell: (row) => words().line(row.line) },
    {
      id: "source",
      head: words().heads.written,
      cell: (row) => <code class="source">{lineOf(props.source, row.line) || ui().none}</code>,
    },
    { id: "why", head: words().heads.why, cell: (row) => words().codes[row.code] ?? row.code },
  ];
  return (
    <Show when={props.rows.length > 0}>
      <Note tone="bad">
        <p role="alert">{words().refused(props.rows.length)}</p>
      </Note>
      <Table caption={props.title} rows={props.rows} columns={columns()} />
    </Show>
  );
}
