import { createSignal, createUniqueId, For, Show } from "solid-js";
import { createCommand } from "../../api/index.ts";
import { useQuery } from "../../api/query.ts";
import { words } from "../../messages/composition.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button, Link } from "../../ui/button.tsx";
import { Note, Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { move, type Person, pin, refusalsOf, type Whole } from "./composition.data.ts";
import { sentencesOf } from "./sentence.ts";

/** Beyond so many people left out, why is asked person by person. */
const TOLD_MOST = 10;
const OUT = "out";

/** One group: who, why, and what is wrong in it. */
export function GroupCard(props: { whole: Whole; group: number }) {
  const here = useFirm();
  const group = () => props.whole.groups[props.group];
  const breaches = () => props.whole.breaches.filter((one) => one.group === props.group);
  const cohort = () => props.whole.cohorts.find((one) => one.group === props.group);
  const members = () => props.whole.people.filter((one) => group()?.people.includes(one.participantID));
  return (
    <Show when={members().length > 0}>
      <Section title={words().group(props.group + 1)}>
        <p class="hint">
          {words().people(members().length)}
          <Show when={group()}>
            {(found) => <>. {words().mix(found().jobs, found().units, found().organizations)}.</>}
          </Show>
        </p>
        <Show when={cohort()}>
          {(found) => <Link href={here.path(`/groupes/${found().cohortID}`)}>{words().toCohort}</Link>}
        </Show>
        <Show when={breaches().length > 0}>
          <Note tone="bad">
            <ul>
              <For each={breaches()}>{(one) => <li>{sentencesOf(props.whole).breach(one)}</li>}</For>
            </ul>
          </Note>
        </Show>
        <ul class="composed-people">
          <For each={members().map((one) => one.participantID)}>
            {(id) => <Member whole={props.whole} id={id} told={false} />}
          </For>
        </ul>
      </Section>
    </Show>
  );
}

/** Who has no seat, and why no group can take him. */
export function Left(props: { whole: Whole }) {
  return (
    <Show when={props.whole.left.length > 0}>
      <Section title={words().leftTitle}>
        <p class="hint">{words().leftHint}</p>
        <ul class="composed-people">
          <For each={props.whole.left}>
            {(id) => <Member whole={props.whole} id={id} told={props.whole.left.length <= TOLD_MOST} />}
          </For>
        </ul>
      </Section>
    </Show>
  );
}

function Member(props: { whole: Whole; id: string; told: boolean }) {
  const person = () => props.whole.people.find((one) => one.participantID === props.id);
  return <Show when={person()}>{(found) => <Known whole={props.whole} person={found()} told={props.told} />}</Show>;
}

function Known(props: { whole: Whole; person: Person; told: boolean }) {
  const [asked, setAsked] = createSignal(false);
  const say = () => sentencesOf(props.whole);
  const name = () => say().name(props.person.participantID);
  const { participantID } = props.person;
  const about = () => [
    props.person.job,
    props.person.unit,
    props.person.site,
    say().client(props.person.organizationID),
  ];
  const shown = () => asked() || props.told;
  const canChange = () => props.whole.status === "proposed";
  return (
    <li>
      <p>
        <strong>{name()}</strong> <span class="hint">{about().filter(Boolean).join(", ")}</span>
      </p>
      <Show when={say().placed(props.person)}>{(sentence) => <p>{sentence()}.</p>}</Show>
      <About person={props.person} />
      <Show when={canChange()}>
        <div class="composed-acts">
          <Mover whole={props.whole} person={props.person} name={name()} />
          <Show when={!props.told}>
            <Button
              look="quiet"
              aria-expanded={asked()}
              aria-label={words().whyOf(name())}
              onClick={() => setAsked(!asked())}
            >
              {words().why}
            </Button>
          </Show>
        </div>
      </Show>
      <Show when={shown()}>
        <Refusals whole={props.whole} id={participantID} />
      </Show>
    </li>
  );
}

/** What the facilitator alone reads. */
function About(props: { person: Person }) {
  const lines = () => [
    props.person.seniority && words().seniority(props.person.seniority),
    props.person.motivation && words().motivation(props.person.motivation),
    props.person.needs.length > 0 && words().needs(props.person.needs.join(", ")),
  ];
  return (
    <For each={lines().filter((line) => typeof line === "string" && line !== "")}>
      {(line) => <p class="hint">{line}</p>}
    </For>
  );
}

function Mover(props: { whole: Whole; person: Person; name: string }) {
  const id = createUniqueId();
  const stale = [["composition", "one"]] as const;
  const act = () => {
    const { compositionID, rev } = props.whole;
    return { compositionID, rev, participantID: props.person.participantID };
  };
  const moving = createCommand({ send: (group: number | null, key) => move({ ...act(), group }, key), stale });
  const pinning = createCommand({ send: (pinned: boolean, key) => pin({ ...act(), pinned }, key), stale });
  const here = () => props.whole.groups.findIndex(({ people }) => people.includes(props.person.participantID));
  const isSeated = () => here() >= 0;
  const pick = (value: string) => {
    if (value !== "") void moving.run(value === OUT ? null : Number(value));
  };
  return (
    <>
      <label for={id} class="sr">
        {words().moveOf(props.name)}
      </label>
      <div class="frame">
        <select
          id={id}
          onChange={(event) => {
            pick(event.currentTarget.value);
            event.currentTarget.value = "";
          }}
        >
          <option value="">{words().move}</option>
          <For each={props.whole.groups}>
            {(_, at) => (
              <Show when={at() !== here()}>
                <option value={at()}>{words().group(at() + 1)}</option>
              </Show>
            )}
          </For>
          <option value={props.whole.groups.length}>{words().newGroup}</option>
          <Show when={isSeated()}>
            <option value={OUT}>{words().out}</option>
          </Show>
        </select>
      </div>
      <Show when={isSeated()}>
        <label class="option">
          <input
            type="checkbox"
            aria-label={words().keepOf(props.name)}
            checked={props.person.pinned}
            onChange={(event) => void pinning.run(event.currentTarget.checked)}
          />
          <span aria-hidden="true">{words().keep}</span>
        </label>
      </Show>
    </>
  );
}

function Refusals(props: { whole: Whole; id: string }) {
  const query = useQuery(() => refusalsOf(props.whole.compositionID, props.id, props.whole.rev));
  return (
    <Loaded of={query} rows={2}>
      {(found) => (
        <ul class="composed-why">
          <For each={found().refusals}>{(one) => <li>{sentencesOf(props.whole).refusal(one)}</li>}</For>
        </ul>
      )}
    </Loaded>
  );
}
