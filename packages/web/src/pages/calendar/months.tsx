import { For, Show } from "solid-js";
import { month as monthName } from "../../format/date.ts";
import { words } from "../../messages/calendar.ts";
import { type Column, Table } from "../../ui/table.tsx";
import { meetingName, nextOf } from "../home/meeting.ts";
import type { Meeting, Period } from "./calendar.data.ts";
import { Conflicts, conflictsOf, GroupLink, hoursOf, offSaid, placeOf, Status, When } from "./meeting-facts.tsx";
import { monthsFrom } from "./period.ts";

/** Three months as tables, on a phone as lists. */
export function Months(props: { data: Period; month: string; meetings: readonly Meeting[] }) {
  const next = () => nextOf(props.meetings, Date.now())?.sessionID;
  const of = (month: string) => props.meetings.filter(({ day }) => day.startsWith(month));
  return (
    <div class="stack">
      <For each={monthsFrom(props.month)}>
        {(month) => (
          <Show when={of(month).length > 0}>
            <div class="section">
              <h2>{words().sessionsOf(monthName(month))}</h2>
              <Table
                caption={words().sessionsOf(monthName(month))}
                columns={columns(props.data)}
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

const columns = (data: Period): Column<Meeting>[] => [
  {
    id: "day",
    head: words().day,
    cell: (one) => <When meeting={one} off={offSaid(data.daysOff.get(one.day))} />,
  },
  { id: "hour", head: words().hour, phone: "title", cell: (one) => <span class="code">{hoursOf(one)}</span> },
  {
    id: "group",
    head: words().group,
    cell: (one) => (
      <>
        <GroupLink meeting={one} />
        <Conflicts of={conflictsOf(one, data)} />
      </>
    ),
  },
  { id: "session", head: words().session, cell: meetingName },
  { id: "coach", head: words().coach, cell: ({ coachName }) => coachName },
  { id: "place", head: words().place, cell: placeOf },
  { id: "status", head: words().status, cell: (one) => <Status meeting={one} /> },
];
