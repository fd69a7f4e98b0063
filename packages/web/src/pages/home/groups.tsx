import { Show } from "solid-js";
import { momentShort } from "../../format/index.ts";
import { whenOf } from "../../format/when.ts";
import { words } from "../../messages/home.ts";
import { words as meeting } from "../../messages/meeting.ts";
import { useFirm } from "../../shell/firm.ts";
import { Badge } from "../../ui/badge.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Score } from "../../ui/value.tsx";
import type { Group } from "./day.ts";
import { GroupLink } from "./group-link.tsx";
import { cohortTone, isAhead } from "./meeting.ts";

/** One's groups across organizations and firms: when they meet next, who is in, how far they are, what they say. */
export function Groups(props: { groups: readonly Group[]; several: boolean }) {
  const here = useFirm();
  const firm: Column<Group> = { id: "firm", head: words().head.firm, cell: (group) => group.firmName };
  const coach: Column<Group> = {
    id: "coach",
    head: words().head.coach,
    cell: (group) => group.coachName,
    phone: "hide",
  };
  const columns = (): Column<Group>[] => [
    {
      id: "name",
      head: words().head.name,
      cell: (group) => (
        <>
          <GroupLink group={group}>{group.name}</GroupLink>
          <span class="hint group-of">{group.organizationName ?? words().open}</span>
        </>
      ),
    },
    ...(props.several ? [firm] : []),
    ...(here.is("owner", "manager") ? [coach] : []),
    {
      id: "next",
      head: words().head.next,
      cell: (group) => (
        <Show when={group.nextSession} fallback={words().noDate}>
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
      id: "seats",
      head: words().head.seats,
      num: true,
      cell: (group) => meeting().heldOf(group.seatsTaken, group.seatsMax),
    },
    {
      id: "held",
      head: words().head.held,
      num: true,
      cell: (group) => meeting().heldOf(group.sessionsHeld, group.sessionsTotal),
      phone: "hide",
    },
    {
      id: "satisfaction",
      head: words().head.satisfaction,
      num: true,
      cell: (group) => (
        <Score
          mean={group.satisfaction ? group.satisfaction.tenths / 10 : undefined}
          answers={group.satisfaction?.answers ?? 0}
        />
      ),
    },
    {
      id: "state",
      head: words().head.state,
      phone: "title",
      cell: (group) => <Badge tone={cohortTone[group.status]}>{meeting().cohort[group.status]}</Badge>,
    },
  ];
  return <Table caption={words().groupsCaption} rows={props.groups} columns={columns()} />;
}
