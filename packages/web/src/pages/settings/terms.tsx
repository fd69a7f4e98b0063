import { createSignal, For, Show, untrack } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/query.ts";
import { words } from "../../messages/cancellation-terms.ts";
import { locale } from "../../messages/locale.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button } from "../../ui/button.tsx";
import { RadioRow } from "../../ui/choice.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { PageHead, Section } from "../../ui/page.tsx";
import { oneOf, whole } from "../../ui/schema.ts";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { type Draft, inWords, type Terms, terms, write } from "./terms.data.ts";

const REPLACEMENTS = ["start", "second", "end"] as const;
const TIERS_MOST = 6;
const percent = v.pipe(
  whole(0, 100),
  v.transform((typed) => typed * 100),
);
const schema = v.object({
  tiers: v.optional(v.array(v.object({ daysMin: whole(0, 365), rate: percent })), []),
  dropOutRate: percent,
  replacement: oneOf(REPLACEMENTS),
  deadlineDays: whole(1, 90),
});

/** What a change of plans costs, as the firm's clients will sign it. */
export default function TermsSettings() {
  const here = useFirm();
  const query = useQuery(() => terms());
  return (
    <>
      <PageHead title={words().title} crumbs={[{ href: here.path("/reglages"), title: words().settings }]} />
      <Loaded of={query} rows={6}>
        {(data) => <Editor of={data()} />}
      </Loaded>
    </>
  );
}

function Editor(props: { of: Terms }) {
  const first = untrack(() => props.of);
  const [sentences, setSentences] = createSignal(first.sentences);
  let asked = 0;
  // What does not hold yet is told when it is saved: the preview waits for what does.
  const preview = async (values: Record<string, unknown>) => {
    const read = v.safeParse(schema, values);
    const mine = ++asked;
    if (!read.success) return;
    const told = await inWords(read.output).catch(() => undefined);
    if (told && mine === asked) setSentences(told.sentences);
  };
  const send = (draft: Draft, key: string) => write({ ...draft, after: props.of.edition }, key);
  return (
    <div class="narrow stack">
      <p>{words().intro}</p>
      <Form
        schema={schema}
        send={send}
        done={() => toast(words().saved)}
        submit={words().save}
        onTyping={(values) => void preview(values)}
      >
        <Tiers of={first} />
        <Field
          label={words().dropOut}
          name="dropOutRate"
          inputmode="numeric"
          trailing="%"
          initial={first.dropOutRate / 100}
        />
        <RadioRow
          label={words().replacement}
          name="replacement"
          initial={first.replacement}
          options={REPLACEMENTS.map((value) => ({ value, label: words().replacements[value] }))}
        />
        <Field label={words().deadline} name="deadlineDays" inputmode="numeric" initial={first.deadlineDays} />
      </Form>
      <Section title={words().preview}>
        <div role="status">
          <ul>
            <For each={sentences()[locale()]}>{(sentence) => <li>{sentence}</li>}</For>
          </ul>
        </div>
      </Section>
    </div>
  );
}

function Tiers(props: { of: Terms }) {
  const [rows, setRows] = createSignal(
    untrack(() => props.of.tiers.map(({ daysMin, rate }) => ({ daysMin: String(daysMin), rate: String(rate / 100) }))),
  );
  const add = () => setRows((all) => [{ daysMin: "", rate: "0" }, ...all]);
  const remove = (at: number) => setRows((all) => all.filter((_, index) => index !== at));
  return (
    <fieldset class="stack">
      <legend>
        <strong>{words().tiers}</strong>
      </legend>
      <p class="hint">{words().tiersHint}</p>
      <For each={rows()}>
        {(row, at) => (
          <div class="pair">
            <Field label={words().days} name={`tiers.${at()}.daysMin`} inputmode="numeric" initial={row.daysMin} />
            <Field
              label={words().rate}
              name={`tiers.${at()}.rate`}
              inputmode="numeric"
              trailing="%"
              initial={row.rate}
            />
            <Show when={rows().length > 1 && at() === 0}>
              <Button look="quiet" onClick={() => remove(at())}>
                {words().remove(at() + 1)}
              </Button>
            </Show>
          </div>
        )}
      </For>
      <Show when={rows().length < TIERS_MOST}>
        <Button onClick={add}>{words().add}</Button>
      </Show>
    </fieldset>
  );
}
