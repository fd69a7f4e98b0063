import { useNavigate, useSearchParams } from "@solidjs/router";
import { Show } from "solid-js";
import IPlus from "~icons/lucide/plus";
import { useQuery } from "../../api/index.ts";
import { siret } from "../../format/identity.ts";
import { matches } from "../../format/text.ts";
import { words } from "../../messages/organization.ts";
import { words as ui } from "../../messages/ui.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button, Link, LinkButton } from "../../ui/button.tsx";
import { Filters, SearchBox } from "../../ui/filter.tsx";
import { useKeys } from "../../ui/keys.tsx";
import { PageHead } from "../../ui/page.tsx";
import { one } from "../../ui/search-param.ts";
import { Empty, Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { type Listed, organizations } from "./organizations.data.ts";

/** The firm's clients. */
export default function Organizations() {
  const here = useFirm();
  const navigate = useNavigate();
  const query = useQuery(() => organizations);
  useKeys(() => [{ keys: "n", label: words().list.create, run: () => navigate(here.path("/entreprises/nouvelle")) }]);
  const create = () => (
    <LinkButton href={here.path("/entreprises/nouvelle")} look="primary" icon={<IPlus aria-hidden="true" />}>
      {words().list.create}
    </LinkButton>
  );
  return (
    <>
      <PageHead title={words().list.title} actions={query.isSuccess && query.data.length > 0 && create()} />
      <Loaded
        of={query}
        isEmpty={(all) => all.length === 0}
        empty={
          <Empty title={words().list.empty} action={create()}>
            <p>{words().list.emptyBody}</p>
          </Empty>
        }
      >
        {(all) => <Found all={all()} />}
      </Loaded>
    </>
  );
}

function Found(props: { all: readonly Listed[] }) {
  const here = useFirm();
  const [search, setSearch] = useSearchParams();
  const found = () =>
    props.all.filter((each) => matches(one(search.q), each.name, each.city, each.siret, each.contactName));
  const columns = (): Column<Listed>[] => [
    {
      id: "name",
      head: words().name,
      cell: (row) => <Link href={here.path(`/entreprises/${row.organizationID}`)}>{row.name}</Link>,
    },
    { id: "city", head: words().city, cell: (row) => row.city ?? ui().none },
    { id: "contact", head: words().contactName, cell: (row) => row.contactName ?? ui().none },
    {
      id: "siret",
      head: words().siret,
      cell: (row) => <span class="num">{row.siret ? siret(row.siret) : ui().none}</span>,
      phone: "hide",
    },
  ];
  return (
    <>
      <Filters count={words().list.count(found().length)}>
        <SearchBox label={words().list.search} />
      </Filters>
      <Show
        when={found().length > 0}
        fallback={
          <Empty
            title={ui().noMatch}
            action={<Button onClick={() => setSearch({ q: undefined })}>{ui().clear}</Button>}
          />
        }
      >
        <Table caption={words().list.title} columns={columns()} rows={found()} />
      </Show>
    </>
  );
}
