import { createSignal, createUniqueId, For, type JSX, Show } from "solid-js";
import * as v from "valibot";
import { createIntent } from "../base/intent.ts";
import { type FieldProblem, refusalOf } from "../base/refusal.ts";
import { explain, explainField } from "../messages/error.ts";
import { words } from "../messages/ui.ts";
import { Button } from "./button.tsx";
import { FormProvider } from "./form-context.ts";
import { problemsOf, valuesOf } from "./form-values.ts";

export interface FormProps<S extends v.GenericSchema, R> {
  schema: S;
  /** Sends the values. `key` is the Idempotency-Key of this intention. What it throws is shown in place. */
  send: (values: v.InferOutput<S>, key: string) => Promise<R>;
  done?: (result: R) => void;
  /** Words of the button: verb and object. */
  submit?: string;
  pendingLabel?: string;
  danger?: boolean;
  /** Empties the fields after a success. */
  clearAfter?: boolean;
  /** Other buttons, after the main one. */
  actions?: JSX.Element;
  /** Runs at each change, with raw values: a total, a preview. */
  onTyping?: (values: Record<string, unknown>) => void;
  children: JSX.Element;
}

interface Refused {
  message: string | undefined;
  problems: readonly FieldProblem[];
}

const FINE: Refused = { message: undefined, problems: [] };
const sameName = (name: string) => name.replace(/\[\]$/, "");

function controlOf(form: HTMLFormElement, path: string): HTMLElement | undefined {
  const controls = [...form.elements].filter((element) => element instanceof HTMLElement);
  return controls.find((element) => sameName(element.getAttribute("name") ?? "") === path);
}

/** A field that the form shows once others are filled is not told as missing before; the first is told in any case. */
function correctable(form: HTMLFormElement, problems: readonly FieldProblem[]): readonly FieldProblem[] {
  return problems.filter(({ code, path }, at) => !at || code !== "required" || controlOf(form, path));
}

/**
 * A native form. The schema reads it; what is refused, here or by the server, is told in a summary with links and
 * beside each field; nothing typed is ever lost; a second press while it sends does nothing.
 */
export function Form<S extends v.GenericSchema, R>(props: FormProps<S, R>) {
  let form: HTMLFormElement | undefined;
  let summary: HTMLDivElement | undefined;
  const intent = createIntent();
  const [pending, setPending] = createSignal(false);
  const [refused, setRefused] = createSignal<Refused>(FINE);

  const refuse = (next: Refused) => {
    setRefused(next);
    queueMicrotask(() => summary?.focus());
  };
  const errorOf = (name: string | undefined) => {
    const found = name && refused().problems.find((problem) => problem.path === sameName(name));
    return found ? explainField(found.code) : undefined;
  };
  const send = async (values: v.InferOutput<S>) => {
    setPending(true);
    try {
      const result = await props.send(values, intent.keyOf(values));
      intent.settled();
      setRefused(FINE);
      if (props.clearAfter) form?.reset();
      props.done?.(result);
    } catch (error) {
      const { fields } = refusalOf(error);
      refuse({ message: explain(error), problems: fields });
    } finally {
      setPending(false);
    }
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!form || pending()) return;
    const read = v.safeParse(props.schema, valuesOf(new FormData(form)));
    if (read.success) void send(read.output);
    else refuse({ message: undefined, problems: correctable(form, problemsOf(read.issues)) });
  };
  const goTo = (path: string) => form && controlOf(form, path)?.focus();

  return (
    <FormProvider value={{ errorOf, pending }}>
      <form
        ref={form}
        class="form"
        novalidate
        onSubmit={submit}
        onInput={() => form && props.onTyping?.(valuesOf(new FormData(form)))}
      >
        <Show when={refused() !== FINE}>
          <Summary ref={(element) => (summary = element)} refused={refused()} form={form} goTo={goTo} />
        </Show>
        {props.children}
        <div class="form-actions">
          <Button
            type="submit"
            look={props.danger ? "danger" : "primary"}
            pending={pending()}
            pendingLabel={props.pendingLabel ?? words().saving}
          >
            {props.submit ?? words().save}
          </Button>
          {props.actions}
        </div>
      </form>
    </FormProvider>
  );
}

interface SummaryProps {
  ref: (element: HTMLDivElement) => void;
  refused: Refused;
  form: HTMLFormElement | undefined;
  goTo: (path: string) => void;
}

function Summary(props: SummaryProps) {
  const id = createUniqueId();
  const labelOf = (path: string) => {
    const control = props.form && controlOf(props.form, path);
    if (!control) return undefined;
    const group = control instanceof HTMLInputElement && control.type === "radio" ? control.closest("fieldset") : null;
    const title = group?.querySelector("legend") ?? ("labels" in control && (control.labels as NodeList | null)?.[0]);
    return title ? title.textContent?.trim() : undefined;
  };
  return (
    <div class="summary" role="alert" tabindex="-1" ref={props.ref} aria-labelledby={id}>
      <p id={id}>{props.refused.message ?? words().summary(props.refused.problems.length)}</p>
      <Show when={props.refused.problems.length > 0}>
        <ul>
          <For each={props.refused.problems}>
            {(problem) => (
              <li>
                <Show when={labelOf(problem.path)} fallback={explainField(problem.code)}>
                  {(label) => (
                    <a
                      href={`#${problem.path}`}
                      onClick={(event) => {
                        event.preventDefault();
                        props.goTo(problem.path);
                      }}
                    >
                      {label()} – {explainField(problem.code)}
                    </a>
                  )}
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  );
}
