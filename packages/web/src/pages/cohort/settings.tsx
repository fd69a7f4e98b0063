import { createSignal, Show } from "solid-js";
import * as v from "valibot";
import { centsOf } from "../../format/typed.ts";
import { words as opening } from "../../messages/cohort-new.ts";
import { words } from "../../messages/cohort-settings.ts";
import { words as ui } from "../../messages/ui.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
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
  const here = useFirm();
  return (
    <div class="columns">
      <Show when={!isClosed(props.cohort)} fallback={<Note tone="wait">{words().over}</Note>}>
        <Section title={words().group}>
          <Editing cohort={props.cohort} />
        </Section>
      </Show>
      <div class="stack">
        <Section title={words().frame}>
          <Facts
            facts={[
              { label: words().programme, value: props.cohort.programmeTitle },
              {
                label: words().seats,
                value: words().seatsOf(props.cohort.seatsMin, props.cohort.seatsMax),
              },
              { label: words().anonymity, value: words().anonymityOf(props.cohort.anonymityFloor) },
            ]}
          />
        </Section>
        <Show when={props.cohort.status !== "cancelled"}>
          <Section title={words().peers}>
            <p>{words().peersBody}</p>
            <div class="actions">
              <LinkButton href={here.path(`/groupes/${props.cohort.cohortID}/autonomie`)}>
                {words().peersSee}
              </LinkButton>
            </div>
          </Section>
        </Show>
        <Show when={!isClosed(props.cohort)}>
          <Section title={words().makeUps}>
            <p>{words().makeUpsBody}</p>
            <div class="actions">
              <LinkButton href={here.path(`/groupes/${props.cohort.cohortID}/rattrapages`)}>
                {words().makeUpsSee}
              </LinkButton>
            </div>
          </Section>
          <Section title={words().method}>
            <p>{words().methodBody}</p>
            <div class="actions">
              <LinkButton href={here.path(`/groupes/${props.cohort.cohortID}/deroule`)}>
                {words().methodChoose}
              </LinkButton>
            </div>
          </Section>
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
      done={() => toast(words().saved)}
      onTyping={(values) => setNet(centsOf(typeof values.priceNet === "string" ? values.priceNet : ""))}
    >
      <Field label={opening().name} name="name" initial={props.cohort.name} maxlength={120} />
      <Whereabouts initial={props.cohort} />
      <MoneyField label={words().price} hint={words().priceHint} name="priceNet" initialCents={props.cohort.priceNet} />
      <Show when={net() !== undefined}>
        <PriceLine netCents={net() ?? 0} vatRate={props.cohort.vatRate} />
      </Show>
      <Show when={props.cohort.organizationID === null}>
        <Checkbox label={words().visitors} name="openToVisitors" initial={props.cohort.openToVisitors} />
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
    toast(words().cancelled);
  };
  return (
    <Section title={words().cancelPart}>
      <p>{words().cancelBody}</p>
      <div class="actions">
        <Button onClick={() => setOpen(true)}>{words().cancel}…</Button>
      </div>
      <Dialog open={open()} onClose={() => setOpen(false)} title={words().cancelPart}>
        <Form
          schema={Reason}
          send={({ reason }, key) => cancelCohort(props.cohortID, { reason }, key)}
          done={done}
          submit={words().cancel}
          danger
          actions={<Button onClick={() => setOpen(false)}>{ui().cancel}</Button>}
        >
          <p>{words().cancelBody}</p>
          <Field
            label={words().cancelReason}
            hint={words().cancelReasonHint}
            name="reason"
            autocomplete="off"
            maxlength={300}
          />
        </Form>
      </Dialog>
    </Section>
  );
}
