import { createUniqueId, For } from "solid-js";
import { words } from "../../messages/zone.ts";
import { Field } from "../../ui/field.tsx";

interface ZoneFieldProps {
  label: string;
  hint: string;
  initial: string;
  optional?: boolean;
}

/** A time zone, by its IANA name. */
export function ZoneField(props: ZoneFieldProps) {
  const list = createUniqueId();
  return (
    <>
      <Field
        label={props.label}
        hint={props.hint}
        name="zone"
        initial={props.initial}
        autocomplete="off"
        spellcheck={false}
        list={list}
        maxlength={64}
        optional={props.optional ?? false}
      />
      <datalist id={list}>
        {/* Those that people of French groups live by; any other may be typed. */}
        <For each={Object.entries(words().zones)}>{([zone, label]) => <option value={zone} label={label} />}</For>
      </datalist>
    </>
  );
}
