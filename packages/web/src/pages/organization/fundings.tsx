import { Show } from "solid-js";
import { useQuery } from "../../api/index.ts";
import { words } from "../../messages/client-money.ts";
import { useFirm } from "../../shell/firm.ts";
import { Link, LinkButton } from "../../ui/button.tsx";
import { Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Money } from "../../ui/value.tsx";
import { fundingsOf, type OfClient } from "../funding/funding.data.ts";
import { FundingState } from "../funding/funding-state.tsx";

/** What funders pay in place of this client, and what is left to it. */
export function Fundings(props: { organizationID: string }) {
  const here = useFirm();
  const query = useQuery(() => fundingsOf(props.organizationID));
  const columns = (): Column<OfClient>[] => [
    {
      id: "file",
      head: words().file,
      cell: (file) => (
        <>
          <Link href={here.path(`/financements/${file.fundingID}`)}>{file.funderName}</Link>
          <p class="hint">{file.fileNumber ?? words().noNumber}</p>
        </>
      ),
    },
    { id: "cohort", head: words().cohort, cell: (file) => file.cohortName },
    { id: "price", head: words().price, num: true, cell: (file) => <Money cents={file.priceNet} />, phone: "hide" },
    { id: "funder", head: words().funder, num: true, cell: (file) => <Money cents={file.funderNet} /> },
    { id: "client", head: words().client, num: true, cell: (file) => <Money cents={file.clientNet} /> },
    { id: "state", head: words().state, cell: (file) => <FundingState of={file} />, phone: "title" },
  ];
  return (
    <Section
      title={words().title}
      actions={
        <LinkButton look="quiet" href={here.path(`/factures/releve/${props.organizationID}`)}>
          {words().statement}
        </LinkButton>
      }
      bare
    >
      <Loaded of={query} rows={2}>
        {(data) => (
          <Show when={data().fundings.length > 0} fallback={<p class="hint">{words().none}</p>}>
            <Table caption={words().title} rows={data().fundings} columns={columns()} />
            <p class="hint">{words().hint}</p>
          </Show>
        )}
      </Loaded>
    </Section>
  );
}
