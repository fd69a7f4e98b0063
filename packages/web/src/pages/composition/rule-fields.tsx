import { Show } from "solid-js";
import { words } from "../../messages/composition.ts";
import { Checkbox, CheckGroup } from "../../ui/choice.tsx";
import { Field } from "../../ui/field.tsx";
import { flag, texts, whole } from "../../ui/schema.ts";

export interface Client {
  organizationID: string;
  name: string;
}

/** The rules as fields give them. */
export const rules = { sizeMin: whole(5, 8), sizeMax: whole(5, 8), teamsApart: flag(), pairs: texts() };

/** Pairs of competitors, from the values of their boxes. */
export function competitorsIn(pairs: readonly string[]): [string, string][] {
  return pairs.flatMap((pair): [string, string][] => {
    const [one, other] = pair.split(" ");
    return one && other ? [[one, other]] : [];
  });
}

interface RuleFieldsProps {
  clients: readonly Client[];
  initial: { sizeMin: number; sizeMax: number; teamsApart: boolean; competitors: readonly (readonly string[])[] };
}

/** What no group may break; who competes is asked when there are several clients. */
export function RuleFields(props: RuleFieldsProps) {
  const pairs = () =>
    props.clients.flatMap((one, at) =>
      props.clients.slice(at + 1).map((other) => ({
        value: `${one.organizationID} ${other.organizationID}`,
        label: words().pair(one.name, other.name),
      })),
    );
  const chosen = () =>
    pairs()
      .map(({ value }) => value)
      .filter((value) => props.initial.competitors.some((pair) => pair.every((id) => value.includes(id))));
  return (
    <>
      <div class="pair">
        <Field
          label={words().sizeMin}
          hint={words().sizeHint}
          name="sizeMin"
          inputmode="numeric"
          initial={props.initial.sizeMin}
        />
        <Field
          label={words().sizeMax}
          hint={words().sizeHint}
          name="sizeMax"
          inputmode="numeric"
          initial={props.initial.sizeMax}
        />
      </div>
      <Checkbox
        label={words().teamsApart}
        hint={words().teamsApartHint}
        name="teamsApart"
        initial={props.initial.teamsApart}
      />
      <p class="hint">{words().always}</p>
      <Show when={pairs().length > 0}>
        <CheckGroup label={words().competitors} name="pairs[]" options={pairs()} initial={chosen()} optional />
      </Show>
    </>
  );
}
