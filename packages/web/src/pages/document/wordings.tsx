import { For } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/index.ts";
import { dayPlain } from "../../format/date.ts";
import { words } from "../../messages/document.ts";
import { words as wording } from "../../messages/wording.ts";
import { useFirm } from "../../shell/firm.ts";
import { Link } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { PageHead, Section } from "../../ui/page.tsx";
import { whole } from "../../ui/schema.ts";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { changeSending, sending, wordings } from "./document.data.ts";

const schema = v.object({
  daysBefore: v.union([
    v.pipe(
      v.literal(""),
      v.transform(() => null),
    ),
    whole(1, 60),
  ]),
});

/** The wordings of the firm's documents, and when they leave by themselves. */
export default function WordingList() {
  const here = useFirm();
  const query = useQuery(() => wordings());
  const when = useQuery(() => sending());
  return (
    <>
      <PageHead title={wording().title} crumbs={[{ href: here.path("/reglages"), title: wording().settings }]} />
      <div class="narrow stack">
        <p>{wording().intro}</p>
        <Loaded of={query} rows={8}>
          {(all) => (
            <ul class="stack">
              <For each={all()}>
                {({ kind, edition, since, by }) => (
                  <li>
                    <Link href={here.path(`/reglages/documents/${kind}`)}>{words().kinds[kind]}</Link>
                    <p class="hint">
                      {edition === 0 ? wording().shipped : wording().edition(edition, dayPlain(since), by)}
                    </p>
                  </li>
                )}
              </For>
            </ul>
          )}
        </Loaded>
        <Section title={wording().when}>
          <Loaded of={when}>
            {(data) => (
              <Form
                schema={schema}
                send={changeSending}
                done={() => toast(wording().savedWhen)}
                submit={wording().saveWhen}
              >
                <Field
                  label={wording().days}
                  hint={wording().whenHint}
                  name="daysBefore"
                  inputmode="numeric"
                  optional
                  initial={data().daysBefore ?? ""}
                />
              </Form>
            )}
          </Loaded>
        </Section>
      </div>
    </>
  );
}
