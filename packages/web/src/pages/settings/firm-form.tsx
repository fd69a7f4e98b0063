import * as v from "valibot";
import { activityNumber, siret, vatNumber } from "../../format/identity.ts";
import { words } from "../../messages/firm.ts";
import { words as identity } from "../../messages/identity.ts";
import { RadioRow } from "../../ui/choice.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Section } from "../../ui/page.tsx";
import { oneOf, optionalText, text } from "../../ui/schema.ts";
import { AddressFields } from "../organization/address-fields.tsx";
import { ColourField } from "./colour-field.tsx";
import type { Details, Firm } from "./firm.data.ts";

const REGIMES = ["standard", "exempt", "franchise"] as const;

/** `#` may be left out, and three digits say six. */
const Colour = v.pipe(
  optionalText(40),
  v.transform((value) => (value && !value.startsWith("#") ? `#${value}` : (value ?? null))),
);
const Schema = v.object({
  name: text(120),
  siret: text(40),
  vatNumber: optionalText(40),
  vatRegime: oneOf(REGIMES),
  activityNumber: optionalText(40),
  address: v.object({
    street: text(200),
    postalCode: v.pipe(
      text(20),
      v.transform((value) => value.replace(/\s/gu, "")),
    ),
    city: text(100),
  }),
  colour: Colour,
});

interface FirmFormProps {
  firm: Firm;
  send: (details: Omit<Details, "rev">, key: string) => Promise<unknown>;
  done: () => void;
}

export function FirmForm(props: FirmFormProps) {
  const held = props.firm;
  return (
    <Form schema={Schema} send={props.send} done={props.done}>
      <Section title={words().identity}>
        <Field label={words().name} name="name" initial={held.name} autocomplete="organization" />
        <Field
          label={identity().siret}
          name="siret"
          hint={identity().siretHint}
          initial={siret(held.siret)}
          inputmode="numeric"
          autocomplete="off"
        />
        <RadioRow
          label={words().regime}
          name="vatRegime"
          initial={held.vatRegime}
          options={REGIMES.map((value) => ({ value, ...words().regimes[value] }))}
        />
        <Field
          label={identity().vatNumber}
          name="vatNumber"
          hint={identity().vatHint}
          initial={held.vatNumber ? vatNumber(held.vatNumber) : undefined}
          autocomplete="off"
          optional
        />
        <Field
          label={words().activityNumber}
          name="activityNumber"
          hint={words().activityHint}
          initial={held.activityNumber ? activityNumber(held.activityNumber) : undefined}
          inputmode="numeric"
          autocomplete="off"
          optional
        />
      </Section>
      <Section title={identity().address}>
        <AddressFields address={held.address} />
      </Section>
      <Section title={words().brand}>
        <ColourField initial={held.colour ?? ""} />
      </Section>
    </Form>
  );
}
