import { createSignal, For, Match, Show, Switch, untrack } from "solid-js";
import { words as form } from "../../messages/order-form.ts";
import { Button } from "../../ui/button.tsx";
import { Field, Select } from "../../ui/field.tsx";
import type { Order } from "./order.data.ts";
import { TRIGGERS } from "./order-schema.ts";
import { Sized } from "./sized.tsx";

type Part = Partial<Order["instalments"][number]>;

/** The firm's own schedule: when each part is invoiced, and how much it is. */
export function Parts(props: { parts: readonly Part[] }) {
  const [parts, setParts] = createSignal<readonly Part[]>(untrack(() => props.parts));
  return (
    <>
      <p class="hint">{form().partsHint}</p>
      <For each={parts()}>
        {(part, index) => (
          <fieldset class="order-line">
            <legend>{form().partOf(index() + 1)}</legend>
            <When part={part} name={`parts.${index()}`} />
            <Sized
              label={form().partSize}
              name={`parts.${index()}`}
              initial={part.net === undefined ? undefined : { amount: part.net }}
            />
            <Show when={parts().length > 1}>
              <div class="actions">
                <Button look="quiet" onClick={() => setParts(parts().filter((one) => one !== part))}>
                  {form().removePart(index() + 1)}
                </Button>
              </div>
            </Show>
          </fieldset>
        )}
      </For>
      <div>
        <Button onClick={() => setParts([...parts(), {}])}>{form().addPart}</Button>
      </div>
    </>
  );
}

function When(props: { part: Part; name: string }) {
  const [trigger, setTrigger] = createSignal<string>(untrack(() => props.part.trigger) ?? "order");
  return (
    <div class="pair">
      <Select
        label={form().partWhen}
        name={`${props.name}.trigger`}
        empty={false}
        value={trigger()}
        onPick={setTrigger}
        options={TRIGGERS.map((value) => ({ value, label: form().partTriggers[value] }))}
      />
      <Switch>
        <Match when={trigger() === "session"}>
          <Field
            label={form().partSession}
            name={`${props.name}.session`}
            inputmode="numeric"
            initial={props.part.session}
            autocomplete="off"
          />
        </Match>
        <Match when={trigger() === "day"}>
          <Field label={form().partDay} name={`${props.name}.day`} type="date" initial={props.part.day} />
        </Match>
      </Switch>
    </div>
  );
}
