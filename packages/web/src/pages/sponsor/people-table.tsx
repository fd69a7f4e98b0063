import { Show } from "solid-js";
import { words as meeting } from "../../messages/meeting.ts";
import { words } from "../../messages/sponsor.ts";
import { words as ui } from "../../messages/ui.ts";
import { Badge } from "../../ui/badge.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { enrolmentTone } from "../home/meeting.ts";
import type { Watched } from "./space.data.ts";

export type Person = Watched["people"][number] & { group?: string };

/** The sponsor's own people: state and presence, nothing they said. */
export function People(props: { caption: string; people: readonly Person[]; withGroup?: boolean }) {
  const group: Column<Person> = { id: "group", head: words().head.group, cell: (person) => person.group };
  return (
    <Table
      caption={props.caption}
      rows={props.people}
      columns={[
        { id: "name", head: words().head.name, cell: (person) => `${person.given} ${person.family}` },
        { id: "job", head: words().head.job, cell: (person) => person.job ?? ui().none },
        ...(props.withGroup ? [group] : []),
        {
          id: "state",
          head: words().head.state,
          cell: (person) => <Badge tone={enrolmentTone[person.status]}>{meeting().enrolment[person.status]}</Badge>,
        },
        {
          id: "presence",
          head: words().head.presence,
          num: true,
          cell: (person) => <Presence tally={person.tally} />,
        },
      ]}
    />
  );
}

/** Of the sessions that were recorded; those that were not are said apart, for they are no absence. */
function Presence(props: { tally: Person["tally"] }) {
  return (
    <>
      <Show when={props.tally.recorded > 0} fallback={ui().none}>
        {meeting().presentAt(props.tally.present, props.tally.recorded)}
      </Show>
      <Show when={props.tally.unrecorded > 0}>
        <p class="hint">{meeting().unrecorded(props.tally.unrecorded)}</p>
      </Show>
    </>
  );
}
