import { For } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/index.ts";
import { dayPlain } from "../../format/date.ts";
import { words } from "../../messages/document.ts";
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
      <PageHead
        title={words().wordings.title}
        crumbs={[{ href: here.path("/reglages"), title: words().wordings.settings }]}
      />
      <div class="narrow stack">
        <p>{words().wordings.intro}</p>
        <Loaded of={query} rows={8}>
          {(all) => (
            <ul class="plain-list">
              <For each={all()}>
                {({ kind, edition, since, by }) => (
                  <li>
                    <Link href={here.path(`/reglages/documents/${kind}`)}>{words().kinds[kind]}</Link>
                    <p class="hint">
                      {edition === 0
                        ? words().wordings.shipped
                        : words().wordings.edition(edition, dayPlain(since), by)}
                    </p>
                  </li>
                )}
              </For>
            </ul>
          )}
        </Loaded>
        <Section title={words().wordings.when}>
          <Loaded of={when}>
            {(data) => (
              <Form
                schema={schema}
                send={changeSending}
                done={() => toast(words().wordings.savedWhen)}
                submit={words().wordings.saveWhen}
              >
                <Field
                  label={words().wordings.days}
                  hint={words().wordings.whenHint}
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
