import { useNavigate, useParams } from "@solidjs/router";
import type { Accessor, JSX } from "solid-js";
import { useQuery } from "../../api/query.ts";
import { words } from "../../messages/invoice.ts";
import { useFirm } from "../../shell/firm.ts";
import { PageHead } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { invoiceOf, type Whole } from "./invoice.data.ts";
import { titleOf } from "./title.ts";
import "./invoice.css";

interface OfInvoiceProps {
  title: () => string;
  /** `back`: to the invoice, once the act is done or given up. */
  children: (whole: Accessor<Whole>, back: () => void) => JSX.Element;
}

/** One act on an invoice, at an address of its own. */
export function OfInvoice(props: OfInvoiceProps) {
  const here = useFirm();
  const navigate = useNavigate();
  const params = useParams<{ id: string }>();
  const query = useQuery(() => invoiceOf(params.id));
  const card = () => here.path(`/factures/${params.id}`);
  const back = () => navigate(card(), { replace: true });
  return (
    <Loaded of={query} heading={props.title()}>
      {(whole) => (
        <>
          <PageHead
            title={props.title()}
            crumbs={[
              { href: here.path("/factures"), title: words().title },
              { href: card(), title: titleOf(whole().invoice) },
            ]}
          />
          <div class="stack narrow">{props.children(whole, back)}</div>
        </>
      )}
    </Loaded>
  );
}
