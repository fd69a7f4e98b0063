import * as v from "valibot";
import { today } from "../../format/today.ts";
import { words } from "../../messages/references.ts";
import { words as ui } from "../../messages/ui.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { day, text } from "../../ui/schema.ts";
import { toast } from "../../ui/toast.tsx";
import { deposit, type Invoice } from "./invoice.data.ts";
import { OfInvoice } from "./of-invoice.tsx";

const schema = v.object({ on: day(), number: text(50) });

/** Notes the day and the number of a deposit made on Chorus Pro. */
export default function DepositInvoice() {
  return (
    <OfInvoice title={() => words().deposit.title}>
      {(whole, back) => <Fields of={whole().invoice} onClose={back} />}
    </OfInvoice>
  );
}

function Fields(props: { of: Invoice; onClose: () => void }) {
  const send = (values: v.InferOutput<typeof schema>, key: string) => deposit(props.of.invoiceID, values, key);
  const done = () => {
    props.onClose();
    toast(words().deposit.done);
  };
  return (
    <>
      <p>{words().deposit.body}</p>
      <Form
        schema={schema}
        send={send}
        done={done}
        submit={words().deposit.submit}
        actions={<Button onClick={() => props.onClose()}>{ui().cancel}</Button>}
      >
        <Field label={words().deposit.on} name="on" type="date" initial={props.of.deposit?.on ?? today()} />
        <Field
          label={words().deposit.number}
          name="number"
          initial={props.of.deposit?.number}
          maxlength={50}
          autocomplete="off"
        />
      </Form>
    </>
  );
}
