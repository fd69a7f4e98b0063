import { createSignal } from "solid-js";
import * as v from "valibot";
import { dayTyped } from "../../format/day-typed.ts";
import { instantOf, wallClockOf } from "../../format/wall-clock.ts";
import { words } from "../../messages/cohort-page.ts";
import { words as ui } from "../../messages/ui.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { day, hour, text, whole } from "../../ui/schema.ts";
import { toast } from "../../ui/toast.tsx";
import { meetingName } from "../home/meeting-name.ts";
import { move, type Session } from "./cohort.data.ts";
import { under } from "./under.ts";

const Moved = v.object({ day: day(), time: hour(), minutes: whole(30, 480), reason: text(300) });

/** Moves one session, with the reason that its people will read. */
export function MoveDialog(props: { session: Session; onClose: () => void }) {
  return (
    <Dialog open onClose={props.onClose} title={words().move.title(meetingName(props.session))}>
      <Fields session={props.session} onClose={props.onClose} />
    </Dialog>
  );
}

function Fields(props: { session: Session; onClose: () => void }) {
  const wall = wallClockOf(props.session.startsAt, props.session.zone);
  const [typed, setTyped] = createSignal<unknown>(wall.day);
  const send = async ({ day, time, minutes, reason }: v.InferOutput<typeof Moved>, key: string) => {
    const startsAt = instantOf(day, time, props.session.zone);
    try {
      return await move(props.session, { startsAt, minutes, reason }, key);
    } catch (error) {
      throw under({ startsAt: "day", "startsAt.0": "day" }, error);
    }
  };
  const done = () => {
    toast(words().move.done);
    props.onClose();
  };
  return (
    <Form
      schema={Moved}
      send={send}
      done={done}
      submit={words().move.submit}
      onTyping={(values) => setTyped(values.day)}
      actions={<Button onClick={() => props.onClose()}>{ui().cancel}</Button>}
    >
      <p class="hint">{words().move.body}</p>
      <div class="pair">
        <Field label={words().move.day} hint={dayTyped(typed())} name="day" type="date" initial={wall.day} />
        <Field label={words().move.hour} name="time" type="time" initial={wall.time} />
      </div>
      <Field
        label={words().move.minutes}
        name="minutes"
        inputmode="numeric"
        autocomplete="off"
        initial={props.session.minutes}
        trailing="min"
      />
      <Field label={words().move.reason} hint={words().move.reasonHint} name="reason" autocomplete="off" />
    </Form>
  );
}
