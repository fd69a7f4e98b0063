import { Show } from "solid-js";
import { words } from "../../messages/report.ts";
import { Table } from "../../ui/table.tsx";
import { Score } from "../../ui/value.tsx";
import type { Part } from "./report.data.ts";

/** The same answers shared out along one line, when there is more than one part to compare. */
export function Parts(props: { title: string; parts: readonly Part[] }) {
  return (
    <Show when={props.parts.length > 1}>
      <Table
        caption={props.title}
        captionShown
        rows={props.parts}
        columns={[
          { id: "name", head: words().head.name, cell: (part) => part.name, width: 40 },
          {
            id: "rate",
            head: words().head.rate,
            num: true,
            cell: (part) => (
              <>
                {words().percent(part.responsePercent ?? 0)}{" "}
                <span class="hint">({words().responses(part.answered, part.invited)})</span>
              </>
            ),
          },
          {
            id: "satisfaction",
            head: words().head.satisfaction,
            num: true,
            cell: (part) => <Score mean={part.satisfaction?.mean} answers={part.satisfaction?.answers ?? 0} />,
          },
        ]}
      />
    </Show>
  );
}
