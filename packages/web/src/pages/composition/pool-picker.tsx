import { createEffect, For, on, Show } from "solid-js";
import { useQuery } from "../../api/query.ts";
import { words } from "../../messages/composition.ts";
import { useFirm } from "../../shell/firm.ts";
import { Link } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/choice.tsx";
import { Loaded } from "../../ui/state.tsx";
import { organizationOf } from "../organization/organizations.data.ts";
import type { Client } from "./rule-fields.tsx";

/** People by client; a client that is not there is not of the pool. */
export type Chosen = Readonly<Record<string, readonly string[]>>;

export const peopleIn = (chosen: Chosen) =>
  Object.entries(chosen).flatMap(([organizationID, ids]) =>
    ids.map((participantID) => ({ participantID, organizationID })),
  );

interface PickerProps {
  clients: readonly Client[];
  chosen: Chosen;
  onChange: (change: (chosen: Chosen) => Chosen) => void;
}

/** Clients, then their people: all of them at first. */
export function PoolPicker(props: PickerProps) {
  const toggle = (id: string, isOn: boolean) =>
    props.onChange(({ [id]: _, ...others }) => (isOn ? { ...others, [id]: [] } : others));
  return (
    <For each={props.clients}>
      {(client) => (
        <>
          <Checkbox
            label={client.name}
            checked={props.chosen[client.organizationID] !== undefined}
            onToggle={(isOn) => toggle(client.organizationID, isOn)}
          />
          <Show when={props.chosen[client.organizationID] !== undefined}>
            <People
              client={client}
              chosen={props.chosen[client.organizationID] ?? []}
              onChange={(ids) => props.onChange((chosen) => ({ ...chosen, [client.organizationID]: ids }))}
            />
          </Show>
        </>
      )}
    </For>
  );
}

function People(props: { client: Client; chosen: readonly string[]; onChange: (ids: readonly string[]) => void }) {
  const here = useFirm();
  const query = useQuery(() => organizationOf(props.client.organizationID));
  const all = () => (query.isSuccess ? query.data.people : undefined);
  let isFilled = false;
  createEffect(
    on(all, (people) => {
      if (!people || isFilled) return;
      isFilled = true;
      props.onChange(people.map(({ participantID }) => participantID));
    }),
  );
  const toggle = (id: string, isOn: boolean) =>
    props.onChange(isOn ? [...props.chosen, id] : props.chosen.filter((one) => one !== id));
  return (
    <Loaded
      of={query}
      rows={2}
      isEmpty={({ people }) => people.length === 0}
      empty={
        <p class="hint">
          {words().nobody}{" "}
          <Link href={here.path(`/entreprises/${props.client.organizationID}/importer`)}>{words().toImport}</Link>
        </p>
      }
    >
      {(known) => (
        <fieldset class="field group">
          <legend>{words().peopleOf(props.client.name)}</legend>
          <div class="options pool-options">
            <For each={known().people}>
              {(one) => (
                <label class="option">
                  <input
                    type="checkbox"
                    checked={props.chosen.includes(one.participantID)}
                    onChange={(event) => toggle(one.participantID, event.currentTarget.checked)}
                  />
                  <span>
                    {one.given} {one.family}
                    <small class="hint">{[one.job, one.unit].filter(Boolean).join(", ")}</small>
                  </span>
                </label>
              )}
            </For>
          </div>
        </fieldset>
      )}
    </Loaded>
  );
}
