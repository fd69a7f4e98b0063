import { createSignal, Show } from "solid-js";
import * as v from "valibot";
import { centsOf } from "../../format/typed.ts";
import { words as opening } from "../../messages/cohort-new.ts";
import { words } from "../../messages/cohort-page.ts";
import { words as ui } from "../../messages/ui.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/choice.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field, MoneyField } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Facts, Note, Section } from "../../ui/page.tsx";
import { euros, flag, text } from "../../ui/schema.ts";
import { toast } from "../../ui/toast.tsx";
import { type Cohort, cancelCohort, edit } from "./cohort.data.ts";
import { isClosed } from "./moment.ts";
import { PriceLine } from "./price.tsx";
import { Whereabouts, whereabouts, whereaboutsOf } from "./whereabouts.tsx";

const Edited = v.object({ name: text(120), priceNet: euros(), openToVisitors: flag(), ...whereabouts });

/** What may change in a group, and its end. */
export function Settings(props: { cohort: Cohort }) {
  return (
    <div class="columns">
      <Show when={!isClosed(props.cohort)} fallback={<Note tone="wait">{words().settings.over}</Note>}>
        <Section title={words().settings.group}>
          <Editing cohort={props.cohort} />
        </Section>
      </Show>
      <div class="stack">
        <Section title={words().settings.frame}>
          <Facts
            facts={[
              { label: words().settings.programme, value: props.cohort.programmeTitle },
              {
                label: words().settings.seats,
                value: words().settings.seatsOf(props.cohort.seatsMin, props.cohort.seatsMax),
              },
              { label: words().settings.anonymity, value: words().settings.anonymityOf(props.cohort.anonymityFloor) },
            ]}
          />
        </Section>
        <Show when={!isClosed(props.cohort)}>
          <Ending cohortID={props.cohort.cohortID} />
        </Show>
      </div>
    </div>
  );
}

function Editing(props: { cohort: Cohort }) {
  const [net, setNet] = createSignal<number | undefined>(props.cohort.priceNet);
  const send = ({ name, priceNet, openToVisitors, ...where }: v.InferOutput<typeof Edited>, key: string) =>
    edit(props.cohort.cohortID, { name, priceNet, openToVisitors, ...whereaboutsOf(where) }, key);
  return (
    <Form
      schema={Edited}
      send={send}
      done={() => toast(words().settings.saved)}
      onTyping={(values) => setNet(centsOf(typeof values.priceNet === "string" ? values.priceNet : ""))}
    >
      <Field label={opening().name} name="name" initial={props.cohort.name} maxlength={120} />
      <Whereabouts initial={props.cohort} />
      <MoneyField
        label={words().settings.price}
        hint={words().settings.priceHint}
        name="priceNet"
        initialCents={props.cohort.priceNet}
      />
      <Show when={net() !== undefined}>
        <PriceLine netCents={net() ?? 0} vatRate={props.cohort.vatRate} />
      </Show>
      <Show when={props.cohort.organizationID === null}>
        <Checkbox label={words().settings.visitors} name="openToVisitors" initial={props.cohort.openToVisitors} />
      </Show>
    </Form>
  );
}

const Reason = v.object({ reason: text(300) });

/** The group's end before its time: it says what follows, and asks why. */
function Ending(props: { cohortID: string }) {
  const [open, setOpen] = createSignal(false);
  const done = () => {
    setOpen(false);
    toast(words().settings.cancelled);
  };
  return (
    <Section title={words().settings.cancelPart}>
      <p>{words().settings.cancelBody}</p>
      <div class="actions">
        <Button onClick={() => setOpen(true)}>{words().settings.cancel}…</Button>
      </div>
      <Dialog open={open()} onClose={() => setOpen(false)} title={words().settings.cancelPart}>
        <Form
          schema={Reason}
          send={({ reason }, key) => cancelCohort(props.cohortID, { reason }, key)}
          done={done}
          submit={words().settings.cancel}
          danger
          actions={<Button onClick={() => setOpen(false)}>{ui().cancel}</Button>}
        >
          <p>{words().settings.cancelBody}</p>
          <Field
            label={words().settings.cancelReason}
            hint={words().settings.cancelReasonHint}
            name="reason"
            autocomplete="off"
            maxlength={300}
          />
        </Form>
      </Dialog>
    </Section>
  );
}
