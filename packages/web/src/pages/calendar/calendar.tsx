import { useSearchParams } from "@solidjs/router";
import { Show } from "solid-js";
import { useQuery } from "../../api/index.ts";
import { narrow } from "../../base/media.ts";
import { month as monthName } from "../../format/date.ts";
import { today } from "../../format/today.ts";
import { words } from "../../messages/calendar.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { FilterSelect, Filters } from "../../ui/filter.tsx";
import { byAddress } from "../../ui/later.tsx";
import { PageHead } from "../../ui/page.tsx";
import { one } from "../../ui/search-param.ts";
import { Empty, Loaded, Rows } from "../../ui/state.tsx";
import { type Meeting, type Period, period } from "./calendar.data.ts";
import { Feed } from "./feed.tsx";
import { PARAMS, shownOf } from "./filtered.ts";
import { MONTHS, monthOf, plusMonths, type View } from "./period.ts";
import "./calendar.css";

const waiting = () => <Rows count={8} />;
const Grid = byAddress(() => import("./grid.tsx").then((part) => part.Grid), waiting);
const Months = byAddress(() => import("./months.tsx").then((part) => part.Months), waiting);

/** The firm's meetings or one's own: a month at a glance, or three months as a list; a phone opens on the list. */
export default function Calendar() {
  const here = useFirm();
  const [search] = useSearchParams();
  const month = () => monthOf(one(search.mois), today());
  const view = (): View => {
    const asked = one(search.vue);
    if (asked === "mois" || asked === "liste") return asked;
    return narrow() ? "liste" : "mois";
  };
  const manages = here.is("owner", "manager");
  const mine = () => !manages || one(search.qui) === "moi";
  const query = useQuery(() => period(month(), view(), mine()));
  const title = () =>
    view() === "mois"
      ? monthName(month())
      : words().period(monthName(month()), monthName(plusMonths(month(), MONTHS - 1)));
  return (
    <>
      <PageHead
        title={words().title}
        sub={<span aria-live="polite">{title()}</span>}
        actions={<Moves month={month()} view={view()} />}
      />
      <Narrowing all={query.data?.meetings ?? []} known={query.isSuccess} whose={manages && here.is("coach")} />
      <div class="stack calendar-printed">
        <Loaded of={query} rows={<Rows count={8} />}>
          {(data) => <Shown data={data()} month={month()} view={view()} />}
        </Loaded>
        <div class="screen-only">
          <Feed />
        </div>
      </div>
    </>
  );
}

/** The filters: whose, which coach, which group, which place; they narrow what was read. */
function Narrowing(props: { all: readonly Meeting[]; known: boolean; whose: boolean }) {
  const [search] = useSearchParams();
  const options = (of: (meeting: Meeting) => { value: string; label: string } | undefined) => {
    const found = new Map(props.all.flatMap((meeting) => of(meeting) ?? []).map((option) => [option.value, option]));
    return [...found.values()].toSorted((a, b) => a.label.localeCompare(b.label));
  };
  const coaches = () => options(({ coachID, coachName }) => ({ value: coachID, label: coachName }));
  const groups = () => options(({ cohortID, cohortName }) => ({ value: cohortID, label: cohortName }));
  const places = () => options(({ place }) => (place ? { value: place, label: place } : undefined));
  return (
    <Filters count={props.known ? words().count(shownOf(props.all, search).length) : ""}>
      <Show when={props.whose}>
        <FilterSelect
          label={words().who}
          param="qui"
          all={words().all}
          options={[{ value: "moi", label: words().mine }]}
        />
      </Show>
      <Choice label={words().coach} param="coach" options={coaches()} />
      <Choice label={words().group} param="groupe" options={groups()} />
      <Choice label={words().place} param="salle" options={places()} />
    </Filters>
  );
}

/** Only where there is something to choose, or something was chosen in another month. */
function Choice(props: { label: string; param: (typeof PARAMS)[number]; options: { value: string; label: string }[] }) {
  const [search] = useSearchParams();
  return (
    <Show when={props.options.length > 1 || one(search[props.param])}>
      <FilterSelect label={props.label} param={props.param} options={props.options} />
    </Show>
  );
}

/** To the period before, the one of today, the one after; and to the other view. Addresses: the way back is the browser's. */
function Moves(props: { month: string; view: View }) {
  const here = useFirm();
  const [search] = useSearchParams();
  const step = () => (props.view === "mois" ? 1 : MONTHS);
  const at = (month: string | undefined, view: View = props.view) => {
    const query = new URLSearchParams({ vue: view });
    if (month) query.set("mois", month);
    for (const param of ["qui", ...PARAMS]) if (one(search[param])) query.set(param, one(search[param]));
    return here.path(`/calendrier?${query}`);
  };
  const said = () => words().moves[props.view];
  return (
    <>
      <LinkButton href={at(plusMonths(props.month, -step()))}>{said().before}</LinkButton>
      <LinkButton href={at(undefined)}>{words().today}</LinkButton>
      <LinkButton href={at(plusMonths(props.month, step()))}>{said().after}</LinkButton>
      <LinkButton href={at(props.month, props.view === "mois" ? "liste" : "mois")}>{said().other}</LinkButton>
    </>
  );
}

function Shown(props: { data: Period; month: string; view: View }) {
  const [search, setSearch] = useSearchParams();
  const meetings = () => shownOf(props.data.meetings, search);
  const isNarrowed = () => meetings().length < props.data.meetings.length;
  const unfilter = () => setSearch(Object.fromEntries(PARAMS.map((param) => [param, undefined])), { replace: true });
  return (
    <Show
      when={props.view === "mois"}
      fallback={
        <Show when={meetings().length > 0} fallback={<Nothing narrowed={isNarrowed()} all={unfilter} />}>
          <Months data={props.data} month={props.month} meetings={meetings()} />
        </Show>
      }
    >
      <Grid data={props.data} month={props.month} meetings={meetings()} />
    </Show>
  );
}

function Nothing(props: { narrowed: boolean; all: () => void }) {
  const here = useFirm();
  return (
    <Show
      when={props.narrowed}
      fallback={
        <Empty title={words().empty} action={<LinkButton href={here.path("/groupes")}>{words().toGroups}</LinkButton>}>
          <p>{words().emptyBody}</p>
        </Empty>
      }
    >
      <Empty title={words().noMatch} action={<Button onClick={props.all}>{words().seeAll}</Button>} />
    </Show>
  );
}
