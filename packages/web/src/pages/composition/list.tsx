import { useQuery } from "../../api/query.ts";
import { words } from "../../messages/composition.ts";
import { useFirm } from "../../shell/firm.ts";
import { Badge } from "../../ui/badge.tsx";
import { Link, LinkButton } from "../../ui/button.tsx";
import { PageHead } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Moment } from "../../ui/value.tsx";
import { type Card, compositions } from "./composition.data.ts";

/** The pools of the firm, the latest first. */
export default function Compositions() {
  const here = useFirm();
  const query = useQuery(() => compositions());
  const add = () => (
    <LinkButton look="primary" href={here.path("/groupes/composer/nouveau")}>
      {words().add}
    </LinkButton>
  );
  return (
    <>
      <PageHead
        title={words().title}
        crumbs={[{ href: here.path("/groupes"), title: words().groups }]}
        actions={add()}
      />
      <Loaded
        of={query}
        isEmpty={(data) => data.compositions.length === 0}
        empty={
          <Empty title={words().empty} action={add()}>
            <p>{words().emptyBody}</p>
          </Empty>
        }
      >
        {(data) => <Table caption={words().list} rows={data().compositions} columns={columns(here.path)} />}
      </Loaded>
    </>
  );
}

const columns = (path: (to: string) => string): Column<Card>[] => [
  {
    id: "name",
    head: words().heads.name,
    cell: (card) => <Link href={path(`/groupes/composer/${card.compositionID}`)}>{card.name}</Link>,
  },
  { id: "people", head: words().heads.people, num: true, cell: (card) => card.people },
  { id: "groups", head: words().heads.groups, num: true, cell: (card) => card.groups },
  { id: "on", head: words().heads.on, cell: (card) => <Moment at={card.createdAt} />, phone: "hide" },
  {
    id: "state",
    head: words().heads.state,
    phone: "title",
    cell: (card) => <Badge tone={card.status === "opened" ? "good" : "brand"}>{words().statuses[card.status]}</Badge>,
  },
];
