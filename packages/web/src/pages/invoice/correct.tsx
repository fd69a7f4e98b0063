import { useNavigate } from "@solidjs/router";
import * as v from "valibot";
import { words } from "../../messages/invoice.ts";
import { words as ui } from "../../messages/ui.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { text } from "../../ui/schema.ts";
import { correct, type Invoice } from "./invoice.data.ts";
import { OfInvoice } from "./of-invoice.tsx";

const schema = v.object({ reason: text(300) });

/** Begins the invoice that will cancel and replace this one. */
export default function CorrectInvoice() {
  return (
    <OfInvoice title={() => words().correctTitle}>
      {(whole, back) => <Fields of={whole().invoice} onClose={back} />}
    </OfInvoice>
  );
}

function Fields(props: { of: Invoice; onClose: () => void }) {
  const here = useFirm();
  const navigate = useNavigate();
  const done = ({ invoiceID }: { invoiceID: string }) => {
    navigate(here.path(`/factures/${invoiceID}`), { replace: true });
  };
  return (
    <>
      <p>{words().correctBody}</p>
      <Form
        schema={schema}
        send={(values, key) => correct(props.of.invoiceID, values, key)}
        done={done}
        submit={words().correctSubmit}
        actions={<Button onClick={() => props.onClose()}>{ui().cancel}</Button>}
      >
        <Field label={words().reason} name="reason" hint={words().reasonHint} maxlength={300} />
      </Form>
    </>
  );
}
