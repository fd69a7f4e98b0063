import { createUniqueId, For } from "solid-js";
import { words } from "../../messages/zone.ts";
import { Field } from "../../ui/field.tsx";

/** Those that people of French groups live by; any other IANA zone may be typed. */
const ZONES = [
  "Europe/Paris",
  "America/Guadeloupe",
  "America/Martinique",
  "America/Cayenne",
  "America/Miquelon",
  "Indian/Reunion",
  "Indian/Mayotte",
  "Pacific/Noumea",
  "Pacific/Tahiti",
  "Pacific/Wallis",
] as const;

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
        <For each={ZONES}>{(zone) => <option value={zone} label={words().zones[zone]} />}</For>
      </datalist>
    </>
  );
}
