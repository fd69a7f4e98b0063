import { useSearchParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { useQuery } from "../../api/query.ts";
import { siret } from "../../format/identity.ts";
import { matches } from "../../format/index.ts";
import { words } from "../../messages/funding.ts";
import { words as identity } from "../../messages/identity.ts";
import { words as ui } from "../../messages/ui.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button, Link, LinkButton } from "../../ui/button.tsx";
import { Filters, SearchBox } from "../../ui/filter.tsx";
import { onAct } from "../../ui/on-act.tsx";
import { PageHead } from "../../ui/page.tsx";
import { one } from "../../ui/search-param.ts";
import { Empty, Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { Day, Money } from "../../ui/value.tsx";
import { type Card, type Funder, funders, fundings } from "./funding.data.ts";
import { FundingState } from "./funding-state.tsx";

/** As they stand in the address, with what each holds. */
const STATES = [
  { id: "a-obtenir", name: "waiting", holds: ({ status }: Card) => status === "requested" },
  { id: "accordes", name: "agreed", holds: ({ status }: Card) => status === "agreed" },
  { id: "refuses", name: "over", holds: ({ status }: Card) => status === "refused" || status === "expired" },
] as const;

/** What funders were asked, and what they agreed to. */
export default function Fundings() {
  const here = useFirm();
  const query = useQuery(() => fundings());
  const add = () => (
    <LinkButton look="primary" href={here.path("/financements/nouveau")}>
      {words().add}
    </LinkButton>
  );
  const shown = (cards: readonly Card[]) => (
    <Show
      when={cards.length > 0}
      fallback={
        <Empty title={words().empty} action={add()}>
          <p>{words().emptyBody}</p>
        </Empty>
      }
    >
      <p>{words().noneHere}</p>
    </Show>
  );
  return (
    <>
      <PageHead title={words().title} actions={add()} />
      <Loaded of={query}>
        {(data) => (
          <Tabs
            label={words().tabs.label}
            param="etat"
            tabs={[
              ...STATES.map((state) => ({
                id: state.id,
                title: words().tabs[state.name],
                count: data().fundings.filter(state.holds).length,
                body: () => <Listed cards={data().fundings.filter(state.holds)} none={shown(data().fundings)} />,
              })),
              { id: "financeurs", title: words().tabs.funders, body: () => <Funders /> },
            ]}
          />
        )}
      </Loaded>
    </>
  );
}

function Listed(props: { cards: readonly Card[]; none: ReturnType<typeof Empty> }) {
  const here = useFirm();
  const [search] = useSearchParams();
  const found = () =>
    props.cards.filter(({ funderName, fileNumber, organizationName, cohortName }) =>
      matches(one(search.q), funderName, fileNumber, organizationName, cohortName),
    );
  const columns = (): Column<Card>[] => [
    {
      id: "file",
      head: words().head.file,
      cell: (card) => (
        <>
          <Link href={here.path(`/financements/${card.fundingID}`)}>{card.funderName}</Link>
          <p class="hint">{card.fileNumber ?? words().noNumber}</p>
        </>
      ),
    },
    { id: "organization", head: words().head.organization, cell: (card) => card.organizationName },
    { id: "cohort", head: words().head.cohort, cell: (card) => card.cohortName },
    { id: "people", head: words().head.people, num: true, cell: (card) => card.people, phone: "hide" },
    {
      id: "amount",
      head: words().head.amount,
      num: true,
      cell: (card) => <Money cents={card.agreedNet ?? card.askedNet} />,
    },
    { id: "expiresOn", head: words().head.expiresOn, cell: (card) => <Day day={card.expiresOn} />, phone: "hide" },
    { id: "state", head: words().head.state, cell: (card) => <FundingState of={card} />, phone: "title" },
  ];
  return (
    <Show when={props.cards.length > 0} fallback={props.none}>
      <Filters count={words().count(found().length)}>
        <SearchBox label={words().search} />
      </Filters>
      <Show when={found().length > 0} fallback={<p>{ui().noMatch}</p>}>
        <Table caption={words().title} rows={found()} columns={columns()} />
      </Show>
    </Show>
  );
}

/** The address book of funders. */
function Funders() {
  const query = useQuery(() => funders());
  const [edited, setEdited] = createSignal<Funder>();
  const editing = onAct(() => import("./funder-dialog.tsx").then((part) => part.FunderDialog));
  const open = (funder: Funder | undefined, act: Event) => {
    setEdited(funder);
    editing.open(act);
  };
  const add = () => <Button onClick={(act) => open(undefined, act)}>{words().funder.add}</Button>;
  const columns = (): Column<Funder>[] => [
    { id: "name", head: words().funder.name, cell: (funder) => funder.name, phone: "title" },
    { id: "kind", head: words().funder.kind, cell: (funder) => words().funder.kinds[funder.kind] },
    { id: "siret", head: identity().siret, cell: (funder) => <span class="code">{siret(funder.siret)}</span> },
    { id: "email", head: words().funder.email, cell: (funder) => funder.email },
  ];
  return (
    <Loaded
      of={query}
      isEmpty={(data) => data.funders.length === 0}
      empty={<Empty title={words().funder.empty} action={add()} />}
    >
      {(data) => (
        <div class="stack">
          <div class="actions">{add()}</div>
          <Table
            caption={words().funder.title}
            rows={data().funders}
            columns={columns()}
            actions={(funder) => (
              <Button look="quiet" onClick={(act) => open(funder, act)} aria-label={words().funder.act(funder.name)}>
                {words().funder.change}
              </Button>
            )}
          />
          <editing.Part of={edited()} />
        </div>
      )}
    </Loaded>
  );
}
