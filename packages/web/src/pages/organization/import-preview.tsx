import { type JSX, Show } from "solid-js";
import { lineOf } from "../../base/text-file.ts";
import { words } from "../../messages/organization.ts";
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
  const ignored = () => props.preview.ignored.map((name) => name || words().import.unnamed);
  const counts = () => props.preview.counts;
  return (
    <div class="stack">
      <Show when={errors().length > 0}>
        <Note tone="bad">
          <p role="alert">{words().import.refused(errors().length)}</p>
        </Note>
        <Section title={words().import.errors} bare>
          <Table caption={words().import.errorTable} columns={errorColumns(props.source)} rows={errors()} />
        </Section>
      </Show>
      <Show when={ignored().length > 0}>
        <Note tone="wait">{words().import.ignored(ignored().join(", "))}</Note>
      </Show>
      <Show when={people().length > 0}>
        <Section title={words().import.understood} bare>
          <p role="status">{words().import.counts(counts().created, counts().updated, counts().unchanged)}</p>
          <Show when={errors().length === 0}>
            <div>{props.act}</div>
          </Show>
          <Table caption={words().import.planTable} columns={planColumns()} rows={people()} />
        </Section>
      </Show>
    </div>
  );
}

const errorColumns = (source: string): Column<Refused>[] => [
  { id: "line", head: words().import.line, cell: (row) => <span class="num">{words().import.lineOf(row.line)}</span> },
  {
    id: "source",
    head: words().import.written,
    cell: (row) => <code class="source">{lineOf(source, row.line) || ui().none}</code>,
  },
  { id: "why", head: words().import.why, cell: (row) => reason(row) },
];

/** The sentence of the code; the server's own for a code that is newer than this screen. */
const reason = (row: Refused): string => {
  const codes: Readonly<Record<string, string>> = words().import.codes;
  return codes[row.code] ?? row.text;
};

const planColumns = (): Column<Planned>[] => [
  { id: "name", head: words().people.name, cell: (row) => `${row.given} ${row.family}`.trim() },
  { id: "line", head: words().import.line, cell: (row) => <span class="num">{row.line}</span> },
  { id: "email", head: words().people.email, cell: (row) => row.email },
  { id: "job", head: words().people.job, cell: (row) => row.job || ui().none },
  { id: "unit", head: words().people.unit, cell: (row) => row.unit || ui().none, phone: "hide" },
  {
    id: "status",
    head: words().people.traineeStatus,
    cell: (row) => (row.traineeStatus ? words().people.statuses[row.traineeStatus] : ui().none),
    phone: "hide",
  },
  {
    id: "change",
    head: words().import.effect,
    cell: (row) => <Badge tone={tones[row.change]}>{words().import.changes[row.change]}</Badge>,
  },
];
