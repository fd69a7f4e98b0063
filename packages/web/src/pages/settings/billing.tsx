import { createSignal, For, Show, untrack } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/query.ts";
import { today } from "../../format/today.ts";
import { words } from "../../messages/billing.ts";
import { useFirm } from "../../shell/firm.ts";
import { Checkbox, RadioRow } from "../../ui/choice.tsx";
import { Field, TextArea } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Note, PageHead, Section } from "../../ui/page.tsx";
import { flag, oneOf, optionalText, text, whole } from "../../ui/schema.ts";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { type Billing, billing, setUp } from "./billing.data.ts";

const STEPS = [0, 1, 2] as const;
const RESTARTS = ["yearly", "never"] as const;
const AFTER = [7, 21, 45];

const numbering = { pattern: text(60), restart: oneOf(RESTARTS) };
const others = {
  legalForm: optionalText(120),
  registration: optionalText(120),
  vatOnDebits: flag(),
  remindersOn: flag(),
  ...Object.fromEntries(
    STEPS.flatMap((at) => [
      [`after${at}`, whole(1, 365)],
      [`fr${at}`, optionalText(1_500)],
      [`en${at}`, optionalText(1_500)],
    ]),
  ),
};
const schema = v.object({ ...numbering, ...others });
const locked = v.object({ pattern: v.optional(v.string()), restart: v.optional(v.string()), ...others });

/** How the firm numbers, what its invoices say of it, and when it reminds. */
export default function BillingSettings() {
  const here = useFirm();
  const query = useQuery(() => billing());
  return (
    <>
      <PageHead title={words().title} crumbs={[{ href: here.path("/reglages"), title: words().settings }]} />
      <Loaded of={query} rows={6}>
        {(data) => <Ways of={data()} />}
      </Loaded>
    </>
  );
}

function Ways(props: { of: Billing }) {
  const first = untrack(() => props.of);
  const send = (values: v.InferOutput<typeof schema>, key: string) => {
    const typed = values as Record<string, unknown>;
    const said = (name: string) => (typeof typed[name] === "string" ? typed[name] : null);
    return setUp(
      {
        pattern: said("pattern") ?? first.pattern,
        restart: typed.restart === "never" || typed.restart === "yearly" ? typed.restart : first.restart,
        vatOnDebits: typed.vatOnDebits === true,
        legalForm: said("legalForm"),
        registration: said("registration"),
        remindersOn: typed.remindersOn === true,
        reminders: STEPS.map((at) => ({
          afterDays: Number(typed[`after${at}`]),
          fr: said(`fr${at}`),
          en: said(`en${at}`),
        })),
        rev: props.of.rev,
      },
      key,
    );
  };
  return (
    <div class="narrow">
      <Form
        schema={first.lockedAt ? locked : schema}
        send={send}
        done={() => toast(words().saved)}
        submit={words().save}
      >
        <Numbers of={first} />
        <Section title={words().mentions}>
          <Field
            label={words().legalForm}
            name="legalForm"
            hint={words().legalFormHint}
            initial={first.legalForm ?? ""}
            maxlength={120}
            optional
          />
          <Field
            label={words().registration}
            name="registration"
            hint={words().registrationHint}
            initial={first.registration ?? ""}
            maxlength={120}
            optional
          />
          <Checkbox label={words().onDebits} name="vatOnDebits" initial={first.vatOnDebits} />
        </Section>
        <Section title={words().reminders}>
          <p>{words().remindersIntro}</p>
          <Checkbox label={words().remindersOn} name="remindersOn" initial={first.remindersOn} />
          <For each={STEPS}>{(at) => <Step at={at} of={first} />}</For>
        </Section>
      </Form>
    </div>
  );
}

const NON_BREAKING_HYPHEN = "\u2011";

function exampleOf(pattern: string, series: string): string {
  return (
    pattern
      .replace("{series}", series)
      .replace("{year}", today().slice(0, 4))
      .replace(/\{number(?::(\d))?\}/, (_, width) => "1".padStart(Number(width ?? 1), "0"))
      // A number is one word: no line ends in it.
      .replaceAll("-", NON_BREAKING_HYPHEN)
  );
}

function Numbers(props: { of: Billing }) {
  const [pattern, setPattern] = createSignal(untrack(() => props.of.pattern));
  return (
    <Section title={words().numbers}>
      <Show
        when={!props.of.lockedAt}
        fallback={
          <>
            <p>{words().shape(exampleOf(props.of.pattern, "F"), exampleOf(props.of.pattern, "AV"))}</p>
            <Note>
              <p>{words().locked}</p>
            </Note>
          </>
        }
      >
        <Field
          label={words().pattern}
          name="pattern"
          hint={words().patternHint("{number:4}")}
          initial={props.of.pattern}
          maxlength={60}
          spellcheck={false}
          onInput={(event) => setPattern(event.currentTarget.value)}
        />
        <p role="status" class="hint">
          {words().example(exampleOf(pattern(), "F"), exampleOf(pattern(), "AV"))}
        </p>
        <RadioRow
          label={words().restart}
          name="restart"
          layout="row"
          initial={props.of.restart}
          options={RESTARTS.map((value) => ({ value, label: words().restarts[value] }))}
        />
      </Show>
    </Section>
  );
}

function Step(props: { at: number; of: Billing }) {
  const { at, step } = untrack(() => ({ at: props.at, step: props.of.reminders[props.at] }));
  return (
    <fieldset class="stack">
      <legend>{words().step(at + 1)}</legend>
      <Field
        label={words().afterDays}
        name={`after${at}`}
        type="number"
        min={1}
        max={365}
        initial={step?.afterDays ?? AFTER[at] ?? 7}
      />
      <TextArea
        label={words().text}
        name={`fr${at}`}
        hint={words().textHint}
        initial={step?.fr ?? ""}
        maxlength={1_500}
        optional
      />
      <TextArea label={words().textEnglish} name={`en${at}`} initial={step?.en ?? ""} maxlength={1_500} optional />
    </fieldset>
  );
}
