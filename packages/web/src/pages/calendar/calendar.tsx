import { useSearchParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { useQuery } from "../../api/index.ts";
import { dayShort, month as monthName, timeRange } from "../../format/date.ts";
import { wallClockOf } from "../../format/wall-clock.ts";
import { words } from "../../messages/calendar.ts";
import { words as meeting } from "../../messages/meeting.ts";
import { words as naming } from "../../messages/meeting-name.ts";
import { words as ui } from "../../messages/ui.ts";
import { useFirm } from "../../shell/firm.ts";
import { Badge } from "../../ui/badge.tsx";
import { Link, LinkButton } from "../../ui/button.tsx";
import { FilterSelect, Filters } from "../../ui/filter.tsx";
import { PageHead } from "../../ui/page.tsx";
import { one } from "../../ui/search-param.ts";
import { Empty, Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { isAhead, meetingName, nextOf } from "../home/meeting.ts";
import { period, type Session } from "./calendar.data.ts";
import { Feed } from "./feed.tsx";
import { MONTHS, monthOf, monthsFrom, plusMonths } from "./period.ts";

/** The sessions to come and past, three months at a time. */
export default function Calendar() {
  const here = useFirm();
  const [search] = useSearchParams();
  const today = new Date().toISOString();
  const month = () => monthOf(one(search.mois), today);
  const manages = here.is("owner", "manager");
  const mine = () => !manages || one(search.qui) === "moi";
  const query = useQuery(() => period(month(), mine()));
  const range = () => words().period(monthName(month()), monthName(plusMonths(month(), MONTHS - 1)));
  return (
    <>
      <PageHead
        title={words().title}
        sub={<span aria-live="polite">{range()}</span>}
        actions={<Moves month={month()} />}
      />
      <Filters count={query.isSuccess ? words().count(query.data.length) : ""}>
        <Show when={manages && here.is("coach")}>
          <FilterSelect
            label={words().who}
            param="qui"
            all={words().all}
            options={[{ value: "moi", label: words().mine }]}
          />
        </Show>
      </Filters>
      <div class="stack">
        <Loaded
          of={query}
          isEmpty={(sessions) => sessions.length === 0}
          empty={
            <Empty
              title={words().empty}
              action={<LinkButton href={here.path("/groupes")}>{words().toGroups}</LinkButton>}
            >
              <p>{words().emptyBody}</p>
            </Empty>
          }
        >
          {(sessions) => <Months month={month()} sessions={sessions()} />}
        </Loaded>
        <Feed />
      </div>
    </>
  );
}

/** To the period before, the one of today, the one after: addresses, so that the way back is the browser's. */
function Moves(props: { month: string }) {
  const here = useFirm();
  const [search] = useSearchParams();
  const at = (month: string | undefined) => {
    const query = new URLSearchParams();
    if (month) query.set("mois", month);
    if (one(search.qui)) query.set("qui", one(search.qui));
    return here.path(`/calendrier${query.size > 0 ? `?${query}` : ""}`);
  };
  return (
    <>
      <LinkButton href={at(plusMonths(props.month, -MONTHS))}>{words().before}</LinkButton>
      <LinkButton href={at(undefined)}>{words().today}</LinkButton>
      <LinkButton href={at(plusMonths(props.month, MONTHS))}>{words().after}</LinkButton>
    </>
  );
}

function Months(props: { month: string; sessions: readonly Session[] }) {
  const next = () => nextOf(props.sessions, Date.now())?.sessionID;
  const of = (month: string) =>
    props.sessions.filter(({ startsAt, zone }) => wallClockOf(startsAt, zone).day.startsWith(month));
  return (
    <div class="stack">
      <For each={monthsFrom(props.month)}>
        {(month) => (
          <Show when={of(month).length > 0}>
            <div class="section">
              <h2>{words().sessionsOf(monthName(month))}</h2>
              <Table
                caption={words().sessionsOf(monthName(month))}
                columns={columns()}
                rows={of(month)}
                mark={(session) => (session.sessionID === next() ? "next" : undefined)}
              />
            </div>
          </Show>
        )}
      </For>
    </div>
  );
}

const endOf = ({ startsAt, minutes }: Session) => new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();

const columns = (): Column<Session>[] => [
  {
    id: "day",
    head: words().day,
    cell: (session) => <time datetime={session.startsAt}>{dayShort(session.startsAt)}</time>,
  },
  {
    id: "hour",
    head: words().hour,
    phone: "title",
    cell: (session) => <span class="code">{timeRange(session.startsAt, endOf(session))}</span>,
  },
  { id: "group", head: words().group, cell: (session) => <GroupLink session={session} /> },
  { id: "session", head: words().session, cell: meetingName },
  { id: "place", head: words().place, cell: (session) => placeOf(session) ?? ui().none },
  {
    id: "status",
    head: words().status,
    cell: (session) => (
      <Show
        when={session.status === "planned" && !isAhead(session, Date.now())}
        fallback={
          <Badge tone={session.status === "held" ? "good" : "neutral"}>{meeting().session[session.status]}</Badge>
        }
      >
        <Badge tone="wait">{meeting().toMark}</Badge>
      </Show>
    ),
  },
];

const placeOf = ({ place, link }: Session) => place ?? (link ? naming().modality.remote : null);

function GroupLink(props: { session: Session }) {
  const here = useFirm();
  return <Link href={here.path(`/groupes/${props.session.cohortID}`)}>{props.session.cohortName}</Link>;
}
