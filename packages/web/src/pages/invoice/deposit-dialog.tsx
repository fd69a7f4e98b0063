import * as v from "valibot";
import { words } from "../../messages/references.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { day, text } from "../../ui/schema.ts";
import { toast } from "../../ui/toast.tsx";
import { deposit, type Invoice } from "./invoice.data.ts";

const schema = v.object({ on: day(), number: text(50) });

/** Notes the day and the number of a deposit made on Chorus Pro. */
export function DepositDialog(props: { of: Invoice; onClose: () => void }) {
  const send = (values: v.InferOutput<typeof schema>, key: string) => deposit(props.of.invoiceID, values, key);
  const done = () => {
    props.onClose();
    toast(words().deposit.done);
  };
  return (
    <Dialog open onClose={props.onClose} title={words().deposit.title}>
      <p>{words().deposit.body}</p>
      <Form schema={schema} send={send} done={done} submit={words().deposit.submit}>
        <Field
          label={words().deposit.on}
          name="on"
          type="date"
          initial={props.of.deposit?.on ?? new Date().toISOString().slice(0, 10)}
        />
        <Field
          label={words().deposit.number}
          name="number"
          initial={props.of.deposit?.number}
          maxlength={50}
          autocomplete="off"
        />
      </Form>
    </Dialog>
  );
}
