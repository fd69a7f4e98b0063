import { useNavigate } from "@solidjs/router";
import { For, Show } from "solid-js";
import IPlus from "~icons/lucide/plus";
import { useQuery } from "../../api/index.ts";
import { number, plural } from "../../format/number.ts";
import { words } from "../../messages/programme.ts";
import { words as settings } from "../../messages/settings.ts";
import { words as ui } from "../../messages/ui.ts";
import { useFirm } from "../../shell/firm.ts";
import { Badge } from "../../ui/badge.tsx";
import { Link, LinkButton } from "../../ui/button.tsx";
import { useKeys } from "../../ui/keys.tsx";
import { PageHead, Section } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Money } from "../../ui/value.tsx";
import { type Listed, programmes } from "./programme.data.ts";
import "./programme.css";

const ORDER = ["published", "draft", "archived"] as const;

/** The catalogue, by where each programme stands. */
export default function Programmes() {
  const here = useFirm();
  const navigate = useNavigate();
  const query = useQuery(() => programmes);
  useKeys(() => [{ keys: "n", label: words().add, run: () => navigate(here.path("/reglages/programmes/nouveau")) }]);
  const add = () => (
    <LinkButton href={here.path("/reglages/programmes/nouveau")} look="primary" icon={<IPlus aria-hidden="true" />}>
      {words().add}
    </LinkButton>
  );
  return (
    <>
      <PageHead
        title={words().title}
        crumbs={[{ href: here.path("/reglages"), title: settings().title }]}
        actions={query.isSuccess && query.data.length > 0 && add()}
      />
      <Loaded
        of={query}
        isEmpty={(all) => all.length === 0}
        empty={
          <Empty title={words().empty} action={add()}>
            <p>{words().emptyBody}</p>
          </Empty>
        }
      >
        {(all) => (
          <div class="stack">
            <For each={ORDER}>
              {(status) => <Group status={status} all={all().filter((one) => one.status === status)} />}
            </For>
          </div>
        )}
      </Loaded>
    </>
  );
}

function Group(props: { status: Listed["status"]; all: readonly Listed[] }) {
  const title = () => words().groups[props.status];
  return (
    <Show when={props.all.length > 0}>
      <Section title={title()} bare>
        <Table caption={words().tables[props.status]} rows={props.all} columns={columns()} />
      </Section>
    </Show>
  );
}

function columns(): Column<Listed>[] {
  const here = useFirm();
  return [
    {
      id: "title",
      head: words().fields.title,
      width: 40,
      cell: (row) => <Link href={here.path(`/reglages/programmes/${row.programmeID}`)}>{row.title}</Link>,
    },
    { id: "length", head: words().length, width: 16, cell: length },
    { id: "price", head: words().fields.priceNet, width: 16, num: true, cell: (row) => <Money cents={row.priceNet} /> },
    { id: "todo", head: words().todo, width: 28, cell: todo },
  ];
}

const length = (row: Listed): string => {
  if (row.days !== null) return plural(row.days, words().day, words().days);
  return row.hours === null ? ui().none : words().hoursOf(number(row.hours));
};

const todo = (row: Listed) => (
  <span class="badges">
    <Show when={row.missing > 0}>
      <Badge tone="wait">{words().missingCount(row.missing)}</Badge>
    </Show>
    <Show when={row.problems > 0}>
      <Badge tone="wait">{words().problemCount(row.problems)}</Badge>
    </Show>
    <Show when={row.isAheadOfPublished}>
      <Badge tone="wait">{words().ahead}</Badge>
    </Show>
    <Show when={row.missing + row.problems === 0 && !row.isAheadOfPublished}>{ui().none}</Show>
  </span>
);
