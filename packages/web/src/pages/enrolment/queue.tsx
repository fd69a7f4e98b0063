import { useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, Show } from "solid-js";
import { useQuery } from "../../api/index.ts";
import { dayPlain } from "../../format/date.ts";
import { words as enrolment } from "../../messages/enrolment.ts";
import { words as meeting } from "../../messages/meeting.ts";
import { words } from "../../messages/queue.ts";
import { words as ui } from "../../messages/ui.ts";
import { useFirm } from "../../shell/firm.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button, Link, OutsideLink } from "../../ui/button.tsx";
import { CopyField } from "../../ui/copy-field.tsx";
import { Filters, SearchBox } from "../../ui/filter.tsx";
import { PageHead } from "../../ui/page.tsx";
import { More } from "../../ui/pager.tsx";
import { among, one } from "../../ui/search-param.ts";
import { Empty, Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { type Tab, Tabs } from "../../ui/tabs.tsx";
import { Day } from "../../ui/value.tsx";
import { enrolmentTone } from "../home/meeting.ts";
import { type Queued, queue } from "./queue.data.ts";
import { countIn, queued, STATES } from "./queued.ts";

/** Every enrolment of the firm, what waits for someone first. */
export default function Enrolments() {
  const here = useFirm();
  const [pages, setPages] = createSignal(1);
  const query = useQuery(() => queue(pages()));
  const publicPage = () => `/c/${here.firm.slug}`;
  return (
    <>
      <PageHead
        title={words().title}
        actions={
          <OutsideLink href={publicPage()} look="plain" newWindow>
            {words().publicPage}
          </OutsideLink>
        }
      />
      <Loaded
        of={query}
        isEmpty={({ enrolments }) => enrolments.length === 0}
        empty={
          <Empty
            title={words().empty}
            action={
              <CopyField
                label={words().share}
                hint={words().publicPageHint}
                value={`${location.origin}${publicPage()}`}
              />
            }
          >
            <p>{words().emptyBody}</p>
          </Empty>
        }
      >
        {(data) => (
          <>
            <Found all={data().enrolments} partial={data().hasMore} />
            <More has={data().hasMore} pending={query.isPlaceholderData} onMore={() => setPages(pages() + 1)} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Found(props: { all: readonly Queued[]; partial: boolean }) {
  const [search, setSearch] = useSearchParams();
  const found = createMemo(() => queued(props.all, { q: one(search.q), state: among(STATES, search.etat) }));
  const body = () => (
    <Show
      when={found().length > 0}
      fallback={
        <Empty
          title={words().noMatch}
          action={<Button onClick={() => setSearch({ q: undefined, etat: "toutes" })}>{ui().clear}</Button>}
        >
          <p>{words().noMatchBody}</p>
        </Empty>
      }
    >
      <Table caption={words().caption} columns={columns()} rows={found()} />
    </Show>
  );
  const tabs: Tab[] = STATES.map((id) => ({
    id,
    get title() {
      return words().states[id];
    },
    get count() {
      return props.partial ? undefined : countIn(props.all, id);
    },
    body,
  }));
  return (
    <>
      <Filters count={words().count(found().length)}>
        <SearchBox label={words().search} />
      </Filters>
      <Tabs label={words().statesLabel} param="etat" tabs={tabs} />
      <Show when={props.partial}>
        <p class="hint">{words().partial}</p>
      </Show>
    </>
  );
}

const columns = (): Column<Queued>[] => [
  { id: "name", head: words().name, cell: (row) => `${row.given} ${row.family}` },
  { id: "group", head: words().group, cell: (row) => <Group row={row} /> },
  {
    id: "seats",
    head: words().seats,
    num: true,
    cell: (row) => meeting().heldOf(row.seatsTaken, row.seatsMax),
  },
  {
    id: "payer",
    head: words().payer,
    phone: "hide",
    cell: (row) => row.payers.map(({ name }) => name).join(", "),
  },
  { id: "status", head: words().status, phone: "title", cell: (row) => <Status row={row} /> },
  { id: "since", head: words().since, cell: (row) => <Day day={row.createdAt} /> },
];

function Group(props: { row: Queued }) {
  const here = useFirm();
  return (
    <>
      <Link href={here.path(`/groupes/${props.row.cohortID}?onglet=participants`)}>{props.row.cohortName}</Link>
      <p class="hint">{props.row.programmeTitle}</p>
    </>
  );
}

function Status(props: { row: Queued }) {
  return (
    <>
      <Badge tone={enrolmentTone[props.row.status]}>{meeting().enrolment[props.row.status]}</Badge>
      <Show when={props.row.status === "held" && props.row.withdrawalUntil}>
        {(until) => <p class="hint">{words().until(dayPlain(until()))}</p>}
      </Show>
      <Show when={props.row.status === "requested" && props.row.agreementSigned}>
        <p class="hint">{words().agreement}</p>
      </Show>
      <Show when={props.row.invoiceID !== null}>
        <p class="hint">{words().invoiced}</p>
      </Show>
      <Show when={props.row.origin === "visitor"}>
        <p class="hint">{enrolment().visitor}</p>
      </Show>
    </>
  );
}
