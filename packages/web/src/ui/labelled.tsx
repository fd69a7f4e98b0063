import { createUniqueId, type JSX, Show } from "solid-js";
import { words } from "../messages/ui.ts";
import { useForm } from "./form-context.ts";

export interface Told {
  label: string;
  /** The name in the form's values, dotted when nested: `address.city`, `lines.0.label`. */
  name?: string;
  /** Says the expected format, or why it is asked. */
  hint?: string;
  /** Beats the form's own error. */
  error?: string;
  optional?: boolean;
  id?: string;
}

interface Wiring {
  id: string;
  "aria-invalid": "true" | undefined;
  "aria-describedby": string | undefined;
  "aria-required": "true" | undefined;
}

/** Label, hint, error and their wiring to one control. */
export function Labelled(props: Told & { children: (wiring: Wiring) => JSX.Element }) {
  const auto = createUniqueId();
  const form = useForm();
  const id = () => props.id ?? auto;
  const error = () => props.error ?? form.errorOf(props.name);
  const described = () =>
    [props.hint && `${id()}-hint`, error() && `${id()}-error`].filter(Boolean).join(" ") || undefined;
  const wiring: Wiring = {
    get id() {
      return id();
    },
    get "aria-invalid"() {
      return error() ? ("true" as const) : undefined;
    },
    get "aria-describedby"() {
      return described();
    },
    get "aria-required"() {
      return props.name && !props.optional ? ("true" as const) : undefined;
    },
  };
  return (
    <div class="field" data-invalid={error() ? "" : undefined}>
      <label for={id()}>
        {props.label}
        <Show when={props.optional}>
          <span class="optional"> ({words().optional})</span>
        </Show>
      </label>
      <Show when={props.hint}>
        <p class="hint" id={`${id()}-hint`}>
          {props.hint}
        </p>
      </Show>
      {props.children(wiring)}
      <Show when={error()}>
        <p class="error" id={`${id()}-error`}>
          {error()}
        </p>
      </Show>
    </div>
  );
}
