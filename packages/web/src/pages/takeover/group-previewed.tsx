import { type JSX, Show } from "solid-js";
import { words } from "../../messages/takeover.ts";
import { words as ui } from "../../messages/ui.ts";
import { Badge } from "../../ui/badge.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Moment } from "../../ui/value.tsx";
import { Problems } from "./problems.tsx";
import type { Group, GroupPreview } from "./takeover.data.ts";

/** What taking a group over would do; nothing to press while one line is refused. */
export function GroupPreviewed(props: { group: Group; preview: GroupPreview; act: JSX.Element }) {
  const wrong = () => props.preview.problems.sessions.length + props.preview.problems.people.length;
  return (
    <div class="stack">
      <Problems title={words().sessions} source={props.group.sessions} rows={props.preview.problems.sessions} />
      <Problems title={words().people} source={props.group.people} rows={props.preview.problems.people} />
      <Show when={props.preview.sessions.length > 0}>
        <Table caption={words().sessions} rows={props.preview.sessions} columns={sessionColumns()} />
      </Show>
      <Show when={props.preview.people.length > 0}>
        <Table caption={words().people} rows={props.preview.people} columns={peopleColumns()} />
      </Show>
      <Show when={wrong() === 0}>
        <div>{props.act}</div>
      </Show>
    </div>
  );
}

const lengthOf = (minutes: number): string => {
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}\u00a0h${rest ? `\u00a0${String(rest).padStart(2, "0")}` : ""}`;
};

const sessionColumns = (): Column<GroupPreview["sessions"][number]>[] => [
  { id: "at", head: words().heads.session, cell: (row) => <Moment at={row.startsAt} long />, phone: "title" },
  { id: "length", head: words().heads.length, cell: (row) => lengthOf(row.minutes) },
  {
    id: "state",
    head: words().heads.state,
    cell: (row) => <Badge tone={row.held ? "good" : "neutral"}>{row.held ? words().held : words().planned}</Badge>,
  },
];

const peopleColumns = (): Column<GroupPreview["people"][number]>[] => [
  { id: "who", head: words().heads.person, cell: (row) => `${row.given} ${row.family}`, phone: "title" },
  { id: "client", head: words().heads.client, cell: (row) => row.organizationName },
  { id: "billed", head: words().heads.billed, cell: (row) => (row.billed ? words().yes : words().no) },
  { id: "missed", head: words().heads.missed, cell: (row) => row.missed.join(", ") || ui().none },
];
