import { useParams } from "@solidjs/router";
import { Show, untrack } from "solid-js";
import { useQuery } from "../../api/query.ts";
import { today } from "../../format/today.ts";
import { words } from "../../messages/invoice.ts";
import { useFirm } from "../../shell/firm.ts";
import { PageHead } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { organizationOf } from "../organization/organizations.data.ts";
import { type Asked, withBuyer } from "./buyer.ts";
import { invoiceOf, type Whole } from "./invoice.data.ts";
import { InvoiceState } from "./invoice-state.tsx";
import { Paper } from "./paper.tsx";
import { Rail } from "./rail.tsx";
import { titleOf } from "./title.ts";
import "./invoice.css";

const isLate = ({ due, dueOn }: Whole["invoice"]) => due > 0 && dueOn !== null && dueOn < today();

/** One invoice as paper, and what may be done with it beside. */
export default function InvoiceCard() {
  const here = useFirm();
  const params = useParams<{ id: string }>();
  const query = useQuery(() => invoiceOf(params.id));
  return (
    <>
      <div class="screen-only invoice-head">
        <PageHead
          title={query.isSuccess && query.data ? titleOf(query.data.invoice) : words().title}
          crumbs={[{ href: here.path("/factures"), title: words().title }]}
          sub={
            <Show when={query.isSuccess && query.data}>
              {(data) => (
                <>
                  <span>{data().invoice.buyer.name}</span>
                  <InvoiceState of={{ ...data().invoice, overdue: isLate(data().invoice) }} />
                </>
              )}
            </Show>
          }
        />
      </div>
      <Loaded of={query} rows={10}>
        {(data) => <Body of={data()} />}
      </Loaded>
    </>
  );
}

function Body(props: { of: Whole }) {
  const client = () => (props.of.invoice.status === "draft" ? props.of.invoice.buyer.organizationID : null);
  return (
    <Show when={client()} keyed fallback={<Sheet of={props.of} shown={props.of.invoice} />}>
      {(organizationID) => <Draft of={props.of} organizationID={organizationID} />}
    </Show>
  );
}

/** A draft may be older than its client's card: it is shown as issuing would freeze it. */
function Draft(props: { of: Whole; organizationID: string }) {
  // Read once: the key of the query never changes under this component.
  const asked = organizationOf(untrack(() => props.organizationID));
  const query = useQuery(() => asked);
  const shown = () => (query.isSuccess ? withBuyer(props.of.invoice, query.data.organization) : props.of.invoice);
  return <Sheet of={props.of} shown={shown()} />;
}

function Sheet(props: { of: Whole; shown: Asked }) {
  return (
    <div class="columns invoice">
      <Paper of={props.shown} />
      <Rail of={props.of} shown={props.shown} />
    </div>
  );
}
