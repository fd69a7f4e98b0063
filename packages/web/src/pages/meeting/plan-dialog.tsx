import { createSignal } from "solid-js";
import * as v from "valibot";
import { dayTyped } from "../../format/day-typed.ts";
import { instantOf } from "../../format/wall-clock.ts";
import { hoursZone } from "../../format/zone.ts";
import { words } from "../../messages/among-peers.ts";
import { words as ui } from "../../messages/ui.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/choice.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { day, flag, hour, optionalText, whole } from "../../ui/schema.ts";
import { toast } from "../../ui/toast.tsx";
import { plan } from "./meeting.data.ts";

const Said = v.object({
  day: day(),
  time: hour(),
  minutes: whole(30, 480),
  where: optionalText(200),
  facilitates: flag(),
});

/** A date among peers by the clocks of their group, where, and whether one facilitates it oneself. */
export function PlanDialog(props: { id: string; onClose: () => void }) {
  const [typed, setTyped] = createSignal<unknown>("");
  const send = ({ day: on, time, minutes, where, facilitates }: v.InferOutput<typeof Said>, key: string) =>
    plan(props.id, { startsAt: instantOf(on, time, hoursZone()), minutes, facilitates, ...(where && { where }) }, key);
  const done = () => {
    toast(words().planned);
    props.onClose();
  };
  return (
    <Dialog open onClose={props.onClose} title={words().plan}>
      <Form
        schema={Said}
        send={send}
        done={done}
        submit={words().planSubmit}
        onTyping={(values) => setTyped(values.day)}
        actions={<Button onClick={() => props.onClose()}>{ui().cancel}</Button>}
      >
        <div class="pair">
          <Field label={words().day} hint={dayTyped(typed())} name="day" type="date" />
          <Field label={words().hour} name="time" type="time" />
        </div>
        <Field
          label={words().minutes}
          name="minutes"
          inputmode="numeric"
          autocomplete="off"
          initial={120}
          trailing="min"
        />
        <Field
          label={words().where}
          hint={words().whereHint}
          name="where"
          autocomplete="off"
          maxlength={200}
          optional
        />
        <Checkbox label={words().facilitates} name="facilitates" />
      </Form>
    </Dialog>
  );
}
