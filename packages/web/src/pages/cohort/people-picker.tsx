import { createMemo, createSignal, For, Show } from "solid-js";
import IClose from "~icons/lucide/x";
import { useQuery } from "../../api/index.ts";
import { matches } from "../../format/text.ts";
import { words } from "../../messages/cohort-new.ts";
import "../../messages/enrolment.ts";
import { useFirm } from "../../shell/firm.ts";
import { Link } from "../../ui/button.tsx";
import { Select } from "../../ui/field.tsx";
import { Loaded } from "../../ui/state.tsx";
import { type Listed, organizationOf, type Person } from "../organization/organizations.data.ts";
import type { Chosen } from "./enrol.data.ts";

/** The API enrols at most eight people in one command. */
const MOST = 8;
/** A list longer than this is searched. */
const LONG = 8;

interface PickerProps {
  organizations: readonly Listed[];
  /** The group's own company: its people alone are offered. */
  organizationID: string | undefined;
  chosen: readonly Chosen[];
  onChange: (chosen: readonly Chosen[]) => void;
  /** Already in the group. */
  taken?: ReadonlySet<string>;
  /** Free seats; those chosen beyond wait for one. */
  free: number;
}

/** Chooses people among those of one company or several. */
export function PeoplePicker(props: PickerProps) {
  const [other, setOther] = createSignal("");
  const companies = () =>
    props.organizationID
      ? props.organizations.filter((each) => each.organizationID === props.organizationID)
      : props.organizations;
  const company = createMemo(() =>
    companies().find((each) => each.organizationID === (props.organizationID || other())),
  );
  const beyond = () => Math.max(0, props.chosen.length - props.free);
  return (
    <div class="picker">
      <Show when={!props.organizationID}>
        <Select
          label={words().people.organization}
          value={other()}
          onPick={setOther}
          options={companies().map(({ organizationID, name }) => ({ value: organizationID, label: name }))}
        />
      </Show>
      <Show when={company()} keyed>
        {(found) => <OfCompany {...props} company={found} />}
      </Show>
      <p role="status" class="hint">
        <Show when={props.chosen.length > 0} fallback={words().people.room(props.free)}>
          {words().people.chosen(props.chosen.length)},{" "}
          {words().people.room(Math.max(0, props.free - props.chosen.length))}.
          <Show when={beyond() > 0}> {words().people.beyond(beyond())}</Show>
          <Show when={props.chosen.length >= MOST}> {words().people.most}</Show>
        </Show>
      </p>
      <ChosenList {...props} />
    </div>
  );
}

function ChosenList(props: PickerProps) {
  const drop = (one: Chosen) => props.onChange(props.chosen.filter((each) => each.participantID !== one.participantID));
  return (
    <Show when={props.chosen.length > 0}>
      <ul class="chips">
        <For each={props.chosen}>
          {(one) => (
            <li>
              {one.name}
              <button type="button" aria-label={words().people.remove(one.name)} onClick={() => drop(one)}>
                <IClose aria-hidden="true" />
              </button>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

function OfCompany(props: PickerProps & { company: Listed }) {
  const here = useFirm();
  const query = useQuery(() => organizationOf(props.company.organizationID));
  return (
    <Loaded
      of={query}
      rows={3}
      isEmpty={({ people }) => people.length === 0}
      empty={
        <p class="hint">
          {words().people.none}{" "}
          <Link href={here.path(`/entreprises/${props.company.organizationID}`)}>{words().people.toOrganization}</Link>
        </p>
      }
    >
      {(known) => <Boxes {...props} people={known().people} />}
    </Loaded>
  );
}

function Boxes(props: PickerProps & { company: Listed; people: readonly Person[] }) {
  const [query, setQuery] = createSignal("");
  const shown = () => props.people.filter((one) => matches(query(), one.given, one.family, one.job, one.email));
  const isChosen = (one: Person) => props.chosen.some(({ participantID }) => participantID === one.participantID);
  const isTaken = (one: Person) => props.taken?.has(one.participantID) ?? false;
  const toggle = (one: Person, on: boolean) => {
    const others = props.chosen.filter(({ participantID }) => participantID !== one.participantID);
    const { participantID } = one;
    const { organizationID } = props.company;
    props.onChange(on ? [...others, { participantID, organizationID, name: `${one.given} ${one.family}` }] : others);
  };
  return (
    <fieldset class="field group">
      <legend>{words().people.list(props.company.name)}</legend>
      <Show when={props.people.length > LONG}>
        <div class="frame">
          <input
            type="search"
            aria-label={words().people.search}
            placeholder={words().people.search}
            value={query()}
            onInput={(event) => setQuery(event.currentTarget.value)}
            onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
          />
        </div>
      </Show>
      <div class="options picker-options">
        <For each={shown()}>
          {(one) => (
            <label class="option">
              <input
                type="checkbox"
                checked={isChosen(one)}
                disabled={isTaken(one) || (!isChosen(one) && props.chosen.length >= MOST)}
                onChange={(event) => toggle(one, event.currentTarget.checked)}
              />
              <span>
                {one.given} {one.family}
                <small class="hint">{isTaken(one) ? words().people.already : one.job}</small>
              </span>
            </label>
          )}
        </For>
      </div>
    </fieldset>
  );
}
