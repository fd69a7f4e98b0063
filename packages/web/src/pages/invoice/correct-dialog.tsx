import { useNavigate } from "@solidjs/router";
import * as v from "valibot";
import { words } from "../../messages/invoice.ts";
import { useFirm } from "../../shell/firm.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { text } from "../../ui/schema.ts";
import { correct, type Invoice } from "./invoice.data.ts";

const schema = v.object({ reason: text(300) });

/** Begins the invoice that will cancel and replace this one. */
export function CorrectDialog(props: { of: Invoice; onClose: () => void }) {
  const here = useFirm();
  const navigate = useNavigate();
  const done = ({ invoiceID }: { invoiceID: string }) => {
    props.onClose();
    navigate(here.path(`/factures/${invoiceID}`));
  };
  return (
    <Dialog open onClose={props.onClose} title={words().correctTitle}>
      <p>{words().correctBody}</p>
      <Form
        schema={schema}
        send={(values, key) => correct(props.of.invoiceID, values, key)}
        done={done}
        submit={words().correctSubmit}
      >
        <Field label={words().reason} name="reason" hint={words().reasonHint} maxlength={300} />
      </Form>
    </Dialog>
  );
}
