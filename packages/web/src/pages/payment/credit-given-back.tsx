import * as v from "valibot";
import { money } from "../../format/index.ts";
import { words } from "../../messages/takings.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { text } from "../../ui/schema.ts";
import { toast } from "../../ui/toast.tsx";
import { creditGivenBack } from "./takings.data.ts";

const schema = v.object({ reason: text(300) });

/** The credit note that a refund made on Stripe's own pages asks for: one act. */
export function CreditGivenBack(props: { of: { invoiceID: string; amount: number }; onClose: () => void }) {
  const done = ({ number }: { number: string }) => {
    props.onClose();
    toast(words().credited(number));
  };
  return (
    <Dialog open onClose={props.onClose} title={words().creditTitle(money(props.of.amount))}>
      <p>{words().creditBody}</p>
      <Form
        schema={schema}
        send={(values, key) => creditGivenBack(props.of.invoiceID, values, key)}
        done={done}
        submit={words().credit}
      >
        <Field
          label={words().reason}
          name="reason"
          hint={words().reasonHint}
          maxlength={300}
          initial={words().reasonFirst}
        />
      </Form>
    </Dialog>
  );
}
