import { typedOf } from "../../format/typed.ts";
import { words as form } from "../../messages/order-form.ts";
import { Field, Select } from "../../ui/field.tsx";
import { UNITS } from "./order-schema.ts";

interface SizedProps {
  label: string;
  /** The fields are `<name>.size` and `<name>.unit`. */
  name: string;
  optional?: boolean;
  initial?: { basisPoints?: number | undefined; amount?: number | undefined } | null | undefined;
}

/** A share in percent or a sum before VAT. */
export function Sized(props: SizedProps) {
  const hundredths = () => props.initial?.amount ?? props.initial?.basisPoints;
  return (
    <div class="order-sized">
      <Field
        label={props.label}
        name={`${props.name}.size`}
        inputmode="decimal"
        optional={props.optional ?? false}
        initial={hundredths() === undefined ? undefined : typedOf(hundredths() ?? 0)}
        autocomplete="off"
      />
      <Select
        label={form().unit}
        name={`${props.name}.unit`}
        empty={false}
        initial={props.initial?.amount === undefined ? "share" : "sum"}
        options={UNITS.map((value) => ({ value, label: form().units[value] }))}
      />
    </div>
  );
}
