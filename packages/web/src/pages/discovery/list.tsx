import { Show } from "solid-js";
import { useQuery } from "../../api/query.ts";
import { momentShort } from "../../format/date.ts";
import { whenOf } from "../../format/when.ts";
import { words } from "../../messages/discovery.ts";
import { useFirm } from "../../shell/firm.ts";
import { Link, LinkButton } from "../../ui/button.tsx";
import { PageHead } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Money } from "../../ui/value.tsx";
import { type Discovery, discoveries } from "./discovery.data.ts";
import { State } from "./state.tsx";

/** The firm's discovery sessions, or a coach's own. */
export default function Discoveries() {
  const here = useFirm();
  const query = useQuery(() => discoveries());
  const manages = here.is("owner", "manager");
  const add = () => (
    <Show when={manages}>
      <LinkButton look="primary" href={here.path("/groupes/decouvertes/nouvelle")}>
        {words().add}
      </LinkButton>
    </Show>
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
        isEmpty={(all) => all.length === 0}
        empty={
          <Empty title={words().empty} action={add()}>
            <p>{manages ? words().emptyBody : words().emptyCoach}</p>
          </Empty>
        }
      >
        {(all) => <Table caption={words().title} rows={all()} columns={columns(here.path)} />}
      </Loaded>
    </>
  );
}

const columns = (path: (to: string) => string): Column<Discovery>[] => [
  {
    id: "name",
    head: words().heads.name,
    cell: (one) => <Link href={path(`/groupes/decouvertes/${one.discoveryID}`)}>{one.name}</Link>,
  },
  {
    id: "on",
    head: words().heads.on,
    phone: "show",
    cell: (one) => <time datetime={one.startsAt}>{whenOf(one, momentShort)}</time>,
  },
  {
    id: "seats",
    head: words().heads.seats,
    num: true,
    phone: "show",
    cell: (one) => words().seats(one.seatsTaken, one.seatsMax),
  },
  {
    id: "price",
    head: words().heads.price,
    num: true,
    phone: "hide",
    cell: (one) => (one.priceNet === 0 ? words().free : <Money cents={one.priceNet} />),
  },
  { id: "state", head: words().heads.state, phone: "title", cell: (one) => <State of={one} /> },
];
