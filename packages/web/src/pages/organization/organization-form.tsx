import { createSignal, For, Show, untrack } from "solid-js";
import * as v from "valibot";
import { siret, vatNumber } from "../../format/identity.ts";
import { words as identity } from "../../messages/identity.ts";
import { words } from "../../messages/organization.ts";
import { words as references } from "../../messages/references.ts";
import { Checkbox } from "../../ui/choice.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Section } from "../../ui/page.tsx";
import { email, flag, optionalText, text } from "../../ui/schema.ts";
import { ReferenceFields } from "../invoice/reference-fields.tsx";
import { AddressFields } from "./address-fields.tsx";
import type { Details } from "./organization.data.ts";
import type { Organization } from "./organizations.data.ts";

const typed = () => v.pipe(v.optional(v.string(), ""), v.trim());
const Place = v.pipe(
  v.object({
    street: typed(),
    postalCode: v.pipe(
      typed(),
      v.transform((value) => value.replace(/\s/gu, "")),
    ),
    city: typed(),
  }),
  // No line at all is no address; one line alone is an address to complete, and the server says which.
  v.transform((place) => (place.street || place.postalCode || place.city ? place : null)),
);
const Schema = v.object({
  name: text(120),
  siret: optionalText(40),
  vatNumber: optionalText(40),
  contactName: optionalText(120),
  billingEmail: v.union(
    [
      v.pipe(
        v.literal(""),
        v.transform(() => undefined),
      ),
      email(),
    ],
    "email",
  ),
  address: Place,
  isPublic: flag(),
  serviceCodeRequired: flag(),
  engagementRequired: flag(),
  isHospital: flag(),
  takesCards: flag(),
  purchaseOrder: optionalText(50),
  serviceCode: optionalText(100),
  engagementNumber: optionalText(50),
});

/** As the API takes it: a company has none of what a public body declares. */
function detailsOf({ isPublic, serviceCodeRequired, engagementRequired, isHospital, takesCards, ...typed }: Values) {
  const publicBody = isPublic ? { serviceCodeRequired, engagementRequired, isHospital, takesCards } : null;
  return { ...typed, publicBody };
}

type Values = v.InferOutput<typeof Schema>;

interface OrganizationFormProps {
  organization?: Organization;
  submit: string;
  send: (details: Details, key: string) => Promise<{ organizationID: string }>;
  done: (answer: { organizationID: string }) => void;
}

const FLAGS = ["serviceCodeRequired", "engagementRequired", "isHospital", "takesCards"] as const;

/** Who a client is and where its invoices go. */
export function OrganizationForm(props: OrganizationFormProps) {
  const held = props.organization;
  const [isPublic, setIsPublic] = createSignal(untrack(() => Boolean(props.organization?.publicBody)));
  const send = (values: Values, key: string) => props.send(detailsOf(values), key);
  return (
    <Form schema={Schema} send={send} done={props.done} submit={props.submit}>
      <Section title={words().identity}>
        <Field label={words().name} name="name" initial={held?.name} autocomplete="off" />
        <Field
          label={identity().siret}
          name="siret"
          hint={identity().siretHint}
          initial={held?.siret ? siret(held.siret) : undefined}
          inputmode="numeric"
          autocomplete="off"
          optional
        />
        <Field
          label={words().contactName}
          name="contactName"
          hint={words().contactHint}
          initial={held?.contactName ?? undefined}
          autocomplete="off"
          optional
        />
      </Section>
      <Section title={words().billing}>
        <p class="hint">{words().billingHint}</p>
        <Field
          label={words().billingEmail}
          name="billingEmail"
          hint={words().billingEmailHint}
          type="email"
          initial={held?.billingEmail ?? undefined}
          autocomplete="off"
          optional
        />
        <Field
          label={identity().vatNumber}
          name="vatNumber"
          hint={identity().vatHint}
          initial={held?.vatNumber ? vatNumber(held.vatNumber) : undefined}
          autocomplete="off"
          optional
        />
        <AddressFields address={held?.address ?? undefined} optional />
        <Checkbox
          label={references().public.is}
          hint={references().public.isHint}
          name="isPublic"
          checked={isPublic()}
          onToggle={setIsPublic}
        />
        <Show when={isPublic()}>
          <fieldset class="field group">
            <legend>{references().public.title}</legend>
            <For each={FLAGS}>
              {(name) => (
                <Checkbox label={references().public[name]} name={name} initial={held?.publicBody?.[name] ?? false} />
              )}
            </For>
          </fieldset>
        </Show>
      </Section>
      <Section title={references().public.references}>
        <ReferenceFields of={held ?? {}} isPublic={isPublic()} />
      </Section>
    </Form>
  );
}
