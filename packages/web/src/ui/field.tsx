import { For, type JSX, Show, splitProps, untrack } from "solid-js";
import { typedOf } from "../format/typed.ts";
import { words } from "../messages/ui.ts";
import { Labelled, type Told } from "./labelled.tsx";

type Kind =
  | "text"
  | "email"
  | "tel"
  | "url"
  | "number"
  | "date"
  | "time"
  | "datetime-local"
  | "month"
  | "search"
  | "password"
  | "file";
const TOLD = ["label", "name", "hint", "error", "optional", "id"] as const;

type FieldProps = Told &
  Omit<JSX.InputHTMLAttributes<HTMLInputElement>, keyof Told | "type" | "class"> & {
    type?: Kind;
    /** What the field holds at first. Read once, so that a refetch never takes away what was typed. */
    initial?: string | number | undefined;
    /** Drawn inside the frame, after the text: a unit, a button. */
    trailing?: JSX.Element;
  };

/** One line of text, a number, a day, an hour, a file. Inside a Form, its error finds it by `name`. */
export function Field(props: FieldProps) {
  const [told, own, rest] = splitProps(props, TOLD, ["initial", "trailing", "type"]);
  const first = untrack(() => own.initial);
  return (
    <Labelled {...told}>
      {(wiring) => (
        <div class="frame">
          <input
            {...wiring}
            name={told.name}
            type={own.type ?? "text"}
            {...(first === undefined ? {} : { value: first })}
            {...rest}
          />
          <Show when={own.trailing}>
            <span class="trailing">{own.trailing}</span>
          </Show>
        </div>
      )}
    </Labelled>
  );
}

/** An amount in euros; the value goes through `euros()` of schema.ts and comes out as whole cents. */
export function MoneyField(props: Told & { initialCents?: number | undefined }) {
  return (
    <Field
      {...props}
      inputmode="decimal"
      autocomplete="off"
      trailing="€"
      initial={props.initialCents === undefined ? undefined : typedOf(props.initialCents)}
    />
  );
}

type TextAreaProps = Told &
  Omit<JSX.TextareaHTMLAttributes<HTMLTextAreaElement>, keyof Told | "class"> & { initial?: string | undefined };

/** Several lines of text. It grows with what is typed. */
export function TextArea(props: TextAreaProps) {
  const [told, own, rest] = splitProps(props, TOLD, ["initial"]);
  const first = untrack(() => own.initial);
  return (
    <Labelled {...told}>
      {(wiring) => (
        <div class="frame">
          <textarea
            {...wiring}
            name={told.name}
            rows={4}
            {...(first === undefined ? {} : { value: first })}
            {...rest}
          />
        </div>
      )}
    </Labelled>
  );
}

export interface Option {
  value: string;
  label: string;
  disabled?: boolean;
}

type SelectProps = Told & {
  options: readonly Option[];
  initial?: string | undefined;
  /** Reactive value, outside forms; comes with `onPick`. */
  value?: string;
  onPick?: (value: string) => void;
  /** Words of the empty choice; false when one of the options is always chosen. */
  empty?: string | false;
  autocomplete?: string;
};

/** A native list of choices. */
export function Select(props: SelectProps) {
  const [told] = splitProps(props, TOLD);
  const first = untrack(() => props.initial);
  const chosen = () => props.value ?? first;
  return (
    <Labelled {...told}>
      {(wiring) => (
        <div class="frame">
          <select
            {...wiring}
            name={told.name}
            autocomplete={props.autocomplete}
            onChange={(event) => props.onPick?.(event.currentTarget.value)}
          >
            <Show when={props.empty !== false}>
              <option value="">{props.empty || words().choose}</option>
            </Show>
            <For each={props.options}>
              {(option) => (
                <option value={option.value} disabled={option.disabled ?? false} selected={option.value === chosen()}>
                  {option.label}
                </option>
              )}
            </For>
          </select>
        </div>
      )}
    </Labelled>
  );
}
