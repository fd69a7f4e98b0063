import { createSignal, For, Show, untrack } from "solid-js";
import { rate } from "../../format/number.ts";
import { words } from "../../messages/order.ts";
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
            <legend>{words().form.lineOf(index() + 1)}</legend>
            <Field
              label={words().form.description}
              name={`lines.${index()}.description`}
              initial={line.description}
              autocomplete="off"
            />
            <div class="pair">
              <Field
                label={words().form.quantity}
                name={`lines.${index()}.quantity`}
                initial={typed(line.quantity) ?? "1"}
                inputmode="decimal"
                autocomplete="off"
              />
              <Select
                label={words().form.basis}
                hint={words().form.basisHint}
                name={`lines.${index()}.basis`}
                initial={line.basis ?? "seat"}
                empty={false}
                options={BASES.map((value) => ({ value, label: words().form.bases[value] }))}
              />
            </div>
            <div class="pair">
              <MoneyField label={words().form.unitNet} name={`lines.${index()}.unitNet`} initialCents={line.unitNet} />
              <Select
                label={words().vat}
                name={`lines.${index()}.vatRate`}
                initial={String(line.vatRate || 2000)}
                empty={false}
                options={VAT_RATES.map((value) => ({ value, label: rate(Number(value)) }))}
              />
            </div>
            <Sized
              label={words().form.lineDiscount}
              name={`lines.${index()}.discount`}
              initial={line.discount}
              optional
            />
            <Field
              label={words().form.discountReason}
              name={`lines.${index()}.discount.reason`}
              initial={line.discount?.reason}
              autocomplete="off"
              optional
            />
            <Show when={lines().length > 1}>
              <div class="actions">
                <Button look="quiet" onClick={() => setLines(lines().filter((one) => one !== line))}>
                  {words().form.removeLine(index() + 1)}
                </Button>
              </div>
            </Show>
          </fieldset>
        )}
      </For>
      <div>
        <Button onClick={() => setLines([...lines(), {}])}>{words().form.addLine}</Button>
      </div>
    </>
  );
}
