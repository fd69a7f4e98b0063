import { useNavigate, useSearchParams } from "@solidjs/router";
import { Show } from "solid-js";
import IPlus from "~icons/lucide/plus";
import { useQuery } from "../../api/index.ts";
import { momentShort } from "../../format/date.ts";
import { whenOf } from "../../format/when.ts";
import { words } from "../../messages/cohort.ts";
import { words as meeting } from "../../messages/meeting.ts";
import { words as ui } from "../../messages/ui.ts";
import { useFirm } from "../../shell/firm.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button, Link, LinkButton } from "../../ui/button.tsx";
import { Filters, SearchBox } from "../../ui/filter.tsx";
import { useKeys } from "../../ui/keys.tsx";
import { PageHead } from "../../ui/page.tsx";
import { Pager } from "../../ui/pager.tsx";
import { among, one } from "../../ui/search-param.ts";
import { Empty, Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { type Tab, Tabs } from "../../ui/tabs.tsx";
import { Score } from "../../ui/value.tsx";
import { cohortTone, isAhead } from "../home/meeting.ts";
import { type Card, cohorts } from "./cohort.data.ts";
import { counted, listed, PAGE, STATES } from "./listed.ts";

const NEW = "/groupes/nouveau";

/** The firm's groups, or a coach's own. */
export default function Groups() {
  const here = useFirm();
  const navigate = useNavigate();
  const query = useQuery(() => cohorts);
  const manages = here.is("owner", "manager");
  useKeys(() => (manages ? [{ keys: "n", label: words().add, run: () => navigate(here.path(NEW)) }] : []));
  const add = () => (
    <Show when={manages} fallback={<Discoveries />}>
      <Discoveries />
      <LinkButton href={here.path("/groupes/composer")}>{words().compose}</LinkButton>
      <LinkButton href={here.path(NEW)} look="primary" icon={<IPlus aria-hidden="true" />}>
        {words().add}
      </LinkButton>
    </Show>
  );
  return (
    <>
      <PageHead title={words().title} actions={add()} />
      <Loaded
        of={query}
        isEmpty={(all) => all.length === 0}
        empty={
          <Empty title={words().empty} action={add()}>
            <p>{manages ? words().emptyBody : words().emptyCoach}</p>
          </Empty>
        }
      >
        {(all) => <Found all={all()} />}
      </Loaded>
    </>
  );
}

function Discoveries() {
  const here = useFirm();
  return <LinkButton href={here.path("/groupes/decouvertes")}>{words().discoveries}</LinkButton>;
}

function Found(props: { all: readonly Card[] }) {
  const [search] = useSearchParams();
  const state = () => among(STATES, search.etat);
  const found = () => listed(props.all, { q: one(search.q), state: state(), sort: one(search.tri) });
  const tabs: Tab[] = STATES.map((id) => ({
    id,
    get title() {
      return words().states[id];
    },
    get count() {
      return counted(props.all)[id];
    },
    body: () => <Rows found={found()} />,
  }));
  return (
    <>
      <Filters count={words().list.count(found().length)}>
        <SearchBox label={words().search} />
      </Filters>
      <Tabs label={words().statesLabel} param="etat" tabs={tabs} />
    </>
  );
}

function Rows(props: { found: readonly Card[] }) {
  const [search, setSearch] = useSearchParams();
  const last = () => Math.max(1, Math.ceil(props.found.length / PAGE));
  const page = () => Math.min(last(), Math.max(1, Number(one(search.page)) || 1));
  const from = () => (page() - 1) * PAGE;
  const shown = () => props.found.slice(from(), from() + PAGE);
  const address = (to: number) => {
    if (to < 1 || to > last()) return undefined;
    const next = new URLSearchParams(Object.entries(search).map(([name, value]) => [name, one(value)]));
    next.set("page", String(to));
    return `?${next}`;
  };
  return (
    <Show
      when={props.found.length > 0}
      fallback={
        <Empty
          title={words().noMatch}
          action={<Button onClick={() => setSearch({ q: undefined, etat: undefined })}>{ui().clear}</Button>}
        >
          <p>{words().noMatchBody}</p>
        </Empty>
      }
    >
      <Table
        caption={words().list.caption}
        columns={columns()}
        rows={shown()}
        sort={{
          value: one(search.tri) || "next",
          onSort: (tri) => setSearch({ tri, page: undefined }, { replace: true, scroll: false }),
        }}
      />
      <Show when={last() > 1}>
        <Pager
          shown={words().list.range(from() + 1, from() + shown().length, props.found.length)}
          previous={address(page() - 1)}
          next={address(page() + 1)}
        />
      </Show>
    </Show>
  );
}

const columns = (): Column<Card>[] => [
  { id: "name", head: words().list.name, sort: true, cell: (card) => <Name card={card} /> },
  {
    id: "organization",
    head: words().list.organization,
    sort: true,
    phone: "hide",
    cell: (card) => card.organizationName ?? words().everyone,
  },
  { id: "coach", head: words().list.coach, sort: true, phone: "hide", cell: (card) => card.coachName },
  {
    id: "status",
    head: words().list.status,
    phone: "title",
    cell: (card) => <Badge tone={cohortTone[card.status]}>{meeting().cohort[card.status]}</Badge>,
  },
  {
    id: "next",
    head: words().list.next,
    sort: true,
    phone: "show",
    cell: (card) => (
      <Show when={card.nextSession} fallback={words().list.toCome}>
        {(next) => (
          <>
            <time datetime={next().startsAt}>{whenOf(next(), momentShort)}</time>{" "}
            <Show when={!isAhead(next(), Date.now())}>
              <Badge tone="wait">{meeting().toMark}</Badge>
            </Show>
          </>
        )}
      </Show>
    ),
  },
  {
    id: "sessions",
    head: words().list.sessions,
    num: true,
    sort: true,
    phone: "hide",
    cell: (card) => meeting().heldOf(card.sessionsHeld, card.sessionsTotal),
  },
  {
    id: "seats",
    head: words().list.seats,
    num: true,
    sort: true,
    phone: "show",
    cell: (card) => meeting().heldOf(card.seatsTaken, card.seatsMax),
  },
  {
    id: "satisfaction",
    head: words().list.satisfaction,
    num: true,
    sort: true,
    phone: "hide",
    cell: (card) => (
      <Score
        mean={card.satisfaction === null ? null : card.satisfaction.tenths / 10}
        answers={card.satisfaction?.answers ?? 0}
      />
    ),
  },
];

function Name(props: { card: Card }) {
  const here = useFirm();
  return (
    <>
      <Link href={here.path(`/groupes/${props.card.cohortID}`)}>{props.card.name}</Link>
      <Show when={props.card.waiting > 0}>
        {" "}
        <Badge tone="wait">{words().list.waiting(props.card.waiting)}</Badge>
      </Show>
    </>
  );
}
