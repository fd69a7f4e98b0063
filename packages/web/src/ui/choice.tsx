import { createUniqueId, For, type JSX, Show, untrack } from "solid-js";
import { words } from "../messages/ui.ts";
import type { Option } from "./field.tsx";
import { useForm } from "./form-context.ts";
import type { Told } from "./labelled.tsx";

type CheckboxProps = Told & {
  initial?: boolean;
  /** Reactive state, outside forms; comes with `onToggle`. */
  checked?: boolean;
  onToggle?: (checked: boolean) => void;
  /** What FormData carries when it is checked; `flag()` of schema.ts reads "true". */
  value?: string;
};

/** One yes or no. The whole label can be pressed. */
export function Checkbox(props: CheckboxProps) {
  const id = createUniqueId();
  const form = useForm();
  const first = untrack(() => props.initial ?? false);
  const error = () => props.error ?? form.errorOf(props.name);
  const described = () => [props.hint && `${id}-hint`, error() && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <div class="field check" data-invalid={error() ? "" : undefined}>
      <label>
        <input
          type="checkbox"
          id={props.id ?? id}
          name={props.name}
          value={props.value ?? "true"}
          checked={props.checked ?? first}
          onChange={(event) => props.onToggle?.(event.currentTarget.checked)}
          aria-describedby={described()}
          aria-invalid={error() ? "true" : undefined}
        />
        <span>{props.label}</span>
      </label>
      <Show when={props.hint}>
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      </Show>
      <Show when={error()}>
        <p class="error" id={`${id}-error`}>
          {error()}
        </p>
      </Show>
    </div>
  );
}

type GroupProps = Told & { children: JSX.Element; layout?: "column" | "row" | "scale" };

function Group(props: GroupProps) {
  const id = createUniqueId();
  const form = useForm();
  const error = () => props.error ?? form.errorOf(props.name);
  const described = () => [props.hint && `${id}-hint`, error() && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <fieldset class="field group" data-invalid={error() ? "" : undefined} aria-describedby={described()}>
      <legend>
        {props.label}
        <Show when={props.optional}>
          <span class="optional"> ({words().optional})</span>
        </Show>
      </legend>
      <Show when={props.hint}>
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      </Show>
      <div class="options" data-layout={props.layout ?? "column"}>
        {props.children}
      </div>
      <Show when={error()}>
        <p class="error" id={`${id}-error`}>
          {error()}
        </p>
      </Show>
    </fieldset>
  );
}

type ChoiceOption = Option & { hint?: string };
type RadioProps = Told & {
  options: readonly ChoiceOption[];
  initial?: string | undefined;
  value?: string;
  onPick?: (value: string) => void;
  layout?: "column" | "row" | "scale";
};

/** One answer among a few, all seen at once. `layout="scale"` draws 1 to 5 as equal boxes. */
export function RadioRow(props: RadioProps) {
  const auto = createUniqueId();
  const first = untrack(() => props.initial);
  return (
    <Group {...props}>
      <For each={props.options}>
        {(option) => (
          <label class="option">
            <input
              type="radio"
              name={props.name ?? auto}
              value={option.value}
              checked={(props.value ?? first) === option.value}
              disabled={option.disabled ?? false}
              onChange={() => props.onPick?.(option.value)}
            />
            <span>
              {option.label}
              <Show when={option.hint}>
                <small class="hint">{option.hint}</small>
              </Show>
            </span>
          </label>
        )}
      </For>
    </Group>
  );
}

type CheckGroupProps = Told & { options: readonly ChoiceOption[]; initial?: readonly string[] };

/** Several answers among a few. Its `name` ends with `[]`, and the schema receives an array of texts. */
export function CheckGroup(props: CheckGroupProps) {
  const first = untrack(() => props.initial ?? []);
  return (
    <Group {...props}>
      <For each={props.options}>
        {(option) => (
          <label class="option">
            <input
              type="checkbox"
              name={props.name}
              value={option.value}
              checked={first.includes(option.value)}
              disabled={option.disabled ?? false}
            />
            <span>
              {option.label}
              <Show when={option.hint}>
                <small class="hint">{option.hint}</small>
              </Show>
            </span>
          </label>
        )}
      </For>
    </Group>
  );
}
