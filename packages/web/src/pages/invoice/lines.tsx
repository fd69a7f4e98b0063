import { untrack } from "solid-js";
import * as v from "valibot";
import { words as invoice } from "../../messages/invoice.ts";
import { words } from "../../messages/references.ts";
import { words as ui } from "../../messages/ui.ts";
import { Button } from "../../ui/button.tsx";
import { Form } from "../../ui/form.tsx";
import { toast } from "../../ui/toast.tsx";
import { type Invoice, revise } from "./invoice.data.ts";
import { DiscountFields, LineFields } from "./line-fields.tsx";
import { discount, lines } from "./line-schema.ts";
import { OfInvoice } from "./of-invoice.tsx";

const schema = v.object({ lines, discount });
type Values = v.InferOutput<typeof schema>;

/** Words, quantities, prices and discounts of a draft's lines, further lines, and a discount on the whole. */
export default function InvoiceLines() {
  return (
    <OfInvoice title={() => invoice().linesTitle}>
      {(whole, back) => <Fields of={whole().invoice} onClose={back} />}
    </OfInvoice>
  );
}

function Fields(props: { of: Invoice; onClose: () => void }) {
  const { invoiceID, rev, lines: held, discount: whole } = untrack(() => props.of);
  const send = ({ lines: typed, discount: off }: Values, key: string) => {
    const changed = typed.map(({ from, ...line }) => {
      const before = from === undefined ? undefined : held[from];
      return { ...line, from: from ?? null, unit: before?.unit ?? ("piece" as const) };
    });
    return revise(invoiceID, { rev, lines: changed, discount: off }, key);
  };
  const done = () => {
    props.onClose();
    toast(invoice().edited);
  };
  return (
    <Form
      schema={schema}
      send={send}
      done={done}
      actions={<Button onClick={() => props.onClose()}>{ui().cancel}</Button>}
    >
      <LineFields lines={held} vatRate={held[0]?.vatRate ?? 0} />
      <DiscountFields name="discount" of={whole} label={words().discountWhole} />
    </Form>
  );
}
