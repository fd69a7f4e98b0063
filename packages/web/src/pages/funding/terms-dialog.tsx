import { createSignal, For, Show, untrack } from "solid-js";
import * as v from "valibot";
import { words } from "../../messages/funding.ts";
import { RadioRow } from "../../ui/choice.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field, MoneyField, TextArea } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { day, euros, oneOf, text } from "../../ui/schema.ts";
import { toast } from "../../ui/toast.tsx";
import { agree, amend, type Whole } from "./funding.data.ts";
import { hours, hoursTyped } from "./request-form.tsx";

const KINDS = ["net", "hour"] as const;
const Terms = {
  priceKind: oneOf(KINDS),
  net: euros(),
  people: v.array(v.object({ minutes: hours() })),
  from: day(),
  until: day(),
  expiresOn: day(),
};
const AgreeSchema = v.object({ fileNumber: text(40), decidedOn: day(), ...Terms });
const AmendSchema = v.object({ reason: text(300), ...Terms });

interface TermsProps {
  of: Whole;
  onClose: () => void;
}

type Typed = Pick<v.InferOutput<typeof AgreeSchema>, "priceKind" | "net" | "people" | "from" | "until" | "expiresOn">;

function termsOf({ priceKind, net, people, from, until, expiresOn }: Typed, { funding }: Whole) {
  return {
    net: priceKind === "net" ? net : null,
    hourNet: priceKind === "hour" ? net : null,
    people: funding.people.map(({ enrolmentID, minutes }, at) => ({
      enrolmentID,
      minutes: people[at]?.minutes ?? minutes,
    })),
    from,
    until,
    expiresOn,
  };
}

/** What the funder agrees to, as its letter says it. */
export function Agree(props: TermsProps) {
  const send = ({ fileNumber, decidedOn, ...typed }: v.InferOutput<typeof AgreeSchema>, key: string) =>
    agree(props.of.funding.fundingID, { fileNumber, decidedOn, ...termsOf(typed, props.of) }, key);
  return (
    <Dialog open onClose={props.onClose} title={words().agreeTitle} wide>
      <Form
        schema={AgreeSchema}
        send={send}
        submit={words().agree}
        done={() => {
          toast(words().agreed);
          props.onClose();
        }}
      >
        <div class="pair">
          <Field
            label={words().form.fileNumber}
            name="fileNumber"
            initial={props.of.funding.fileNumber ?? undefined}
            autocomplete="off"
          />
          <Field label={words().decided} name="decidedOn" type="date" />
        </div>
        <Fields of={props.of} />
      </Form>
    </Dialog>
  );
}

/** The same later, as the funder changed it in writing. */
export function Amend(props: TermsProps) {
  const send = ({ reason, ...typed }: v.InferOutput<typeof AmendSchema>, key: string) =>
    amend(props.of.funding.fundingID, { reason, ...termsOf(typed, props.of) }, key);
  return (
    <Dialog open onClose={props.onClose} title={words().amendTitle} wide>
      <p>{words().amendBody}</p>
      <Form
        schema={AmendSchema}
        send={send}
        submit={words().amend}
        done={() => {
          toast(words().amended);
          props.onClose();
        }}
      >
        <Fields of={props.of} />
        <TextArea label={words().reason} hint={words().reasonHint} name="reason" rows={2} />
      </Form>
    </Dialog>
  );
}

function Fields(props: { of: Whole }) {
  const { funding } = untrack(() => props.of);
  const [kind, setKind] = createSignal<string>(funding.agreed?.hourNet ? "hour" : "net");
  const amount = funding.agreed?.hourNet ?? funding.agreed?.net ?? funding.askedNet;
  return (
    <>
      <RadioRow
        label={words().priceKind}
        name="priceKind"
        value={kind()}
        onPick={setKind}
        options={KINDS.map((value) => ({ value, label: words().priceKinds[value] }))}
      />
      <Show when={kind()} keyed>
        <MoneyField
          label={words().amount}
          name="net"
          initialCents={(kind() === "hour") === Boolean(funding.agreed?.hourNet) ? amount : undefined}
        />
      </Show>
      <div class="funding-people">
        <For each={funding.people}>
          {(person, at) => (
            <Field
              label={words().minutesOf(person.name)}
              name={`people.${at()}.minutes`}
              inputmode="decimal"
              autocomplete="off"
              initial={hoursTyped(person.minutes)}
            />
          )}
        </For>
      </div>
      <div class="pair">
        <Field label={words().form.from} name="from" type="date" initial={funding.from} />
        <Field label={words().form.until} name="until" type="date" initial={funding.until} />
      </div>
      <Field label={words().form.expiresOn} name="expiresOn" type="date" initial={funding.expiresOn} />
    </>
  );
}
