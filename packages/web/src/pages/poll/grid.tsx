import { Show } from "solid-js";
import { momentShort } from "../../format/date.ts";
import { words } from "../../messages/poll.ts";
import { Badge } from "../../ui/badge.tsx";
import { Section } from "../../ui/page.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import type { Poll } from "./poll.data.ts";

type Slot = Poll["slots"][number];
type Person = Poll["people"][number];

/** Who said what of each slot, with how many would be there. */
export function Grid(props: { poll: Poll }) {
  const columns = (): Column<Slot>[] => [
    { id: "slot", head: words().grid.slot, cell: (slot) => <When slot={slot} poll={props.poll} /> },
    { id: "counts", head: words().grid.counts, cell: (slot) => countOf(slot, props.poll.people) },
    ...props.poll.people.map((person) => ({
      id: person.enrolmentID,
      head: `${person.given} ${person.family}`,
      cell: (slot: Slot) => <Said person={person} slotID={slot.slotID} />,
    })),
  ];
  return (
    <Section title={words().grid.title}>
      <div class="poll-grid">
        <Table caption={words().grid.title} rows={props.poll.slots} columns={columns()} />
      </div>
    </Section>
  );
}

function countOf({ slotID }: Slot, people: readonly Person[]): string {
  const said = people.map((person) => person.said?.[slotID]);
  const count = (word: "yes" | "ifNeeded") => said.filter((one) => one === word).length;
  return words().grid.count(count("yes"), count("ifNeeded"));
}

function When(props: { slot: Slot; poll: Poll }) {
  return (
    <span class="poll-when">
      <time datetime={props.slot.startsAt}>{momentShort(props.slot.startsAt)}</time>
      <Show when={props.poll.chosen?.includes(props.slot.slotID)}>
        <Badge tone="good">{words().grid.kept}</Badge>
      </Show>
      <Show when={props.poll.status !== "chosen" && props.slot.against}>
        {(against) => (
          <Badge tone={against() === "holiday" || against() === "vacation" ? "wait" : "bad"}>
            {words().against[against()]}
          </Badge>
        )}
      </Show>
    </span>
  );
}

function Said(props: { person: Person; slotID: string }) {
  const word = () => props.person.said?.[props.slotID] ?? "silent";
  return (
    <span class="poll-said" data-said={word()}>
      {words().grid[word()]}
    </span>
  );
}
