import { createSignal, Show } from "solid-js";
import * as v from "valibot";
import { dayTyped } from "../../format/day-typed.ts";
import { money } from "../../format/index.ts";
import { today } from "../../format/today.ts";
import { centsOf } from "../../format/typed.ts";
import { words } from "../../messages/invoice.ts";
import { words as ui } from "../../messages/ui.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox, RadioRow } from "../../ui/choice.tsx";
import { Field, MoneyField } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { day, euros, flag, oneOf } from "../../ui/schema.ts";
import { toast } from "../../ui/toast.tsx";
import { type Invoice, record } from "./invoice.data.ts";
import { OfInvoice } from "./of-invoice.tsx";

const METHODS = ["transfer", "cheque", "mandate", "other"] as const;
const schema = v.object({
  method: oneOf(METHODS),
  amount: v.pipe(euros(), v.minValue(1, "cents")),
  receivedOn: day(),
  over: flag(),
});

/** Money that came outside Stripe: a transfer, a cheque, a public body's payment order; in part, or over what is due. */
export default function RecordPayment() {
  return (
    <OfInvoice title={() => words().recordTitle}>
      {(whole, back) => <Fields of={whole().invoice} onClose={back} />}
    </OfInvoice>
  );
}

function Fields(props: { of: Invoice; onClose: () => void }) {
  const onDay = today();
  const [typed, setTyped] = createSignal<unknown>(onDay);
  const [cents, setCents] = createSignal(0);
  const typing = ({ receivedOn, amount }: Record<string, unknown>) => {
    setTyped(receivedOn);
    setCents(typeof amount === "string" ? (centsOf(amount) ?? 0) : 0);
  };
  const over = () => cents() - props.of.due;
  const done = () => {
    props.onClose();
    toast(words().recorded);
  };
  return (
    <>
      <p>{words().recordBody}</p>
      <Form
        schema={schema}
        send={(values, key) => record(props.of.invoiceID, values, key)}
        done={done}
        submit={words().record}
        onTyping={typing}
        actions={<Button onClick={() => props.onClose()}>{ui().cancel}</Button>}
      >
        <RadioRow
          label={words().method}
          name="method"
          layout="row"
          initial="transfer"
          options={METHODS.map((value) => ({ value, label: words().methods[value] }))}
        />
        <MoneyField
          label={words().amount}
          name="amount"
          hint={words().amountHint(money(props.of.due))}
          initialCents={props.of.due}
        />
        <Show when={over() > 0}>
          <Checkbox label={words().over(money(over()))} hint={words().overHint} name="over" />
        </Show>
        <Field
          label={words().receivedOn}
          hint={dayTyped(typed())}
          name="receivedOn"
          type="date"
          initial={onDay}
          max={onDay}
        />
      </Form>
    </>
  );
}
