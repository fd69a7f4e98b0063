import { createSignal, For, Show, untrack } from "solid-js";
import { words } from "../../messages/form.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/choice.tsx";
import { Field } from "../../ui/field.tsx";
import type { Kept, Question } from "./form.data.ts";
import "./form.css";

type Row = Pick<Question, "questionID" | "kind" | "required" | "label">;

const QUESTIONS_MOST = 40;
const KINDS = ["scale", "nps", "text"] as const;
/** Without it no report could say what a session was worth. */
const KEPT = "useful";

const fresh = (kind: Row["kind"]): Row => ({
  questionID: `own-${crypto.randomUUID().slice(0, 8)}`,
  kind,
  required: kind !== "text",
  label: { fr: "", en: "" },
});

/** The questions in their order: worded in both languages, moved, taken out, added. What was typed moves along. */
export function Questions(props: { of: Kept }) {
  const [rows, setRows] = createSignal<readonly Row[]>(untrack(() => props.of.questions));
  let list: HTMLOListElement | undefined;
  // The preview follows what is typed: it is told of what was moved as well.
  const change = (next: (all: readonly Row[]) => readonly Row[]) => {
    setRows(next);
    queueMicrotask(() => list?.dispatchEvent(new Event("input", { bubbles: true })));
  };
  const move = (at: number, by: 1 | -1) =>
    change((all) => {
      const [one, other] = [all[at], all[at + by]];
      if (!(one && other)) return all;
      return all.with(at, other).with(at + by, one);
    });
  return (
    <fieldset class="stack">
      <legend>
        <strong>{words().questions}</strong>
      </legend>
      <ol class="asked" ref={list}>
        <For each={rows()}>
          {(row, at) => (
            <li class="card stack">
              <input type="hidden" name={`questions.${at()}.questionID`} value={row.questionID} />
              <input type="hidden" name={`questions.${at()}.kind`} value={row.kind} />
              <p class="hint">{words().numbered(at() + 1, words().kinds[row.kind])}</p>
              <Field
                label={words().labelIn.fr}
                name={`questions.${at()}.label.fr`}
                lang="fr"
                initial={row.label.fr}
                maxlength={200}
              />
              <Field
                label={words().labelIn.en}
                name={`questions.${at()}.label.en`}
                lang="en"
                initial={row.label.en}
                maxlength={200}
              />
              <Show when={row.kind !== "text"}>
                <Checkbox label={words().required} name={`questions.${at()}.required`} initial={row.required} />
              </Show>
              <div class="form-actions">
                <Button look="quiet" disabled={at() === 0} onClick={() => move(at(), -1)}>
                  {words().up(at() + 1)}
                </Button>
                <Button look="quiet" disabled={at() === rows().length - 1} onClick={() => move(at(), 1)}>
                  {words().down(at() + 1)}
                </Button>
                <Show when={row.questionID !== KEPT} fallback={<span class="hint">{words().useful}</span>}>
                  <Button look="quiet" onClick={() => change((all) => all.filter((one) => one !== row))}>
                    {words().remove(at() + 1)}
                  </Button>
                </Show>
              </div>
            </li>
          )}
        </For>
      </ol>
      <Show when={rows().length < QUESTIONS_MOST}>
        <div class="form-actions">
          <For each={KINDS}>
            {(kind) => <Button onClick={() => change((all) => [...all, fresh(kind)])}>{words().add[kind]}</Button>}
          </For>
        </div>
      </Show>
    </fieldset>
  );
}
