import { useNavigate } from "@solidjs/router";
import { For, Show } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/index.ts";
import { momentShort } from "../../format/date.ts";
import { words } from "../../messages/rights.ts";
import { useFirm } from "../../shell/firm.ts";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { PageHead, Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { KeptList } from "./held.tsx";
import { erasures, find } from "./rights.data.ts";

const Asked = v.object({ email: v.pipe(v.string(), v.trim(), v.nonEmpty("required"), v.email("email")) });

/** Where the firm answers someone who writes to it, and what it did for those who did. */
export default function Rights() {
  const here = useFirm();
  const navigate = useNavigate();
  const query = useQuery(() => erasures());
  const show = ({ participantID, organizationID }: Awaited<ReturnType<typeof find>>) =>
    navigate(here.path(`/reglages/droits/${organizationID ?? "none"}/${participantID}`));
  return (
    <>
      <PageHead title={words().title} crumbs={[{ href: here.path("/reglages"), title: words().settings }]} />
      <div class="stack">
        <p>{words().intro}</p>
        <Form schema={Asked} send={({ email }) => find(email)} done={show} submit={words().look}>
          <Field name="email" type="email" label={words().address} autocomplete="off" required />
        </Form>
        <Section title={words().done}>
          <p class="hint">{words().nobody}</p>
          <Loaded of={query}>
            {(all) => (
              <Show when={all().length > 0} fallback={<p>{words().none}</p>}>
                <ul class="plain-list">
                  <For each={all()}>
                    {(one) => (
                      <li>
                        <strong>{words().states[one.status]}</strong> – {momentShort(one.askedAt)},{" "}
                        {words().byWhom[one.askedBy]}
                        <details>
                          <summary>{words().stays}</summary>
                          <KeptList kept={one.kept} />
                        </details>
                      </li>
                    )}
                  </For>
                </ul>
              </Show>
            )}
          </Loaded>
        </Section>
      </div>
    </>
  );
}
