import { createSignal, For, Show } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/index.ts";
import { momentLong } from "../../format/date.ts";
import { instantOf, wallClockOf } from "../../format/wall-clock.ts";
import { words } from "../../messages/poll.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/choice.tsx";
import { Field, Select } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Note, Section } from "../../ui/page.tsx";
import { day, whole } from "../../ui/schema.ts";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { under } from "../cohort/under.ts";
import { meetingName } from "../home/meeting.ts";
import { ask, type Proposal, proposalOf } from "./poll.data.ts";

const Asked = v.object({ closesOn: day(), quorum: whole(1, 20) });
const DAY_MS = 86_400_000;
/** Answers are expected a week on, unless the first slot comes before. */
const WEEK_MS = 7 * DAY_MS;

/** Slots proposed from the group's rhythm, to be kept or not, with others beside them; sent to everyone. */
export function Asking(props: { cohortID: string }) {
  const [sessionID, setSessionID] = createSignal("");
  const all = useQuery(() => proposalOf(props.cohortID, ""));
  const query = useQuery(() => proposalOf(props.cohortID, sessionID()));
  const options = () => [
    { value: "", label: words().ask.all(all.data?.sessions.length ?? 0) },
    ...(all.data?.sessions ?? []).map((one) => ({
      value: one.sessionID,
      label: `${meetingName(one)}, ${momentLong(one.startsAt)}`,
    })),
  ];
  return (
    <Section title={words().ask.title}>
      <Loaded of={query} rows={10}>
        {(proposal) => (
          <Show when={proposal().people > 0} fallback={<Note tone="wait">{words().ask.nobody}</Note>}>
            <div class="stack">
              <p>{words().ask.body(proposal().people)}</p>
              <Select
                label={words().ask.for}
                options={options()}
                value={sessionID()}
                onPick={setSessionID}
                empty={false}
              />
              <Show when={!query.isPlaceholderData && proposal()} keyed>
                {(known) => <Slots proposal={known} cohortID={props.cohortID} sessionID={sessionID()} />}
              </Show>
            </div>
          </Show>
        )}
      </Loaded>
    </Section>
  );
}

interface Option {
  startsAt: string;
  kept: boolean;
}

function Slots(props: { proposal: Proposal; cohortID: string; sessionID: string }) {
  const initial = () => props.proposal.slots.map((startsAt) => ({ startsAt, kept: true }));
  const [options, setOptions] = createSignal<Option[]>(initial());
  const kept = () => options().filter((one) => one.kept);
  const keep = (startsAt: string, isKept: boolean) =>
    setOptions(options().map((one) => (one.startsAt === startsAt ? { startsAt, kept: isKept } : one)));
  const add = (startsAt: string) => {
    const others = options().filter((one) => one.startsAt !== startsAt);
    setOptions([...others, { startsAt, kept: true }].toSorted((a, b) => a.startsAt.localeCompare(b.startsAt)));
  };
  const send = async ({ closesOn, quorum }: v.InferOutput<typeof Asked>, key: string) => {
    const slots = kept().map(({ startsAt }) => startsAt);
    const { sessionID, proposal } = props;
    const asked = { slots, closesAt: instantOf(closesOn, "18:00", proposal.zone), quorum };
    try {
      return await ask(props.cohortID, { ...asked, ...(sessionID && { sessionID }) }, key);
    } catch (error) {
      // The API counts what was sent, the form what it shows.
      const shown = slots.map((slot, index) => {
        const at = options().findIndex(({ startsAt }) => startsAt === slot);
        return [`slots.${index}`, `slots.${at}`];
      });
      throw under({ ...Object.fromEntries(shown), closesAt: "closesOn" }, error);
    }
  };
  return (
    <Form schema={Asked} send={send} done={() => toast(words().ask.done)} submit={words().ask.submit}>
      <fieldset class="poll-slots">
        <legend>{words().ask.slots}</legend>
        <p class="hint">{words().ask.slotsHint(kept().length)}</p>
        <div class="poll-choices">
          <For each={options()}>
            {(one, index) => (
              <Checkbox
                label={momentLong(one.startsAt)}
                name={`slots.${index()}`}
                checked={one.kept}
                onToggle={(isKept) => keep(one.startsAt, isKept)}
                {...hintOf(against(one.startsAt, props.proposal))}
              />
            )}
          </For>
        </div>
        <Adding zone={props.proposal.zone} first={props.proposal.slots[0] ?? ""} onAdd={add} />
      </fieldset>
      <div class="pair">
        <Field
          label={words().ask.closesOn}
          hint={words().ask.closesHint}
          name="closesOn"
          type="date"
          initial={lastDay(props.proposal)}
        />
        <Field
          label={words().ask.quorum}
          hint={words().ask.quorumHint(props.proposal.people)}
          name="quorum"
          inputmode="numeric"
          autocomplete="off"
          initial={props.proposal.quorum}
        />
      </div>
    </Form>
  );
}

/** Why a date does not suit: a clash is refused, a day that is kept free is told. */
function against(startsAt: string, { busy, closed, sessions, zone }: Proposal): string | undefined {
  const longest = Math.max(0, ...sessions.map(({ minutes }) => minutes));
  const endsAt = new Date(Date.parse(startsAt) + longest * 60_000).toISOString();
  const met = busy.find((span) => span.startsAt < endsAt && startsAt < span.endsAt);
  if (met) return words().against[met.reason];
  const { day: on } = wallClockOf(startsAt, zone);
  const kept = closed.find(({ from, to }) => from <= on && on <= to);
  return kept && (kept.name ?? words().against[kept.reason]);
}

const hintOf = (hint: string | undefined) => (hint === undefined ? {} : { hint });

function lastDay({ slots, zone }: Proposal): string {
  const beforeFirst = Date.parse(slots[0] ?? "") - DAY_MS;
  const inAWeek = Date.now() + WEEK_MS;
  const last = Number.isNaN(beforeFirst) ? inAWeek : Math.min(beforeFirst, inAWeek);
  return wallClockOf(new Date(last).toISOString(), zone).day;
}

/** A day and an hour of one's own. */
function Adding(props: { zone: string; first: string; onAdd: (startsAt: string) => void }) {
  const wall = props.first ? wallClockOf(props.first, props.zone) : { day: "", time: "09:00" };
  const [on, setOn] = createSignal("");
  const [time, setTime] = createSignal(wall.time);
  const add = () => {
    if (on() && time()) props.onAdd(instantOf(on(), time(), props.zone));
  };
  return (
    <div class="poll-adding">
      <Field label={words().ask.day} type="date" optional onInput={(event) => setOn(event.currentTarget.value)} />
      <Field
        label={words().ask.time}
        type="time"
        optional
        initial={wall.time}
        onInput={(event) => setTime(event.currentTarget.value)}
      />
      <Button onClick={add} disabled={!on()}>
        {words().ask.add}
      </Button>
    </div>
  );
}
