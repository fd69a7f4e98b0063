import { words } from "../../messages/group-zone.ts";
import { Field } from "../../ui/field.tsx";

/** Where the hours of a group are read, when it is not where its firm is. */
export function GroupZone() {
  return (
    <Field
      label={words().zone}
      hint={words().zoneHint}
      name="cycle.zone"
      optional
      autocomplete="off"
      spellcheck={false}
      maxlength={64}
    />
  );
}
