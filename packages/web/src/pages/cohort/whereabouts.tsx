import { createSignal, createUniqueId, For, untrack } from "solid-js";
import { words } from "../../messages/cohort-new.ts";
import { words as naming } from "../../messages/meeting-name.ts";
import { RadioRow } from "../../ui/choice.tsx";
import { Field } from "../../ui/field.tsx";
import { oneOf, optionalText } from "../../ui/schema.ts";

const MODALITIES = ["onsite", "remote", "hybrid"] as const;
type Modality = (typeof MODALITIES)[number];

/** Where a group meets, as fields give it. */
export const whereabouts = { modality: oneOf(MODALITIES), place: optionalText(300), link: optionalText(500) };

/** Where a group meets, as the API takes it: a remote group has no place, a group on site no link. */
export const whereaboutsOf = ({
  modality,
  place,
  link,
}: {
  modality: Modality;
  place: string | undefined;
  link: string | undefined;
}) => ({
  modality,
  place: modality === "remote" ? null : (place ?? null),
  link: modality === "onsite" ? null : (link ?? null),
});

/** On site, remote or both. What was typed stays when one changes one's mind, even out of sight. */
export function Whereabouts(props: {
  /** Those that the firm named, offered as the place is typed. */
  rooms?: readonly string[];
  initial: { modality?: string | undefined; place?: string | null | undefined; link?: string | null | undefined };
}) {
  const first = untrack(() => props.initial);
  const list = createUniqueId();
  const [modality, setModality] = createSignal(first.modality ?? "onsite");
  return (
    <>
      <RadioRow
        label={words().modality}
        name="modality"
        layout="row"
        initial={modality()}
        onPick={setModality}
        options={MODALITIES.map((value) => ({ value, label: naming().modality[value] }))}
      />
      <div hidden={modality() === "remote"}>
        <Field
          label={words().place}
          hint={words().placeHint}
          name="place"
          optional={modality() !== "hybrid"}
          initial={first.place ?? ""}
          maxlength={300}
          list={list}
        />
        <datalist id={list}>
          <For each={props.rooms ?? []}>{(room) => <option value={room} />}</For>
        </datalist>
      </div>
      <div hidden={modality() === "onsite"}>
        <Field
          label={words().link}
          hint={words().linkHint}
          name="link"
          type="url"
          optional={modality() !== "hybrid"}
          initial={first.link ?? ""}
          maxlength={500}
        />
      </div>
    </>
  );
}
