import { Show } from "solid-js";
import * as v from "valibot";
import { createCommand } from "../../api/command.ts";
import { words } from "../../messages/group.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Facts, Section } from "../../ui/page.tsx";
import { text } from "../../ui/schema.ts";
import { type Group, shareContact, withdrawContact } from "./group.data.ts";

const Said = v.object({ contact: text(200) });

/** How members may be reached by the others: those who consent, for as long as they do. */
export function Directory(props: { id: string; group: Group }) {
  const own = () => props.group.contacts.find(({ personID }) => personID === props.group.me.personID);
  const leaving = createCommand({ send: (_: null, key) => withdrawContact(props.id, key) });
  return (
    <Section title={words().directory.title}>
      <p class="hint">{words().directory.intro}</p>
      <Show when={props.group.contacts.length > 0} fallback={<p>{words().directory.none}</p>}>
        <Facts facts={props.group.contacts.map(({ name, contact }) => ({ label: name, value: contact }))} />
      </Show>
      <Show when={props.group.me.role === "peer"}>
        <Form
          schema={Said}
          send={(json, key) => shareContact(props.id, json, key)}
          submit={words().directory.consent}
          actions={
            <Show when={own()}>
              <Button pending={leaving.pending()} onClick={() => void leaving.run(null)}>
                {words().directory.leave}
              </Button>
            </Show>
          }
        >
          <Field
            name="contact"
            label={words().directory.contact}
            hint={words().directory.contactHint}
            initial={own()?.contact}
            maxlength="200"
            required
          />
        </Form>
      </Show>
    </Section>
  );
}
