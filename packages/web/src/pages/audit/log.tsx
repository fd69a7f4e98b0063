import { useLocation, useSearchParams } from "@solidjs/router";
import { Show } from "solid-js";
import { useQuery } from "../../api/index.ts";
import { momentShort, month as monthName } from "../../format/date.ts";
import { compare } from "../../format/text.ts";
import { words } from "../../messages/audit.ts";
import { useFirm } from "../../shell/firm.ts";
import { Link } from "../../ui/button.tsx";
import { FilterSelect, Filters } from "../../ui/filter.tsx";
import { PageHead } from "../../ui/page.tsx";
import { one } from "../../ui/search-param.ts";
import { Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { type Asked, type Line, logOf } from "./audit.data.ts";

const MONTHS = 24;

/** The months one may ask for, this one first: UTC's, as the log is kept. */
function months(): string[] {
  const today = new Date();
  return Array.from({ length: MONTHS }, (_, back) =>
    new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - back, 1)).toISOString().slice(0, 7),
  );
}

/** Who did what in the firm, and who read what a group wrote: only ever added to. */
export default function Log() {
  const here = useFirm();
  const [search] = useSearchParams();
  const asked = (): Asked => {
    const [memberID, noun, after] = [one(search.personne), one(search.sujet), one(search.page)];
    // An act of another subject than the one that is asked for would find nothing.
    const command = actsOf(noun).find(({ value }) => value === one(search.acte))?.value;
    return {
      month: one(search.mois) || new Date().toISOString().slice(0, 7),
      ...(memberID && { memberID }),
      ...(noun && { noun }),
      ...(command && { command }),
      ...(after && { after }),
    };
  };
  const query = useQuery(() => logOf(asked()));
  return (
    <>
      <PageHead title={words().title} crumbs={[{ href: here.path("/reglages"), title: words().settings }]} />
      <div class="stack">
        <p class="hint">{words().body}</p>
        <Loaded of={query} rows={10}>
          {(page) => (
            <>
              <Filters count={words().count(page().lines.length)}>
                <FilterSelect
                  label={words().month}
                  param="mois"
                  all={false}
                  options={months().map((value) => ({ value, label: monthName(value) }))}
                />
                <FilterSelect
                  label={words().who}
                  param="personne"
                  options={page().members.map(({ memberID, name }) => ({ value: memberID, label: name }))}
                />
                <FilterSelect label={words().about} param="sujet" options={subjects()} />
                <FilterSelect label={words().which} param="acte" options={actsOf(one(search.sujet))} />
              </Filters>
              <Show when={page().lines.length > 0} fallback={<p>{page().next ? words().noneHere : words().none}</p>}>
                <Table caption={words().title} columns={columns()} rows={page().lines} />
              </Show>
              <Show when={page().next}>{(next) => <Older next={next()} />}</Show>
            </>
          )}
        </Loaded>
      </div>
    </>
  );
}

function Older(props: { next: string }) {
  const location = useLocation();
  const href = () => {
    const query = new URLSearchParams(location.search);
    query.set("page", props.next);
    return `${location.pathname}?${query}`;
  };
  return (
    <p>
      <Link href={href()}>{words().older}</Link>
    </p>
  );
}

const subjects = () => Object.entries(words().subject).map(([value, label]) => ({ value, label }));

/** The acts of one subject, or all of them, as they read. */
function actsOf(noun: string | undefined): { value: string; label: string }[] {
  return Object.entries(words().act)
    .filter(([name]) => !noun || noun === "reading" || name.startsWith(`${noun}.`))
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => compare(a.label, b.label));
}

function columns(): Column<Line>[] {
  return [
    { id: "at", head: words().when, cell: (line) => <time datetime={line.at}>{momentShort(line.at)}</time> },
    { id: "by", head: words().who, cell: (line) => line.name ?? words().by[line.by], phone: "show" },
    { id: "what", head: words().what, cell: (line) => <What line={line} />, phone: "title" },
    { id: "group", head: words().group, cell: (line) => <Group id={line.cohortID} />, phone: "show" },
  ];
}

/** The act in words; one that older code named otherwise, by its subject. */
function What(props: { line: Line }) {
  const acts = (): Readonly<Record<string, string>> => words().act;
  const subjects = (): Readonly<Record<string, string>> => words().subject;
  const noun = () => props.line.command.split(".")[0] ?? "";
  return <>{acts()[props.line.command] ?? subjects()[noun()] ?? words().other}</>;
}

function Group(props: { id: string | null }) {
  const here = useFirm();
  return (
    <Show when={props.id} fallback="–">
      {(id) => <Link href={here.path(`/groupes/${id()}`)}>{words().see}</Link>}
    </Show>
  );
}
