import { createSignal, For, Show, untrack } from "solid-js";
import { rate } from "../../format/number.ts";
import { words } from "../../messages/order.ts";
import { words as form } from "../../messages/order-form.ts";
import { Button } from "../../ui/button.tsx";
import { Field, MoneyField, Select } from "../../ui/field.tsx";
import type { Order } from "./order.data.ts";
import { BASES, VAT_RATES } from "./order-schema.ts";
import { Sized } from "./sized.tsx";

type Line = Partial<Order["lines"][number]>;

const typed = (quantity: string | undefined) => quantity?.replace(".", ",");

/** What is sold, line by line. */
export function Lines(props: { lines: readonly Line[] }) {
  const [lines, setLines] = createSignal<readonly Line[]>(untrack(() => props.lines));
  return (
    <>
      <For each={lines()}>
        {(line, index) => (
          <fieldset class="order-line">
            <legend>{form().lineOf(index() + 1)}</legend>
            <Field
              label={words().form.description}
              name={`lines.${index()}.description`}
              initial={line.description}
              autocomplete="off"
            />
            <div class="pair">
              <Field
                label={form().quantity}
                name={`lines.${index()}.quantity`}
                initial={typed(line.quantity) ?? "1"}
                inputmode="decimal"
                autocomplete="off"
              />
              <Select
                label={form().basis}
                hint={form().basisHint}
                name={`lines.${index()}.basis`}
                initial={line.basis ?? "seat"}
                empty={false}
                options={BASES.map((value) => ({ value, label: form().bases[value] }))}
              />
            </div>
            <div class="pair">
              <MoneyField label={form().unitNet} name={`lines.${index()}.unitNet`} initialCents={line.unitNet} />
              <Select
                label={words().vat}
                name={`lines.${index()}.vatRate`}
                initial={String(line.vatRate || 2000)}
                empty={false}
                options={VAT_RATES.map((value) => ({ value, label: rate(Number(value)) }))}
              />
            </div>
            <Sized label={form().lineDiscount} name={`lines.${index()}.discount`} initial={line.discount} optional />
            <Field
              label={form().discountReason}
              name={`lines.${index()}.discount.reason`}
              initial={line.discount?.reason}
              autocomplete="off"
              optional
            />
            <Show when={lines().length > 1}>
              <div class="actions">
                <Button look="quiet" onClick={() => setLines(lines().filter((one) => one !== line))}>
                  {form().removeLine(index() + 1)}
                </Button>
              </div>
            </Show>
          </fieldset>
        )}
      </For>
      <div>
        <Button onClick={() => setLines([...lines(), {}])}>{form().addLine}</Button>
      </div>
    </>
  );
}
