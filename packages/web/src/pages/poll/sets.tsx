import { createSignal, For, Show } from "solid-js";
import { createCommand } from "../../api/index.ts";
import { refusalOf } from "../../base/refusal.ts";
import { momentLong, momentShort } from "../../format/date.ts";
import { together } from "../../format/index.ts";
import { explain } from "../../messages/error.ts";
import { words } from "../../messages/poll.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/dialog.tsx";
import { Note, Section } from "../../ui/page.tsx";
import { toast } from "../../ui/toast.tsx";
import { meetingName } from "../home/meeting.ts";
import { choose, type Found, isComputing, type Poll, weighAgain } from "./poll.data.ts";

const DAY_MS = 86_400_000;

/** The best sets of dates, with what each asks of whom; or why there is none yet. */
export function Sets(props: { poll: Poll; cohortID: string }) {
  const [chosen, setChosen] = createSignal<Found>();
  const [refused, setRefused] = createSignal("");
  const key = () => ({ cohortID: props.cohortID, pollID: props.poll.pollID });
  const choosing = createCommand({
    send: (found: Found, intent) => choose(key(), found.slots, intent),
    done: () => toast(words().sets.done),
    refused: (refusal) => setRefused(told(refusal, props.poll)),
  });
  const confirm = async () => {
    const found = chosen();
    if (found) await choosing.run(found);
    setChosen(undefined);
  };
  return (
    <Section title={words().sets.title}>
      <Show when={refused()}>
        <Note tone="bad">{refused()}</Note>
      </Show>
      <Show when={props.poll.isEnough} fallback={<p>{words().sets.few(props.poll.quorum)}</p>}>
        <Show when={isComputing(props.poll)}>
          <Computing poll={props.poll} cohortID={props.cohortID} />
        </Show>
        <Show when={props.poll.isComputed && props.poll.obstacle}>
          {(obstacle) => <Note tone="wait">{obstacleSaid(obstacle())}</Note>}
        </Show>
        <ul class="poll-sets">
          <For each={props.poll.isComputed ? props.poll.sets : []}>
            {(found) => <One found={found} poll={props.poll} onChoose={() => setChosen(found)} />}
          </For>
        </ul>
      </Show>
      <Confirm
        open={chosen() !== undefined}
        onClose={() => setChosen(undefined)}
        title={words().sets.confirm}
        act={words().sets.choose}
        pending={choosing.pending()}
        onAct={() => void confirm()}
      >
        <Dates slots={chosen()?.slots ?? []} poll={props.poll} />
        <p>{words().sets.body}</p>
      </Confirm>
    </Section>
  );
}

/** A session that cannot take its date is named. */
function told(error: unknown, poll: Poll): string {
  const [field] = refusalOf(error).fields;
  const [name, number] = field?.path.split(".") ?? [];
  const session = poll.sessions.find((one) => name === "session" && one.number === Number(number));
  return session ? words().sets.refused(meetingName(session), explain(error)) : explain(error);
}

function obstacleSaid({ kind, held, wanted }: NonNullable<Poll["obstacle"]>): string {
  return kind === "noRhythm" ? words().sets.noRhythm : words().sets.tooFew(held ?? 0, wanted ?? 0);
}

function Computing(props: { poll: Poll; cohortID: string }) {
  const again = createCommand({
    send: (_: null, key) => weighAgain({ cohortID: props.cohortID, pollID: props.poll.pollID }, key),
  });
  return (
    <p role="status" class="poll-computing">
      {words().sets.computing}
      <Button look="quiet" pending={again.pending()} onClick={() => void again.run(null)}>
        {words().sets.again}
      </Button>
    </p>
  );
}

function One(props: { found: Found; poll: Poll; onChoose: () => void }) {
  return (
    <li class="card poll-set">
      <h3>{aimsSaid(props.found)}</h3>
      <Dates slots={props.found.slots} poll={props.poll} />
      <ul class="dots">
        <For each={costs(props.found, props.poll)}>{(cost) => <li>{cost}</li>}</For>
      </ul>
      <Button look="primary" onClick={() => props.onChoose()}>
        {words().sets.choose}
      </Button>
    </li>
  );
}

/** `Le plus de présents et le moins d’efforts`. */
function aimsSaid({ aims }: Found): string {
  const said = together(aims.map((aim) => words().sets.aims[aim]));
  return said.charAt(0).toUpperCase() + said.slice(1);
}

const startOf = (poll: Poll, slotID: string) => poll.slots.find((slot) => slot.slotID === slotID)?.startsAt ?? "";

function Dates(props: { slots: readonly string[]; poll: Poll }) {
  return (
    <ol class="poll-dates">
      <For each={props.slots}>
        {(slotID, index) => (
          <li>
            <span class="hint">{sessionAt(props.poll, index())}</span>{" "}
            <time datetime={startOf(props.poll, slotID)}>{momentLong(startOf(props.poll, slotID))}</time>
          </li>
        )}
      </For>
    </ol>
  );
}

function sessionAt({ sessions }: Poll, index: number): string {
  const session = sessions[index];
  return session ? meetingName(session) : "";
}

/** What a set asks, in words: who would miss what, who would make an effort, how far apart the sessions are. */
function costs({ slots, misses, reluctant }: Found, poll: Poll): string[] {
  const nameOf = (enrolmentID: string) => {
    const person = poll.people.find((one) => one.enrolmentID === enrolmentID);
    return person ? `${person.given} ${person.family}` : "";
  };
  const datesOf = (slotIDs: readonly string[]) => together(slotIDs.map((slotID) => momentShort(startOf(poll, slotID))));
  const absent = Object.entries(misses).map(([id, missed]) => words().sets.misses(nameOf(id), datesOf(missed)));
  const effort = Object.entries(reluctant).map(([id, some]) => words().sets.reluctant(nameOf(id), datesOf(some)));
  const starts = slots.map((slotID) => Date.parse(startOf(poll, slotID)));
  const gaps = starts.slice(1).map((at, index) => Math.round((at - (starts[index] ?? at)) / DAY_MS));
  return [
    ...(absent.length === 0 ? [words().sets.everyone] : absent),
    ...effort,
    ...(gaps.length > 0 ? [words().sets.gaps(Math.min(...gaps), Math.max(...gaps))] : []),
  ];
}
