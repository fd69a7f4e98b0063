import { useParams } from "@solidjs/router";
import { createSignal, For, Show, untrack } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/query.ts";
import { dayPlain } from "../../format/index.ts";
import { words } from "../../messages/form.ts";
import { locale } from "../../messages/locale.ts";
import { useFirm } from "../../shell/firm.ts";
import { Link } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/choice.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { PageHead, Section } from "../../ui/page.tsx";
import { flag, oneOf, text } from "../../ui/schema.ts";
import { Empty, Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { forms, type Kept, save } from "./form.data.ts";
import { Preview } from "./preview.tsx";
import { Questions } from "./questions.tsx";

const both = v.object({ fr: text(200), en: text(200) });
const schema = v.object({
  anonymous: flag(),
  title: both,
  questions: v.optional(
    v.array(v.object({ questionID: v.string(), kind: oneOf(["scale", "nps", "text"]), required: flag(), label: both })),
    [],
  ),
});

/** One questionnaire: what it asks, in both languages, and as those who answer will meet it. */
export default function FormPage() {
  const here = useFirm();
  const params = useParams<{ formID: string }>();
  const query = useQuery(() => forms());
  return (
    <Loaded of={query} rows={6}>
      {(data) => (
        <Show
          when={data().forms.find(({ formID }) => formID === params.formID)}
          fallback={<Empty title={words().unknown} />}
        >
          {(form) => (
            <>
              <PageHead
                title={form().title[locale()]}
                crumbs={[
                  { href: here.path("/reglages"), title: words().settings },
                  { href: here.path("/reglages/questionnaires"), title: words().title },
                ]}
                sub={`${words().audience[form().audience]} · ${words().when[form().formID]}`}
              />
              <Show when={form().version} keyed>
                {(_version) => <Editor of={form()} />}
              </Show>
            </>
          )}
        </Show>
      )}
    </Loaded>
  );
}

function Editor(props: { of: Kept }) {
  const here = useFirm();
  const first = untrack(() => props.of);
  const pathOf = (version: number) => here.path(`/reglages/questionnaires/${first.formID}/${version}`);
  const [draft, setDraft] = createSignal<Record<string, unknown>>({});
  return (
    <div class="form-desk">
      <Form
        schema={schema}
        send={(values, key) => save({ ...values, formID: first.formID, version: first.version }, key)}
        done={() => toast(words().saved)}
        submit={words().save}
        onTyping={setDraft}
      >
        <p class="hint">{words().kept(first.version)}</p>
        <div class="pair">
          <Field label={words().titleIn.fr} name="title.fr" lang="fr" initial={first.title.fr} maxlength={200} />
          <Field label={words().titleIn.en} name="title.en" lang="en" initial={first.title.en} maxlength={200} />
        </div>
        <Checkbox label={words().anonymous} hint={words().anonymousHint} name="anonymous" initial={first.anonymous} />
        <Questions of={first} />
      </Form>
      <Section title={words().preview}>
        <Preview of={first} draft={draft()} />
        <Show when={first.versions.length > 0}>
          <h3>{words().versions}</h3>
          <ul>
            <For each={first.versions.toReversed()}>
              {({ version, editedAt }) => (
                <li>
                  <Link href={pathOf(version)}>{words().edited(version, dayPlain(editedAt))}</Link>
                </li>
              )}
            </For>
            <li>
              <Link href={pathOf(1)}>{words().original}</Link>
            </li>
          </ul>
        </Show>
      </Section>
    </div>
  );
}
