import { createEffect, createSignal, For, Show } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/index.ts";
import { dayLong } from "../../format/date.ts";
import { wallClockOf } from "../../format/wall-clock.ts";
import { words } from "../../messages/postpone.ts";
import "../../messages/meeting.ts";
import { words as ui } from "../../messages/ui.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Note } from "../../ui/page.tsx";
import { day, text } from "../../ui/schema.ts";
import { Empty, Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import type { Whole } from "./cohort.data.ts";
import { OfGroup } from "./of-group.tsx";
import { type Postponement, postpone, postponementOf } from "./postpone.data.ts";
import { PostponedDates } from "./postponed-dates.tsx";

const Typed = v.object({ start: day(), reason: text(300) });

/** A new start for a group: all its sessions to come follow it, and what that touches is said before. */
export default function PostponeGroup() {
  return (
    <OfGroup title={() => words().title}>{(whole, back) => <Postponing whole={whole()} onClose={back} />}</OfGroup>
  );
}

const plannedIn = ({ sessions }: Whole) =>
  sessions
    .filter(({ status }) => status === "planned")
    .sort((one, other) => one.startsAt.localeCompare(other.startsAt));

function Postponing(props: { whole: Whole; onClose: () => void }) {
  const [start, setStart] = createSignal<string>();
  const [settled, setSettled] = createSignal<Readonly<Record<string, string>>>({});
  let shown: Postponement | undefined;
  const { cohortID } = props.whole.cohort;
  // Read once: a refetch must not take away what is being chosen.
  const first = plannedIn(props.whole)[0];
  const type = (values: Record<string, unknown>) => {
    const next = v.safeParse(Typed.entries.start, values.start);
    const day = next.success ? next.output : undefined;
    if (day === start()) return;
    setSettled({});
    setStart(day);
  };
  const settle = (index: number, startsAt: string) => setSettled((all) => ({ ...all, [index]: startsAt }));
  const send = ({ start: from, reason }: v.InferOutput<typeof Typed>, key: string) =>
    postpone(cohortID, { start: from, reason, startsAt: (shown?.sessions ?? []).map((one) => one.startsAt) }, key);
  const done = ({ sessions }: { sessions: number }) => {
    toast(words().done(sessions));
    props.onClose();
  };
  return (
    <Show when={first} fallback={<Empty title={words().errors["cancellation.nothing_planned"]} />}>
      {(session) => (
        <Form
          schema={Typed}
          send={send}
          done={done}
          onTyping={type}
          submit={words().submit}
          actions={<Button onClick={() => props.onClose()}>{ui().cancel}</Button>}
        >
          <p>{words().intro}</p>
          <Field
            label={words().start}
            hint={words().startHint(dayLong(session().startsAt))}
            name="start"
            type="date"
            min={wallClockOf(session().startsAt, session().zone).day}
          />
          <Show when={start()} fallback={<p class="hint">{words().wait}</p>}>
            {(from) => (
              <Dates
                asked={{ cohortID, start: from(), settled: settled() }}
                onSettle={settle}
                onShown={(next) => {
                  shown = next;
                }}
              />
            )}
          </Show>
          <Field label={words().reason} hint={words().reasonHint} name="reason" autocomplete="off" maxlength={300} />
        </Form>
      )}
    </Show>
  );
}

interface DatesProps {
  asked: Parameters<typeof postponementOf>[0];
  onSettle: (index: number, startsAt: string) => void;
  onShown: (shown: Postponement) => void;
}

function Dates(props: DatesProps) {
  const query = useQuery(() => postponementOf(props.asked));
  return (
    <Loaded of={query} rows={6}>
      {(shown) => {
        createEffect(() => props.onShown(shown()));
        return (
          <>
            <section class="dates-region" aria-label={words().dates}>
              <h3>{words().dates}</h3>
              <PostponedDates sessions={shown().sessions} onSettle={props.onSettle} />
            </section>
            <Touched of={shown()} />
          </>
        );
      }}
    </Loaded>
  );
}

/** What follows, said before anyone confirms it. */
function Touched(props: { of: Postponement }) {
  const sentences = () => [
    words().people(props.of.people, props.of.sponsors),
    ...(props.of.agreements > 0 ? [words().agreements(props.of.agreements)] : []),
    ...(props.of.plans > 0 ? [words().plans(props.of.plans)] : []),
    ...props.of.onDays.map((number) => words().onDays(number)),
    ...(props.of.deadlineOn ? [words().deadline(dayLong(props.of.deadlineOn))] : []),
    words().money,
  ];
  return (
    <section class="section" aria-label={words().then}>
      <h3>{words().then}</h3>
      <For each={props.of.fundings}>
        {({ funderName, until }) => <Note tone="wait">{words().funding(funderName, dayLong(until))}</Note>}
      </For>
      <ul>
        <For each={sentences()}>{(line) => <li>{line}</li>}</For>
      </ul>
    </section>
  );
}
