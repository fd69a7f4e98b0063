import { For, untrack } from "solid-js";
import * as v from "valibot";
import { typedOf } from "../../format/typed.ts";
import { words } from "../../messages/invoice.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Field, MoneyField } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { euros, optionalText, text } from "../../ui/schema.ts";
import { toast } from "../../ui/toast.tsx";
import { type Invoice, revise } from "./invoice.data.ts";

const quantity = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty("required"),
  v.transform((typed) => typed.replace(",", ".")),
  v.regex(/^(?!0+(?:\.0+)?$)\d{1,7}(?:\.\d{1,4})?$/, "quantity"),
  v.transform((exact) => (/^\d+$/.test(exact) ? Number(exact) : exact)),
);

/** Words, quantities and prices of a draft's lines, and a discount on the whole. */
export function LinesDialog(props: { of: Invoice; onClose: () => void }) {
  const { invoiceID, rev, lines, discount } = untrack(() => props.of);
  const fields = lines.flatMap((_, at) => [
    [`description${at}`, text(400)] as const,
    [`quantity${at}`, quantity] as const,
    [`unit${at}`, euros()] as const,
  ]);
  const schema = v.object({
    ...Object.fromEntries(fields),
    off: v.union([
      v.pipe(
        v.literal(""),
        v.transform(() => 0),
      ),
      euros(),
    ]),
    why: optionalText(100),
  });
  const send = (values: v.InferOutput<typeof schema>, key: string) => {
    const typed = values as Record<string, unknown>;
    const changed = lines.map((line, from) => ({
      from,
      description: String(typed[`description${from}`]),
      quantity: typed[`quantity${from}`] as number | string,
      unitNet: Number(typed[`unit${from}`]),
      unit: line.unit,
      discount: line.discount,
      vatRate: line.vatRate,
    }));
    const off = values.off > 0 ? { reason: values.why ?? words().discount, amount: values.off } : null;
    return revise(invoiceID, { rev, lines: changed, discount: off }, key);
  };
  const done = () => {
    props.onClose();
    toast(words().edited);
  };
  return (
    <Dialog open onClose={props.onClose} title={words().linesTitle}>
      <Form schema={schema} send={send} done={done}>
        <For each={lines}>
          {(line, at) => (
            <fieldset class="stack">
              <legend>{words().lineNumber(at() + 1)}</legend>
              <Field label={words().lineWords} name={`description${at()}`} initial={line.description} maxlength={400} />
              <div class="pair">
                <Field
                  label={words().lineQuantity}
                  name={`quantity${at()}`}
                  initial={String(line.quantity).replace(".", ",")}
                  inputmode="decimal"
                />
                <MoneyField label={words().lineUnit} name={`unit${at()}`} initialCents={line.unitNet} />
              </div>
            </fieldset>
          )}
        </For>
        <div class="pair">
          <Field
            label={words().discountNet}
            name="off"
            inputmode="decimal"
            trailing="€"
            initial={discount?.amount ? typedOf(discount.amount) : ""}
            optional
          />
          <Field label={words().discountWhy} name="why" initial={discount?.reason ?? ""} maxlength={100} optional />
        </div>
      </Form>
    </Dialog>
  );
}
