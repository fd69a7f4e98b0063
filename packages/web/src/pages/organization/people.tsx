import { useSearchParams } from "@solidjs/router";
import { Show } from "solid-js";
import { compare, matches } from "../../format/text.ts";
import { words } from "../../messages/organization.ts";
import { words as ui } from "../../messages/ui.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button, Link, LinkButton } from "../../ui/button.tsx";
import { Filters, SearchBox } from "../../ui/filter.tsx";
import { Section } from "../../ui/page.tsx";
import { one } from "../../ui/search-param.ts";
import { Empty } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import type { Person } from "./organizations.data.ts";

/** Below this, a search would be longer to use than the list to read. */
const SEARCH_FROM = 9;

/** The people of one client, by family name. */
export function People(props: { organizationID: string; people: readonly Person[] }) {
  const here = useFirm();
  const [search, setSearch] = useSearchParams();
  const found = () =>
    props.people
      .filter((each) => matches(one(search.q), each.given, each.family, each.email, each.job, each.unit, each.site))
      .sort((a, b) => compare(a.family, b.family) || compare(a.given, b.given));
  const columns = (): Column<Person>[] => [
    {
      id: "name",
      head: words().people.name,
      cell: (row) => (
        <Link href={here.path(`/reglages/droits/${props.organizationID}/${row.participantID}`)}>
          {`${row.given} ${row.family}`.trim()}
        </Link>
      ),
    },
    { id: "email", head: words().people.email, cell: (row) => row.email },
    { id: "job", head: words().people.job, cell: (row) => row.job ?? ui().none },
    { id: "unit", head: words().people.unit, cell: (row) => row.unit ?? ui().none, phone: "hide" },
    { id: "site", head: words().people.site, cell: (row) => row.site ?? ui().none, phone: "hide" },
    { id: "manager", head: words().people.manager, cell: (row) => row.manager ?? ui().none, phone: "hide" },
  ];
  return (
    <Section title={words().people.title} bare>
      <Show
        when={props.people.length > 0}
        fallback={
          <Empty
            title={words().people.empty}
            action={
              <LinkButton href={here.path(`/entreprises/${props.organizationID}/importer`)} look="primary">
                {words().people.import}
              </LinkButton>
            }
          >
            <p>{words().people.emptyBody}</p>
          </Empty>
        }
      >
        <Show when={props.people.length >= SEARCH_FROM}>
          <Filters count={words().people.count(found().length)}>
            <SearchBox label={words().people.search} />
          </Filters>
        </Show>
        <Show
          when={found().length > 0}
          fallback={
            <Empty
              title={ui().noMatch}
              action={<Button onClick={() => setSearch({ q: undefined })}>{ui().clear}</Button>}
            />
          }
        >
          <Table caption={words().people.table} columns={columns()} rows={found()} />
        </Show>
      </Show>
    </Section>
  );
}
