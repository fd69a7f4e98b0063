import { useParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/index.ts";
import { momentLong } from "../../format/date.ts";
import { dayTyped } from "../../format/day-typed.ts";
import { instantOf, wallClockOf } from "../../format/wall-clock.ts";
import { words } from "../../messages/session-change.ts";
import "../../messages/cohort.ts";
import { words as ui } from "../../messages/ui.ts";
import { Button } from "../../ui/button.tsx";
import { RadioRow } from "../../ui/choice.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { day, hour, text, whole } from "../../ui/schema.ts";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { Missing } from "../error/missing.tsx";
import { meetingName } from "../home/meeting-name.ts";
import type { Session, Whole } from "./cohort.data.ts";
import { isClosed } from "./moment.ts";
import { OfGroup } from "./of-group.tsx";
import { type Act, cancel, makeUp, move, type Touched, touchedBy } from "./session-change.data.ts";
import { Touches } from "./touches.tsx";
import { under } from "./under.ts";

const ACTS: Readonly<Record<string, Act>> = { deplacer: "move", annuler: "cancel", rattraper: "makeUp" };

/** One session whose date does not hold: what that touches, said before it is done. */
export default function ChangeSession() {
  const params = useParams<{ session: string; act: string }>();
  const act = () => ACTS[params.act];
  const sessionIn = (whole: Whole) => {
    const one = whole.sessions.find(({ sessionID }) => sessionID === params.session);
    const wanted = act() === "makeUp" ? "cancelled" : "planned";
    return one?.status === wanted && !isClosed(whole.cohort) ? one : undefined;
  };
  const titleIn = (whole: Whole) => {
    const [one, what] = [sessionIn(whole), act()];
    return one && what ? words().title[what](meetingName(one)) : words().over;
  };
  return (
    <OfGroup title={titleIn} tab="seances">
      {(whole, back) => (
        <Show when={act()} fallback={<Missing />} keyed>
          {(what) => (
            <Show when={sessionIn(whole())} fallback={<p role="status">{words().overBody}</p>} keyed>
              {(session) => <Asked session={session} act={what} onClose={back} />}
            </Show>
          )}
        </Show>
      )}
    </OfGroup>
  );
}

interface Props {
  session: Session;
  act: Act;
  onClose: () => void;
}

function Asked(props: Props) {
  const query = useQuery(() => touchedBy(props.session, props.act));
  return (
    <Loaded of={query} rows={6}>
      {(touched) => <Changing {...props} touched={touched()} />}
    </Loaded>
  );
}

interface Typed {
  day?: unknown;
  time?: unknown;
  minutes?: unknown;
}

function instantTyped({ day, time }: Typed, zone: string): string | undefined {
  const whole = /^\d{4}-\d\d-\d\d$/.test(String(day)) && /^\d\d:\d\d$/.test(String(time));
  return whole ? instantOf(String(day), String(time), zone) : undefined;
}

/** What is drawn is required: a field that is not there is not sent. */
const Sent = v.object({
  choice: v.string(),
  day: v.optional(day()),
  time: v.optional(hour()),
  minutes: v.optional(whole(30, 480)),
  reason: v.optional(text(300)),
});
type Values = v.InferOutput<typeof Sent>;

function chosen({ choice, ...typed }: Typed & { choice: string }, zone: string): string | undefined {
  if (choice === "none") return undefined;
  return choice === "other" ? instantTyped(typed, zone) : choice;
}

function send({ session, act }: Props, values: Values, key: string): Promise<unknown> {
  const { reason = "", minutes = session.minutes } = values;
  const startsAt = chosen(values, session.zone);
  if (act === "cancel") return cancel(session, { reason, makeUpAt: startsAt ?? null }, key);
  if (act === "makeUp") return makeUp(session, { startsAt: startsAt ?? "" }, key);
  return move(session, { startsAt: startsAt ?? "", minutes, reason }, key);
}

/** The date that is chosen, what follows from it, and the act. */
function Changing(props: Props & { touched: Touched }) {
  // Read once: a refetch must not take away what is being chosen.
  const { session, act, touched } = props;
  const wall = wallClockOf(session.startsAt, session.zone);
  const isBare = act === "cancel" && session.kind === "regular";
  const later = touched.dates.find((date) => date > session.startsAt);
  const first = isBare ? "none" : (later ?? touched.dates[0] ?? "other");
  const [typed, setTyped] = createSignal<Typed & { choice: string }>({ choice: first, ...wall });
  const minutes = () => Number(typed().minutes) || undefined;
  const options = () => [
    ...(isBare ? [{ value: "none", label: words().none, hint: words().noneHint }] : []),
    ...touched.dates.map((date) => ({ value: date, label: momentLong(date) })),
    { value: "other", label: words().other },
  ];
  const sent = (values: Values, key: string) =>
    send(props, values, key).catch((error) => {
      const field = values.choice === "other" ? "day" : "choice";
      throw under({ startsAt: field, "startsAt.0": field, makeUpAt: field }, error);
    });
  const done = () => {
    toast(words().done[act]);
    props.onClose();
  };
  return (
    <Form
      schema={Sent}
      send={sent}
      done={done}
      submit={words().submit[act]}
      danger={act === "cancel"}
      onTyping={(values) => setTyped({ ...wall, choice: first, ...values })}
      actions={<Button onClick={() => props.onClose()}>{act === "cancel" ? words().keep : ui().cancel}</Button>}
    >
      <p>{words().stands(momentLong(session.startsAt))}</p>
      <RadioRow label={words().date[act]} name="choice" options={options()} initial={first} />
      <Show when={typed().choice === "other"}>
        <div class="pair">
          <Field label={words().day} hint={dayTyped(typed().day)} name="day" type="date" initial={wall.day} />
          <Field label={words().hour} name="time" type="time" initial={wall.time} />
        </div>
      </Show>
      <Show when={act === "move"}>
        <Field
          label={words().minutes}
          name="minutes"
          inputmode="numeric"
          autocomplete="off"
          initial={session.minutes}
          trailing="min"
        />
      </Show>
      <Show when={act !== "makeUp"}>
        <Field label={words().reason} hint={words().reasonHint} name="reason" autocomplete="off" maxlength={300} />
      </Show>
      <Touches
        session={session}
        act={act}
        known={touched}
        startsAt={chosen(typed(), session.zone)}
        minutes={act === "move" ? minutes() : undefined}
      />
    </Form>
  );
}
