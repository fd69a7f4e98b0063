import { type JSX, Show } from "solid-js";
import { lineOf } from "../../base/text-file.ts";
import { words } from "../../messages/organization.ts";
import { words as list } from "../../messages/people-import.ts";
import { words as ui } from "../../messages/ui.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { Note, Section } from "../../ui/page.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import type { Preview } from "./organization.data.ts";

type Planned = Preview["people"][number];
type Refused = Preview["errors"][number];

const tones: Record<Planned["change"], Tone> = { created: "good", updated: "brand", unchanged: "neutral" };

/** What importing a list would do. While one line is refused there is nothing to press: all of a list, or none of it. */
export function ImportPreview(props: { preview: Preview; source: string; act: JSX.Element }) {
  const errors = () => props.preview.errors;
  const people = () => props.preview.people;
  const ignored = () => props.preview.ignored.map((name) => name || list().unnamed);
  const counts = () => props.preview.counts;
  return (
    <div class="stack">
      <Show when={errors().length > 0}>
        <Note tone="bad">
          <p role="alert">{list().refused(errors().length)}</p>
        </Note>
        <Section title={list().errorTitle} bare>
          <Table caption={list().errorTable} columns={errorColumns(props.source)} rows={errors()} />
        </Section>
      </Show>
      <Show when={ignored().length > 0}>
        <Note tone="wait">{list().ignored(ignored().join(", "))}</Note>
      </Show>
      <Show when={people().length > 0}>
        <Section title={errors().length === 0 ? list().understood : list().waiting} bare>
          <Show when={errors().length === 0} fallback={<p role="status">{list().waitingBody(people().length)}</p>}>
            <p role="status">{list().counts(counts().created, counts().updated, counts().unchanged)}</p>
            <div>{props.act}</div>
          </Show>
          <Table
            caption={list().planTable}
            columns={planColumns(people().some(({ zone }) => zone !== ""))}
            rows={people()}
          />
        </Section>
      </Show>
    </div>
  );
}

const errorColumns = (source: string): Column<Refused>[] => [
  { id: "line", head: list().line, cell: (row) => <span class="num">{list().lineOf(row.line)}</span> },
  {
    id: "source",
    head: list().written,
    cell: (row) => <code class="source">{lineOf(source, row.line) || ui().none}</code>,
  },
  { id: "why", head: list().why, cell: (row) => reason(row) },
];

/** The sentence of the code; the server's own for a code that is newer than this screen. */
const reason = (row: Refused): string => {
  const codes: Readonly<Record<string, string>> = list().codes;
  return codes[row.code] ?? row.text;
};

const planColumns = (withZone: boolean): Column<Planned>[] => [
  { id: "name", head: words().people.name, cell: (row) => `${row.given} ${row.family}`.trim() },
  { id: "line", head: list().line, cell: (row) => <span class="num">{row.line}</span> },
  { id: "email", head: words().people.email, cell: (row) => row.email },
  { id: "job", head: words().people.job, cell: (row) => row.job || ui().none },
  { id: "unit", head: words().people.unit, cell: (row) => row.unit || ui().none, phone: "hide" },
  {
    id: "status",
    head: list().traineeStatus,
    cell: (row) => (row.traineeStatus ? list().statuses[row.traineeStatus] : ui().none),
    phone: "hide",
  },
  ...(withZone ? [zoneColumn()] : []),
  {
    id: "change",
    head: list().effect,
    cell: (row) => <Badge tone={tones[row.change]}>{list().changes[row.change]}</Badge>,
  },
];

const zoneColumn = (): Column<Planned> => ({ id: "zone", head: list().zone, cell: (row) => row.zone || ui().none });
