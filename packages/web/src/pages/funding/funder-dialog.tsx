import * as v from "valibot";
import { siret } from "../../format/identity.ts";
import { words } from "../../messages/funding.ts";
import { words as identity } from "../../messages/identity.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Field, Select } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { email, oneOf, text } from "../../ui/schema.ts";
import { toast } from "../../ui/toast.tsx";
import { AddressFields } from "../organization/address-fields.tsx";
import { addFunder, editFunder, type Funder } from "./funding.data.ts";

const KINDS = ["opco", "faf", "franceTravail", "region", "other"] as const;
const SENDINGS = ["email", "portal", "post"] as const;
const schema = v.object({
  name: text(160),
  kind: oneOf(KINDS),
  siret: text(40),
  address: v.object({ street: text(200), postalCode: text(10), city: text(100) }),
  email: email(),
  sending: oneOf(SENDINGS),
});

interface FunderDialogProps {
  of?: Funder | undefined;
  done?: (funderID: string) => void;
  onClose: () => void;
}

/** A funder of the address book, new or changed. */
export function FunderDialog(props: FunderDialogProps) {
  const send = (typed: v.InferOutput<typeof schema>, key: string) => {
    const details = { ...typed, address: { ...typed.address, country: "FR" } };
    return props.of ? editFunder(props.of.funderID, { ...details, rev: props.of.rev }, key) : addFunder(details, key);
  };
  return (
    <Dialog open onClose={props.onClose} title={props.of ? words().funder.edit : words().funder.add}>
      <Form
        schema={schema}
        send={send}
        done={({ funderID }) => {
          toast(words().funder.saved);
          props.done?.(funderID);
          props.onClose();
        }}
      >
        <Field label={words().funder.name} name="name" initial={props.of?.name} autocomplete="off" />
        <Select
          label={words().funder.kind}
          name="kind"
          empty={false}
          initial={props.of?.kind ?? "opco"}
          options={KINDS.map((value) => ({ value, label: words().funder.kinds[value] }))}
        />
        <Field
          label={identity().siret}
          name="siret"
          initial={props.of && siret(props.of.siret)}
          inputmode="numeric"
          autocomplete="off"
        />
        <AddressFields address={props.of?.address} />
        <Field label={words().funder.email} name="email" type="email" initial={props.of?.email} autocomplete="off" />
        <Select
          label={words().funder.sending}
          name="sending"
          empty={false}
          initial={props.of?.sending ?? "email"}
          options={SENDINGS.map((value) => ({ value, label: words().funder.sendings[value] }))}
        />
      </Form>
    </Dialog>
  );
}
