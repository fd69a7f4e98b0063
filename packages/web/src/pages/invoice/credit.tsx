import { createSignal, For, untrack } from "solid-js";
import * as v from "valibot";
import { money } from "../../format/index.ts";
import { centsOf } from "../../format/typed.ts";
import { words } from "../../messages/invoice.ts";
import { words as ui } from "../../messages/ui.ts";
import { Button } from "../../ui/button.tsx";
import { Field, MoneyField } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { euros, text } from "../../ui/schema.ts";
import { toast } from "../../ui/toast.tsx";
import { credit, type Invoice } from "./invoice.data.ts";
import { OfInvoice } from "./of-invoice.tsx";

const typedCents = (value: unknown) => (typeof value === "string" ? (centsOf(value) ?? 0) : 0);

/** What is taken back of each line, all that remains at first; the invoice itself stays as it is. */
export default function CreditInvoice() {
  return (
    <OfInvoice title={() => words().creditTitle}>
      {(whole, back) => <Fields of={whole().invoice} onClose={back} />}
    </OfInvoice>
  );
}

function Fields(props: { of: Invoice; onClose: () => void }) {
  const { lines, remaining, invoiceID } = untrack(() => props.of);
  const open = lines.flatMap(({ description }, line) => {
    const left = remaining[line] ?? 0;
    return left > 0 ? [{ line, description, left, name: `line${line}` }] : [];
  });
  const schema = v.object({ reason: text(300), ...Object.fromEntries(open.map(({ name }) => [name, euros()])) });
  const [total, setTotal] = createSignal(open.reduce((sum, { left }) => sum + left, 0));
  const send = ({ reason, ...sums }: v.InferOutput<typeof schema>, key: string) => {
    const takings = open.map(({ line, name }) => ({ line, net: Number((sums as Record<string, unknown>)[name]) }));
    return credit(invoiceID, { reason, lines: takings }, key);
  };
  const done = ({ number }: { number: string }) => {
    props.onClose();
    toast(words().credited(number));
  };
  const add = (values: Record<string, unknown>) =>
    setTotal(open.reduce((sum, { name }) => sum + typedCents(values[name]), 0));
  return (
    <>
      <p>{words().creditBody}</p>
      <Form
        schema={schema}
        send={send}
        done={done}
        submit={words().creditSubmit}
        onTyping={add}
        actions={<Button onClick={() => props.onClose()}>{ui().cancel}</Button>}
      >
        <For each={open}>
          {({ name, description, left }) => (
            <MoneyField
              label={words().creditLine(description)}
              name={name}
              hint={words().creditLeft(money(left))}
              initialCents={left}
            />
          )}
        </For>
        <Field label={words().reason} name="reason" hint={words().reasonHint} maxlength={300} />
        <p role="status">
          <strong class="num">{words().creditTotal(money(total()))}</strong>
        </p>
      </Form>
    </>
  );
}
