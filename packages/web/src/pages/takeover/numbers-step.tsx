import { createSignal, Show, untrack } from "solid-js";
import * as v from "valibot";
import { words } from "../../messages/takeover.ts";
import { RadioRow } from "../../ui/choice.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Note } from "../../ui/page.tsx";
import { oneOf, optionalText, text } from "../../ui/schema.ts";
import { toast } from "../../ui/toast.tsx";
import { continueSeries, previewSeries, type Series, type Standing } from "./takeover.data.ts";

const RESTARTS = ["yearly", "never"] as const;
const Schema = v.object({
  pattern: text(60),
  restart: oneOf(RESTARTS),
  lastInvoice: optionalText(35),
  lastCreditNote: optionalText(35),
  lastIssuedOn: optionalText(10),
});
type Typed = v.InferOutput<typeof Schema>;

/** Where the former tool's numbers stood: checked first, with the next ones, then gone on from. */
export function NumbersStep(props: { of: Standing }) {
  const [next, setNext] = createSignal<{ invoice: string; creditNote: string }>();
  const first = untrack(() => props.of);
  const [sure, setSure] = createSignal("");
  const asked = (values: Typed): Series => ({
    pattern: values.pattern,
    restart: values.restart,
    lastInvoice: values.lastInvoice ?? null,
    lastCreditNote: values.lastCreditNote ?? null,
    lastIssuedOn: values.lastIssuedOn ?? null,
  });
  const send = async (values: Typed, key: string) => {
    const wanted = asked(values);
    const same = JSON.stringify(wanted);
    if (sure() === same) {
      await continueSeries(wanted, key);
      setSure("");
      toast(words().declared);
      return;
    }
    setNext(await previewSeries(wanted, key));
    setSure(same);
  };
  return (
    <Show
      when={!props.of.late}
      fallback={
        <Note>
          <p>{words().late}</p>
        </Note>
      }
    >
      <div class="narrow stack">
        <Show when={props.of.series}>
          {(series) => (
            <Note tone="good">
              <p>{words().next(series().next.invoice, series().next.creditNote)}</p>
            </Note>
          )}
        </Show>
        <p class="hint">{words().numbersHint}</p>
        <Form
          schema={Schema}
          send={send}
          submit={sure() ? words().declare : words().check}
          onTyping={() => {
            setSure("");
            setNext(undefined);
          }}
        >
          <Numbers of={first} />
          <Show when={next()}>
            {(numbers) => <p role="status">{words().next(numbers().invoice, numbers().creditNote)}</p>}
          </Show>
        </Form>
      </div>
    </Show>
  );
}

function Numbers(props: { of: Standing }) {
  const { series, pattern, restart } = untrack(() => props.of);
  return (
    <>
      <Field
        label={words().pattern}
        name="pattern"
        hint={words().patternHint("{number:4}")}
        initial={series?.pattern ?? pattern}
        maxlength={60}
        spellcheck={false}
      />
      <RadioRow
        label={words().restart}
        name="restart"
        layout="row"
        initial={series?.restart ?? restart}
        options={RESTARTS.map((value) => ({ value, label: words().restarts[value] }))}
      />
      <Field
        label={words().lastInvoice}
        name="lastInvoice"
        hint={words().lastHint}
        initial={series?.lastInvoice ?? ""}
        maxlength={35}
        spellcheck={false}
        optional
      />
      <Field
        label={words().lastCreditNote}
        name="lastCreditNote"
        initial={series?.lastCreditNote ?? ""}
        maxlength={35}
        spellcheck={false}
        optional
      />
      <Field
        label={words().lastIssuedOn}
        name="lastIssuedOn"
        type="date"
        initial={series?.lastIssuedOn ?? ""}
        optional
      />
    </>
  );
}
