import { words as identity } from "../../messages/identity.ts";
import { Field } from "../../ui/field.tsx";

interface AddressFieldsProps {
  address?: { street: string; postalCode: string; city: string } | undefined;
  optional?: boolean;
  /** What leads the names in a form of several: `payers.1.`. */
  under?: string;
}

/** A French postal address, under `address.` in the form's values. */
export function AddressFields(props: AddressFieldsProps) {
  const optional = props.optional ?? false;
  const of = (name: "street" | "postalCode" | "city") => ({
    label: identity()[name],
    name: `${props.under ?? ""}address.${name}`,
    initial: props.address?.[name],
    optional,
  });
  return (
    <>
      <Field {...of("street")} autocomplete="off" />
      <div class="pair">
        <Field {...of("postalCode")} inputmode="numeric" autocomplete="off" />
        <Field {...of("city")} autocomplete="off" />
      </div>
    </>
  );
}
