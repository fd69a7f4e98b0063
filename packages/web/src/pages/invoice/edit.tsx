import * as v from "valibot";
import { words as invoice } from "../../messages/invoice.ts";
import { words } from "../../messages/references.ts";
import { words as ui } from "../../messages/ui.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { text } from "../../ui/schema.ts";
import { toast } from "../../ui/toast.tsx";
import { edit, type Invoice } from "./invoice.data.ts";
import { references, TERMS } from "./line-schema.ts";
import { OfInvoice } from "./of-invoice.tsx";
import { ReferenceFields } from "./reference-fields.tsx";

const schema = v.object({ object: text(200), ...references });

/** The words of a draft, what its buyer asks to read, and its term. */
export default function EditInvoice() {
  return (
    <OfInvoice title={() => invoice().editTitle}>
      {(whole, back) => <Fields of={whole().invoice} onClose={back} />}
    </OfInvoice>
  );
}

function Fields(props: { of: Invoice; onClose: () => void }) {
  const isPublic = () => props.of.buyer.kind === "publicBody";
  const send = ({ term, ...values }: v.InferOutput<typeof schema>, key: string) => {
    const { object, purchaseOrder = null, serviceCode = null, engagementNumber = null } = values;
    const codes = isPublic() ? { serviceCode, engagementNumber } : {};
    const when = term ? { term: TERMS[term] } : {};
    return edit(props.of.invoiceID, { rev: props.of.rev, object, purchaseOrder, ...codes, ...when }, key);
  };
  const done = () => {
    props.onClose();
    toast(invoice().edited);
  };
  const held = () => ({ ...props.of.buyer, purchaseOrder: props.of.purchaseOrder });
  return (
    <Form
      schema={schema}
      send={send}
      done={done}
      actions={<Button onClick={() => props.onClose()}>{ui().cancel}</Button>}
    >
      <Field label={invoice().object} name="object" initial={props.of.object} maxlength={200} />
      <ReferenceFields of={held()} term={props.of.term} isPublic={isPublic()} />
      <p class="hint">{words().remembered}</p>
    </Form>
  );
}
