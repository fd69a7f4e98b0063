import { useFirm } from "../../shell/firm.ts";
import { Link } from "../../ui/button.tsx";

/** The number of an invoice, which leads to it. */
export function InvoiceLink(props: { of: { invoiceID: string; number: string | null } }) {
  const here = useFirm();
  return (
    <Link href={here.path(`/factures/${props.of.invoiceID}`)}>
      <span class="code">{props.of.number ?? "–"}</span>
    </Link>
  );
}
