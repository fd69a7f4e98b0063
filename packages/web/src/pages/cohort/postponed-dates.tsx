import { Index, Show } from "solid-js";
import { dayLong, dayShort } from "../../format/date.ts";
import { timeRange } from "../../format/index.ts";
import { instantOf, wallClockOf } from "../../format/wall-clock.ts";
import { words } from "../../messages/cohort-new.ts";
import { words as own } from "../../messages/postpone.ts";
import { Field } from "../../ui/field.tsx";
import { useForm } from "../../ui/form-context.ts";
import { meetingName } from "../home/meeting-name.ts";
import type { Postponement } from "./postpone.data.ts";

type Session = Postponement["sessions"][number];

interface DatesProps {
  sessions: readonly Session[];
  /** A date chosen by hand. */
  onSettle: (index: number, startsAt: string) => void;
}

/** The sessions of a group as they would stand, each from which day, with what moved it or what it meets. */
export function PostponedDates(props: DatesProps) {
  return (
    <ol class="dates">
      <Index each={props.sessions}>
        {(session, at) => <Row session={session()} index={at} onSettle={(startsAt) => props.onSettle(at, startsAt)} />}
      </Index>
    </ol>
  );
}

const endOf = ({ startsAt, minutes }: Session) => new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();

function Row(props: { session: Session; index: number; onSettle: (startsAt: string) => void }) {
  const form = useForm();
  const preview = () => words().preview;
  const problem = () => {
    const { conflict } = props.session;
    return form.errorOf(`startsAt.${props.index}`) ?? (conflict ? preview().conflict[conflict] : undefined);
  };
  const shift = () => {
    const { reason, shiftedFrom, span } = props.session;
    return reason && shiftedFrom ? preview().shifted[reason](dayShort(shiftedFrom), span ?? "") : undefined;
  };
  return (
    <li data-bad={problem() ? "" : undefined}>
      <div class="dates-text">
        <p>
          <strong>{meetingName(props.session)}</strong>
        </p>
        <p>
          <time datetime={props.session.startsAt}>
            {dayLong(props.session.startsAt)}, {timeRange(props.session.startsAt, endOf(props.session))}
          </time>
        </p>
        <p class="hint">{own().from(dayLong(props.session.from))}</p>
        <Show when={shift()}>{(text) => <p class="dates-shift">{text()}</p>}</Show>
        <Show when={problem()}>{(text) => <p class="error">{text()}</p>}</Show>
      </div>
      <Settle {...props} />
    </li>
  );
}

/** The day and hour of one session; they belong to the list and not to the form's values. */
function Settle(props: { session: Session; onSettle: (startsAt: string) => void }) {
  const title = () => meetingName(props.session);
  const wall = () => wallClockOf(props.session.startsAt, props.session.zone);
  const settle = (change: { day?: string; time?: string }) => {
    const { day, time } = { ...wall(), ...change };
    if (day && time) props.onSettle(instantOf(day, time, props.session.zone));
  };
  return (
    <details class="dates-edit">
      <summary aria-label={words().preview.changeOf(title())}>{words().preview.change}</summary>
      <div class="pair">
        <Field
          label={words().preview.day}
          aria-label={words().preview.dayOf(title())}
          type="date"
          value={wall().day}
          onChange={(event) => settle({ day: event.currentTarget.value })}
        />
        <Field
          label={words().preview.hour}
          aria-label={words().preview.hourOf(title())}
          type="time"
          value={wall().time}
          onChange={(event) => settle({ time: event.currentTarget.value })}
        />
      </div>
    </details>
  );
}
