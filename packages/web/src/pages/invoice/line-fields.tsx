import { createSignal, For, Match, Show, Switch, untrack } from "solid-js";
import { rate } from "../../format/index.ts";
import { typedOf } from "../../format/typed.ts";
import { words as invoice } from "../../messages/invoice.ts";
import { words } from "../../messages/references.ts";
import { Button } from "../../ui/button.tsx";
import { Field, MoneyField, Select } from "../../ui/field.tsx";
import type { Invoice } from "./invoice.data.ts";
import { DISCOUNTS, RATES } from "./line-schema.ts";

type Known = Invoice["lines"][number];
/** A line as it stands in a draft, if it does. */
interface Line {
  known: Known | undefined;
  from: number | undefined;
}

/** Words, quantity, price, rate and discount of each line; those that cover seats stay. */
export function LineFields(props: { lines: readonly Known[]; vatRate: number }) {
  const held = untrack(() => props.lines);
  const [lines, setLines] = createSignal<readonly Line[]>(
    held.length > 0 ? held.map((known, from) => ({ known, from })) : [{ known: undefined, from: undefined }],
  );
  return (
    <>
      <For each={lines()}>
        {(line, index) => (
          <fieldset class="line-fields">
            <legend>{invoice().lineNumber(index() + 1)}</legend>
            <LineOf line={line} at={index()} vatRate={props.vatRate} />
            <Show when={(line.known?.seats.length ?? 0) === 0 && lines().length > 1}>
              <div class="actions">
                <Button look="quiet" onClick={() => setLines((all) => all.filter((one) => one !== line))}>
                  {words().removeLine(index() + 1)}
                </Button>
              </div>
            </Show>
          </fieldset>
        )}
      </For>
      <div>
        <Button onClick={() => setLines((all) => [...all, { known: undefined, from: undefined }])}>
          {words().addLine}
        </Button>
      </div>
    </>
  );
}

function LineOf(props: { line: Line; at: number; vatRate: number }) {
  const name = (field: string) => `lines.${props.at}.${field}`;
  const known = () => props.line.known;
  const rates = () => {
    const own = String(known()?.vatRate ?? props.vatRate);
    return RATES.some((one) => one === own) ? [...RATES] : [own, ...RATES];
  };
  return (
    <>
      <Show when={props.line.from !== undefined}>
        <input type="hidden" name={name("from")} value={props.line.from} />
      </Show>
      <Field
        label={invoice().lineWords}
        name={name("description")}
        initial={known()?.description}
        maxlength={400}
        autocomplete="off"
      />
      <div class="pair">
        <Field
          label={invoice().lineQuantity}
          name={name("quantity")}
          initial={String(known()?.quantity ?? 1).replace(".", ",")}
          inputmode="decimal"
          autocomplete="off"
        />
        <MoneyField label={invoice().lineUnit} name={name("unitNet")} initialCents={known()?.unitNet} />
      </div>
      <Select
        label={words().vatRate}
        name={name("vatRate")}
        empty={false}
        options={rates().map((value) => ({ value, label: rate(Number(value)) }))}
        initial={String(known()?.vatRate ?? props.vatRate)}
      />
      <DiscountFields name={name("discount")} of={known()?.discount ?? null} label={words().discount} />
    </>
  );
}

/** A share or a sum, with the reason that the paper says. */
export function DiscountFields(props: { name: string; of: Known["discount"]; label: string }) {
  const held = untrack(() => props.of);
  const first = held ? (held.amount === undefined ? "share" : "amount") : "none";
  const [how, setHow] = createSignal<string>(first);
  const said = { none: "discountNone", share: "discountShare", amount: "discountAmount" } as const;
  return (
    <>
      <div class="pair">
        <Select
          label={props.label}
          name={`${props.name}.how`}
          empty={false}
          options={DISCOUNTS.map((value) => ({ value, label: words()[said[value]] }))}
          value={how()}
          onPick={setHow}
        />
        <Switch>
          <Match when={how() === "share"}>
            <Field
              label={words().discountPercent}
              name={`${props.name}.basisPoints`}
              inputmode="decimal"
              autocomplete="off"
              trailing="%"
              initial={held?.basisPoints === undefined ? undefined : typedOf(held.basisPoints)}
            />
          </Match>
          <Match when={how() === "amount"}>
            <MoneyField label={words().discountNet} name={`${props.name}.amount`} initialCents={held?.amount} />
          </Match>
        </Switch>
      </div>
      <Show when={how() !== "none"}>
        <Field
          label={words().discountWhy}
          name={`${props.name}.reason`}
          initial={held?.reason}
          maxlength={100}
          autocomplete="off"
        />
      </Show>
    </>
  );
}
