import { Show } from "solid-js";
import { useQuery } from "../../api/query.ts";
import { words } from "../../messages/takeover.ts";
import { useFirm } from "../../shell/firm.ts";
import { Badge } from "../../ui/badge.tsx";
import { Link } from "../../ui/button.tsx";
import { Note, PageHead, Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Day } from "../../ui/value.tsx";
import { GroupStep } from "./group-step.tsx";
import { InvoicesStep } from "./invoices-step.tsx";
import { NumbersStep } from "./numbers-step.tsx";
import { type Standing, standing } from "./takeover.data.ts";

/** What a firm brings from the tool it leaves, in three steps; the first opens the others. */
export default function TakeoverPage() {
  const here = useFirm();
  const query = useQuery(() => standing());
  return (
    <>
      <PageHead title={words().title} crumbs={[{ href: here.path("/reglages"), title: words().settings }]} />
      <div class="stack">
        <p>{words().intro}</p>
        <Loaded of={query} rows={6}>
          {(data) => (
            <div class="stack">
              <Section title={words().steps.numbers}>
                <NumbersStep of={data()} />
              </Section>
              <Section title={words().steps.invoices}>
                <Show when={data().series || data().late} fallback={<First />}>
                  <InvoicesStep />
                </Show>
              </Section>
              <Section title={words().steps.groups}>
                <Show when={data().series || data().late} fallback={<First />}>
                  <GroupStep />
                </Show>
              </Section>
              <Show when={data().batches.length > 0}>
                <Section title={words().done} bare>
                  <Table caption={words().done} rows={data().batches} columns={columns(here.path)} />
                </Section>
              </Show>
            </div>
          )}
        </Loaded>
      </div>
    </>
  );
}

function First() {
  return (
    <Note tone="wait">
      <p>{words().first}</p>
    </Note>
  );
}

type Batch = Standing["batches"][number];

const columns = (path: (to: string) => string): Column<Batch>[] => [
  {
    id: "what",
    head: words().heads.what,
    cell: (row) => (
      <Show when={row.cohortID} fallback={words().batch.invoices(row.count)}>
        {(id) => <Link href={path(`/groupes/${id()}`)}>{words().batch.group(row.name ?? "", row.count)}</Link>}
      </Show>
    ),
  },
  { id: "by", head: words().heads.by, cell: (row) => row.byName, phone: "hide" },
  { id: "on", head: words().heads.on, cell: (row) => <Day day={row.on} /> },
  {
    id: "state",
    head: words().heads.state,
    cell: (row) => (
      <Badge tone={row.finished ? "good" : "wait"}>{row.finished ? words().finished : words().running}</Badge>
    ),
  },
];
