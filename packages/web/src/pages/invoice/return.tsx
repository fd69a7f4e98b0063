import { createSignal } from "solid-js";
import * as v from "valibot";
import { dayTyped } from "../../format/day-typed.ts";
import { dayPlain, money } from "../../format/index.ts";
import { today } from "../../format/today.ts";
import { words } from "../../messages/invoice.ts";
import { words as ui } from "../../messages/ui.ts";
import { Button } from "../../ui/button.tsx";
import { Field, Select } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { day, text } from "../../ui/schema.ts";
import { toast } from "../../ui/toast.tsx";
import { recordReturn } from "../payment/takings.data.ts";
import type { Whole } from "./invoice.data.ts";
import { OfInvoice } from "./of-invoice.tsx";
import { isReturnable } from "./returnable.ts";

const schema = v.object({ reference: text(60), returnedOn: day() });

/** A cheque that came back unpaid, a transfer that the bank took back. */
export default function ReturnedPayment() {
  return (
    <OfInvoice title={() => words().returnTitle}>
      {(whole, back) => (
        <Fields invoiceID={whole().invoice.invoiceID} payments={whole().payments.filter(isReturnable)} onClose={back} />
      )}
    </OfInvoice>
  );
}

function Fields(props: { invoiceID: string; payments: Whole["payments"]; onClose: () => void }) {
  const onDay = today();
  const [typed, setTyped] = createSignal<unknown>(onDay);
  const done = () => {
    props.onClose();
    toast(words().returned);
  };
  return (
    <>
      <p>{words().returnBody}</p>
      <Form
        schema={schema}
        send={(values, key) => recordReturn(props.invoiceID, values, key)}
        done={done}
        submit={words().returnAct}
        onTyping={(values) => setTyped(values.returnedOn)}
        danger
        actions={<Button onClick={() => props.onClose()}>{ui().cancel}</Button>}
      >
        <Select
          label={words().returnWhich}
          name="reference"
          empty={false}
          options={props.payments.map(({ reference, amount, method, receivedAt }) => ({
            value: reference,
            label: words().returnOption(money(amount), words().methods[method], dayPlain(receivedAt.slice(0, 10))),
          }))}
        />
        <Field
          label={words().returnedOn}
          hint={dayTyped(typed())}
          name="returnedOn"
          type="date"
          initial={onDay}
          max={onDay}
        />
      </Form>
    </>
  );
}
