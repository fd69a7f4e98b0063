import { createMemo, createSignal, Show, untrack } from "solid-js";
import { money, rate } from "../../format/number.ts";
import { typedOf } from "../../format/typed.ts";
import { words } from "../../messages/programme.ts";
import { Field, Select } from "../../ui/field.tsx";
import { priceOf } from "./price.ts";

/** Rates of France for training and consulting: the normal one, that of the overseas departments, exempt or franchise. */
const RATES = [2000, 850, 0];

/** The net price of one seat and its VAT rate; what the payer will pay is computed beside. */
export function PriceFields(props: { priceNet: number | null; vatRate: number }) {
  const first = untrack(() => ({ net: props.priceNet === null ? "" : typedOf(props.priceNet), rate: props.vatRate }));
  const [net, setNet] = createSignal(first.net);
  const [picked, setPicked] = createSignal(first.rate);
  const price = createMemo(() => priceOf(net(), picked()));
  const rates = RATES.includes(first.rate) ? RATES : [...RATES, first.rate];
  return (
    <>
      <div class="pair">
        <Field
          label={words().fields.priceNet}
          name="priceNet"
          hint={words().hints.priceNet}
          initial={first.net}
          onInput={(event) => setNet(event.currentTarget.value)}
          inputmode="decimal"
          autocomplete="off"
          trailing="€"
          optional
        />
        <Select
          label={words().fields.vatRate}
          name="vatRate"
          hint={words().hints.vatRate}
          initial={String(first.rate)}
          onPick={(value) => setPicked(Number(value))}
          options={rates.map((one) => ({ value: String(one), label: rate(one) }))}
          empty={false}
        />
      </div>
      <p role="status">
        <Show when={price()} fallback={<span class="hint">{words().noGross}</span>}>
          {(found) => <strong>{words().gross(money(found().gross), money(found().vat))}</strong>}
        </Show>
      </p>
    </>
  );
}
