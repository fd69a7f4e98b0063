import * as v from "valibot";
import { activityNumber, iban, siret, vatNumber } from "../../format/identity.ts";
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
import { ZoneField } from "./zone-field.tsx";

const REGIMES = ["standard", "exempt", "franchise"] as const;

/** `#` may be left out, and three digits say six. */
const Colour = v.pipe(
  optionalText(40),
  v.transform((value) => (value && !value.startsWith("#") ? `#${value}` : (value ?? null))),
);
/** Nothing typed is no account. */
const Bank = v.pipe(
  v.object({ iban: optionalText(60), bic: optionalText(40), holder: optionalText(120) }),
  v.transform(({ iban = "", bic = null, holder = null }) => (iban || bic || holder ? { iban, bic, holder } : null)),
);
const Schema = v.object({
  name: text(120),
  siret: text(40),
  vatNumber: optionalText(40),
  vatRegime: oneOf(REGIMES),
  activityNumber: optionalText(40),
  publisher: optionalText(120),
  address: v.object({
    street: text(200),
    postalCode: v.pipe(
      text(20),
      v.transform((value) => value.replace(/\s/gu, "")),
    ),
    city: text(100),
  }),
  bank: Bank,
  zone: v.optional(text(64)),
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
        <Field
          label={words().publisher}
          name="publisher"
          hint={words().publisherHint}
          initial={held.publisher ?? undefined}
          autocomplete="name"
          optional
        />
      </Section>
      <Section title={identity().address}>
        <AddressFields address={held.address} />
        <ZoneField label={words().zone} hint={words().zoneHint} initial={held.zone} />
      </Section>
      <BankSection bank={held.bank} />
      <Section title={words().brand}>
        <ColourField initial={held.colour ?? ""} />
      </Section>
    </Form>
  );
}

function BankSection(props: { bank: Firm["bank"] }) {
  return (
    <Section title={words().bank}>
      <p class="hint">{words().bankHint}</p>
      <Field
        label={words().iban}
        name="bank.iban"
        hint={words().ibanHint}
        initial={props.bank ? iban(props.bank.iban) : undefined}
        autocomplete="off"
        optional
      />
      <Field
        label={words().bic}
        name="bank.bic"
        hint={words().bicHint}
        initial={props.bank?.bic ?? undefined}
        autocomplete="off"
        optional
      />
      <Field
        label={words().holder}
        name="bank.holder"
        hint={words().holderHint}
        initial={props.bank?.holder}
        autocomplete="off"
        optional
      />
    </Section>
  );
}
