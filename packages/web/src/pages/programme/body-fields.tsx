import { createSignal, For, untrack } from "solid-js";
import { words } from "../../messages/programme.ts";
import { Button } from "../../ui/button.tsx";
import { Field, TextArea } from "../../ui/field.tsx";
import type { Content } from "./programme.data.ts";

type Part = Content["body"][number];

/** Other parts of the page, each with a title of its own, in the order of the public page. */
export function BodyFields(props: { body: readonly Part[]; onChange: () => void }) {
  const [parts, setParts] = createSignal<readonly Part[]>(untrack(() => props.body));
  const change = (next: readonly Part[]) => {
    setParts(next);
    props.onChange();
  };
  const up = (index: number) => {
    const next = [...parts()];
    next.splice(index - 1, 0, ...next.splice(index, 1));
    change(next);
  };
  return (
    <>
      <For each={parts()}>
        {(part, index) => (
          <fieldset class="part">
            <legend>{words().partOf(index() + 1)}</legend>
            <Field
              label={words().partTitle}
              name={`body.${index()}.heading`}
              initial={part.heading ?? undefined}
              autocomplete="off"
              optional
            />
            <TextArea label={words().partText} name={`body.${index()}.text`} initial={part.text} optional />
            <div class="actions">
              <Button look="quiet" disabled={index() === 0} onClick={() => up(index())}>
                {words().partUp}
              </Button>
              <Button look="quiet" onClick={() => change(parts().filter((one) => one !== part))}>
                {words().partRemove}
              </Button>
            </div>
          </fieldset>
        )}
      </For>
      <div>
        <Button onClick={() => change([...parts(), { heading: null, text: "" }])}>{words().partAdd}</Button>
      </div>
    </>
  );
}
