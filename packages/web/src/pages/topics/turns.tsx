import { words } from "../../messages/group.ts";
import { Section } from "../../ui/page.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import type { Group } from "./group.data.ts";

type Person = Group["people"][number] & { id: string };

/** The ledger of turns, read by members and who leads the group. */
export function Turns(props: { group: Group }) {
  const rows = (): Person[] =>
    props.group.people.map((one) => ({ ...one, id: one.personID })).sort((one, other) => one.turns - other.turns);
  const columns = (): Column<Person>[] => [
    { id: "person", head: words().turns.person, cell: ({ name }) => name },
    { id: "times", head: words().turns.times, num: true, cell: ({ turns }) => String(turns) },
    {
      id: "what",
      head: words().turns.what,
      cell: ({ personID }) =>
        props.group.turns
          .filter((turn) => turn.personID === personID)
          .map(({ title }) => title || words().turns.untitled)
          .join(words().topics.between) || "–",
    },
  ];
  return (
    <Section title={words().turns.title} bare>
      <Table caption={words().turns.title} rows={rows()} columns={columns()} />
    </Section>
  );
}
