import { For, Show } from "solid-js";
import { words } from "../../messages/form.ts";
import { locale } from "../../messages/locale.ts";
import type { Kept } from "./form.data.ts";

interface Typed {
  anonymous?: string;
  title?: { fr?: string; en?: string };
  questions?: ({ questionID?: string; kind?: string; label?: { fr?: string; en?: string } } | undefined)[];
}

const VALUES: Readonly<Record<string, readonly number[]>> = {
  scale: [1, 2, 3, 4, 5],
  nps: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
};
const SECONDS: Readonly<Record<string, number>> = { scale: 8, nps: 10, text: 25 };
const HEAD_SECONDS = 15;

/** The form as those who answer will meet it, while it is edited: no answer is taken here. */
export function Preview(props: { of: Omit<Kept, "versions">; draft: Record<string, unknown> }) {
  const typed = (): Typed => props.draft;
  const isTyped = () => Object.keys(props.draft).length > 0;
  const head = () => {
    const nameless = isTyped() ? typed().anonymous === "true" : props.of.anonymous;
    return (nameless ? props.of.heads.nameless : props.of.heads.named)[locale()];
  };
  const questions = () =>
    isTyped()
      ? (typed().questions ?? []).flatMap((one) =>
          one ? [{ kind: one.kind ?? "", label: one.label?.[locale()] }] : [],
        )
      : props.of.questions.map(({ kind, label }) => ({ kind, label: label[locale()] }));
  const seconds = () => questions().reduce((sum, { kind }) => sum + (SECONDS[kind] ?? 0), HEAD_SECONDS);
  return (
    <div class="card stack form-preview">
      <h3>{(isTyped() ? typed().title?.[locale()] : undefined) ?? props.of.title[locale()]}</h3>
      <p class="hint">{head()}</p>
      <ol>
        <For each={questions()}>
          {(question) => (
            <li class="stack">
              <strong>{question.label || words().noWords}</strong>
              <Show when={VALUES[question.kind]} fallback={<span class="line" />}>
                {(values) => (
                  <span class="steps" aria-hidden="true">
                    <For each={values()}>{(value) => <span>{value}</span>}</For>
                  </span>
                )}
              </Show>
            </li>
          )}
        </For>
      </ol>
      <p class={seconds() > props.of.secondsMost ? "error" : "hint"} role="status">
        {words().takes(seconds(), props.of.secondsMost)}
      </p>
    </div>
  );
}
