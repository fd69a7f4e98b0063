import { createSignal, Show } from "solid-js";
import * as v from "valibot";
import { createCommand } from "../../api/index.ts";
import { useQuery } from "../../api/query.ts";
import { words } from "../../messages/takeover.ts";
import { Button } from "../../ui/button.tsx";
import { Field, MoneyField, Select, TextArea } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { euros, oneOf, optionalText, text } from "../../ui/schema.ts";
import { toast } from "../../ui/toast.tsx";
import { organizations } from "../organization/organizations.data.ts";
import { programmes } from "../programme/programme.data.ts";
import { team } from "../team/members.data.ts";
import { GroupPreviewed } from "./group-previewed.tsx";
import { type Group, type GroupPreview, importGroup, previewGroup } from "./takeover.data.ts";

const MODALITIES = ["onsite", "remote", "hybrid"] as const;
const Schema = v.object({
  programmeID: text(40),
  name: text(120),
  coachID: text(40),
  organizationID: optionalText(40),
  priceNet: v.union([
    v.pipe(
      v.literal(""),
      v.transform(() => undefined),
    ),
    euros(),
  ]),
  modality: oneOf(MODALITIES),
  place: optionalText(300),
  sessions: text(4_000),
  people: text(20_000),
});
type Typed = v.InferOutput<typeof Schema>;

const groupOf = ({ organizationID, priceNet, place, ...rest }: Typed): Group => ({
  ...rest,
  organizationID: organizationID ?? null,
  priceNet: priceNet ?? null,
  place: place ?? null,
});

/** One running group: checked with its sessions and people, then taken over whole or not at all. */
export function GroupStep() {
  const [checked, setChecked] = createSignal<{ group: Group; preview: GroupPreview }>();
  const check = async (group: Group, key: string) => setChecked({ group, preview: await previewGroup(group, key) });
  const taking = createCommand({
    send: (group: Group, key) => importGroup(group, key),
    done: () => {
      toast(words().groupTaken);
      setChecked(undefined);
    },
  });
  return (
    <div class="stack">
      <p class="hint">{words().groupHint}</p>
      <Form
        schema={Schema}
        send={(values, key) => check(groupOf(values), key)}
        submit={words().checkGroup}
        onTyping={() => setChecked(undefined)}
      >
        <GroupFields />
      </Form>
      <Show when={checked()}>
        {(found) => (
          <GroupPreviewed
            group={found().group}
            preview={found().preview}
            act={
              <Button look="primary" pending={taking.pending()} onClick={() => void taking.run(found().group)}>
                {words().takeGroup}
              </Button>
            }
          />
        )}
      </Show>
    </div>
  );
}

function GroupFields() {
  const catalogue = useQuery(() => programmes);
  const people = useQuery(() => team);
  const clients = useQuery(() => organizations);
  const coaches = () => (people.isSuccess ? people.data : []).filter(({ roles }) => roles.some(isCoach));
  return (
    <>
      <div class="halves">
        <Select
          label={words().programme}
          name="programmeID"
          options={(catalogue.isSuccess ? catalogue.data : [])
            .filter(({ status }) => status !== "archived")
            .map(({ programmeID, title }) => ({ value: programmeID, label: title }))}
        />
        <Field label={words().name} name="name" maxlength={120} />
        <Select
          label={words().coach}
          name="coachID"
          options={coaches().map(({ memberID, name }) => ({ value: memberID, label: name }))}
        />
        <Select
          label={words().client}
          name="organizationID"
          hint={words().clientHint}
          empty={words().noClient}
          options={(clients.isSuccess ? clients.data : []).map(({ organizationID, name }) => {
            return { value: organizationID, label: name };
          })}
        />
        <MoneyField label={words().price} name="priceNet" hint={words().priceHint} optional />
        <Select
          label={words().modality}
          name="modality"
          initial="onsite"
          empty={false}
          options={MODALITIES.map((value) => ({ value, label: words().modalities[value] }))}
        />
        <Field label={words().place} name="place" maxlength={300} optional />
      </div>
      <TextArea label={words().sessions} name="sessions" hint={words().sessionsHint} rows={5} spellcheck={false} />
      <TextArea label={words().people} name="people" hint={words().peopleHint} rows={6} spellcheck={false} />
    </>
  );
}

const isCoach = (role: string): boolean => role === "coach" || role === "owner";
