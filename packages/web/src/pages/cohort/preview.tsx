import { createSignal, createUniqueId, Index, Show } from "solid-js";
import { dayLong, dayShort } from "../../format/date.ts";
import { timeRange } from "../../format/index.ts";
import { duration } from "../../format/number.ts";
import { instantOf, wallClockOf } from "../../format/wall-clock.ts";
import { byClocksOf } from "../../format/zone.ts";
import { words } from "../../messages/cohort-new.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { useForm } from "../../ui/form-context.ts";
import { Note } from "../../ui/page.tsx";
import { meetingName } from "../home/meeting-name.ts";
import type { Gap, Proposed } from "./new.data.ts";

interface PreviewProps {
  sessions: readonly Proposed[];
  /** How far they are from the hours of the programme. */
  gap?: Gap;
  /** What a regular session needs for one topic, in minutes, when it is shorter. */
  short?: number | null;
  settled: Readonly<Record<string, string>>;
  /** A date chosen by hand; undefined goes back to the rhythm. */
  onSettle: (index: number, startsAt: string | undefined) => void;
}

/** What the programme says of its length, in hours; from its days where it says no more. */
function promised({ promisedDays, promisedMinutes }: NonNullable<Gap>): string {
  const hours = duration(promisedMinutes);
  return promisedDays === null ? hours : words().preview.days(promisedDays, hours);
}

/** The dates as they would be, each with what moved it or what it meets, and the way to choose another. */
export function Preview(props: PreviewProps) {
  const total = () => props.sessions.reduce((sum, { minutes }) => sum + minutes, 0);
  return (
    <>
      <p class="hint" role="status">
        {words().preview.count(props.sessions.length, duration(total()))}
      </p>
      <Show when={props.gap}>
        {(gap) => (
          <Note tone="wait">
            {words().preview.gap[gap().plannedMinutes < gap().promisedMinutes ? "short" : "long"](
              promised(gap()),
              duration(gap().plannedMinutes),
            )}
          </Note>
        )}
      </Show>
      <Show when={props.short}>{(short) => <Note tone="wait">{words().preview.short(duration(short()))}</Note>}</Show>
      <ol class="dates">
        <Index each={props.sessions}>
          {(session, index) => (
            <Row
              session={session()}
              index={index}
              isSettled={props.settled[index] !== undefined}
              onSettle={(startsAt) => props.onSettle(index, startsAt)}
            />
          )}
        </Index>
      </ol>
    </>
  );
}

interface RowProps {
  session: Proposed;
  index: number;
  isSettled: boolean;
  onSettle: (startsAt: string | undefined) => void;
}

const endOf = ({ startsAt, minutes }: Proposed) => new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();

function Row(props: RowProps) {
  const form = useForm();
  const [editing, setEditing] = createSignal(false);
  const title = () => meetingName(props.session);
  const back = () => {
    setEditing(false);
    props.onSettle(undefined);
  };
  const problem = () =>
    form.errorOf(`startsAt.${props.index}`) ??
    (props.session.conflict ? words().preview.conflict[props.session.conflict] : undefined);
  const shift = () => {
    const { reason, shiftedFrom, span } = props.session;
    return reason && shiftedFrom ? words().preview.shifted[reason](dayShort(shiftedFrom), span ?? "") : undefined;
  };
  return (
    <li data-bad={problem() ? "" : undefined}>
      <div class="dates-text">
        <p>
          <strong>{title()}</strong>{" "}
          <Show when={props.isSettled}>
            <Badge tone="brand">{words().preview.settled}</Badge>
          </Show>
        </p>
        <p>
          <time datetime={props.session.startsAt}>
            {byClocksOf(
              props.session.zone,
              () => `${dayLong(props.session.startsAt)}, ${timeRange(props.session.startsAt, endOf(props.session))}`,
            )}
          </time>
        </p>
        <Show when={shift()}>{(text) => <p class="dates-shift">{text()}</p>}</Show>
        <Show when={problem()}>{(text) => <p class="error">{text()}</p>}</Show>
      </div>
      <div class="actions">
        <Show when={props.isSettled}>
          <Button look="quiet" onClick={back}>
            {words().preview.back}
          </Button>
        </Show>
        <Button
          look="quiet"
          aria-expanded={editing()}
          aria-label={editing() ? words().preview.closeOf(title()) : words().preview.changeOf(title())}
          onClick={() => setEditing(!editing())}
        >
          {editing() ? words().preview.close : words().preview.change}
        </Button>
      </div>
      <Show when={editing()}>
        <Settle session={props.session} title={title()} onSettle={props.onSettle} />
      </Show>
    </li>
  );
}

/** The day and hour of one session, taken as they change; they belong to the list and not to the form's values. */
function Settle(props: { session: Proposed; title: string; onSettle: (startsAt: string) => void }) {
  const id = createUniqueId();
  const wall = wallClockOf(props.session.startsAt, props.session.zone);
  let [day, time] = [wall.day, wall.time];
  const settle = () => {
    if (day && time) props.onSettle(instantOf(day, time, props.session.zone));
  };
  return (
    <div class="pair dates-edit">
      <div class="field">
        <label for={`${id}-day`}>{words().preview.day}</label>
        <div class="frame">
          <input
            id={`${id}-day`}
            type="date"
            aria-label={words().preview.dayOf(props.title)}
            value={wall.day}
            onChange={(event) => {
              day = event.currentTarget.value;
              settle();
            }}
          />
        </div>
      </div>
      <div class="field">
        <label for={`${id}-time`}>{words().preview.hour}</label>
        <div class="frame">
          <input
            id={`${id}-time`}
            type="time"
            aria-label={words().preview.hourOf(props.title)}
            value={wall.time}
            onChange={(event) => {
              time = event.currentTarget.value;
              settle();
            }}
          />
        </div>
      </div>
    </div>
  );
}
