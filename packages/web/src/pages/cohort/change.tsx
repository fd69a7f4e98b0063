import { createSignal, Match, Show, Switch } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/index.ts";
import { words } from "../../messages/cancellation.ts";
import "../../messages/enrolment.ts";
import { words as ui } from "../../messages/ui.ts";
import { Button } from "../../ui/button.tsx";
import { RadioRow } from "../../ui/choice.tsx";
import { Field, Select, TextArea } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { email, optionalText, text } from "../../ui/schema.ts";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { CAUSES, type Cause, cancelSeat, previewSeat, replace, transfer } from "./change.data.ts";
import { type Card, cohorts, type Enrolment, type Whole } from "./cohort.data.ts";
import { Consequences } from "./consequences.tsx";
import { lessLines } from "./less.ts";
import { OfSeat } from "./of-group.tsx";
import { sistersOf } from "./sister.ts";

type Way = "replace" | "transfer" | Cause;
const isCause = (way: Way | undefined): way is Cause => CAUSES.some((cause) => cause === way);

interface Props {
  whole: Whole;
  enrolment: Enrolment;
  onClose: () => void;
}

/** One seat whose plans change: someone else takes it, it moves to another group, or it is given up. */
export default function ChangeSeat() {
  return (
    <OfSeat title={words().title}>
      {(whole, one, back) => <Ways whole={whole()} enrolment={one()} onClose={back} />}
    </OfSeat>
  );
}

function Ways(props: Props) {
  const query = useQuery(() => cohorts);
  const [way, setWay] = createSignal<Way>();
  const sisters = () => sistersOf(props.whole, query.data ?? []);
  const isSeated = () => props.enrolment.status === "invited" || props.enrolment.status === "accepted";
  const isOwn = () => props.enrolment.agreement?.kind === "contract";
  const ways = (): Way[] => [
    ...(isSeated() && !isOwn() ? (["replace"] as const) : []),
    ...(isSeated() && sisters().length > 0 ? (["transfer"] as const) : []),
    ...CAUSES,
  ];
  const pick = (value: string) => setWay(ways().find((one) => one === value));
  const cause = () => {
    const chosen = way();
    return isCause(chosen) ? chosen : undefined;
  };
  return (
    <>
      <RadioRow
        label={words().what}
        value={way() ?? ""}
        onPick={pick}
        options={ways().map((value) => ({ value, label: words().ways[value], hint: words().hints[value] }))}
      />
      <Switch>
        <Match when={way() === "replace"}>
          <Replacing {...props} />
        </Match>
        <Match when={way() === "transfer"}>
          <Moving {...props} sisters={sisters()} />
        </Match>
        <Match when={cause()} keyed>
          {(one) => <Cancelling {...props} cause={one} />}
        </Match>
      </Switch>
    </>
  );
}

const keyOf = ({ whole, enrolment }: Props) => ({
  cohortID: whole.cohort.cohortID,
  enrolmentID: enrolment.enrolmentID,
});

const Person = v.object({ given: text(80), family: text(80), email: email(), job: optionalText(120) });

function Replacing(props: Props) {
  const [name, setName] = createSignal("");
  const send = ({ job, ...person }: v.InferOutput<typeof Person>, key: string) => {
    setName(`${person.given} ${person.family}`);
    return replace(keyOf(props), { ...person, job: job ?? null }, key);
  };
  const done = () => {
    toast(words().replaced(name()));
    props.onClose();
  };
  return (
    <Form
      schema={Person}
      send={send}
      done={done}
      submit={words().replaceAct}
      actions={<Button onClick={() => props.onClose()}>{ui().cancel}</Button>}
    >
      <Field label={words().given} name="given" autocomplete="off" maxlength={80} />
      <Field label={words().family} name="family" autocomplete="off" maxlength={80} />
      <Field label={words().email} name="email" type="email" autocomplete="off" />
      <Field label={words().job} name="job" autocomplete="off" maxlength={120} optional />
    </Form>
  );
}

function Moving(props: Props & { sisters: readonly Card[] }) {
  const send = ({ toCohortID }: { toCohortID: string }, key: string) => transfer(keyOf(props), toCohortID, key);
  const done = () => {
    toast(words().transferred(props.enrolment.given));
    props.onClose();
  };
  const options = () =>
    props.sisters.map(({ cohortID, name, seatsMax, seatsTaken }) => ({
      value: cohortID,
      label: words().groupSeats(name, words().seatsFree(seatsMax - seatsTaken)),
    }));
  return (
    <Form
      schema={v.object({ toCohortID: text(60) })}
      send={send}
      done={done}
      submit={words().transferAct}
      actions={<Button onClick={() => props.onClose()}>{ui().cancel}</Button>}
    >
      <Select label={words().toGroup} name="toCohortID" options={options()} />
    </Form>
  );
}

function Cancelling(props: Props & { cause: Cause }) {
  const query = useQuery(() => previewSeat(keyOf(props), props.cause));
  const send = ({ reason }: { reason: string }, key: string) =>
    cancelSeat(keyOf(props), { cause: props.cause, reason, seal: query.data?.seal ?? "" }, key).catch((error) => {
      // What will follow is looked at again before it is confirmed.
      void query.refetch();
      throw error;
    });
  const done = () => {
    toast(words().cancelled);
    props.onClose();
  };
  return (
    <Loaded of={query} rows={4}>
      {(shown) => (
        <>
          <Consequences of={shown()} order={lessLines(shown())} />
          <Show when={props.whole.cohort.status !== "closed"}>
            <p class="hint">{words().free}</p>
          </Show>
          <Form
            schema={v.object({ reason: text(300) })}
            send={send}
            done={done}
            submit={words().cancelAct}
            danger
            actions={<Button onClick={() => props.onClose()}>{words().keep}</Button>}
          >
            <TextArea label={words().reason} name="reason" hint={words().reasonHint} maxlength={300} />
          </Form>
        </>
      )}
    </Loaded>
  );
}
