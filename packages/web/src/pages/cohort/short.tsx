import { createSignal, For, Show } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/index.ts";
import { words as changing } from "../../messages/cancellation.ts";
import { words } from "../../messages/too-small.ts";
import "../../messages/enrolment.ts";
import { words as ui } from "../../messages/ui.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Select } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { cancelSeat, previewSeat, transfer } from "./change.data.ts";
import { type Card, cohorts, type Enrolment, type Whole } from "./cohort.data.ts";
import { Consequences } from "./consequences.tsx";
import { GoOn } from "./go-on.tsx";
import { lessLines } from "./less.ts";
import { isOver } from "./moment.ts";
import { OfGroup } from "./of-group.tsx";
import { sistersOf } from "./sister.ts";

interface Choice {
  enrolmentID: string;
  choice: string;
}
const Choices = v.pipe(
  v.object({ people: v.optional(v.array(v.object({ enrolmentID: v.string(), choice: v.string() })), []) }),
  v.transform(({ people }) => people.filter(({ choice }) => choice !== "keep")),
);

/** What becomes of a group that is too small: for each person a seat kept, one in another group, or his money back. */
export default function ShortGroup() {
  return <OfGroup title={() => words().title}>{(whole, back) => <People whole={whole()} onClose={back} />}</OfGroup>;
}

function People(props: { whole: Whole; onClose: () => void }) {
  const here = useFirm();
  const query = useQuery(() => cohorts);
  // Read once: a refetch must not take away what is being chosen.
  const people = props.whole.enrolments.filter((one) => !isOver(one) && one.status !== "waiting");
  return (
    <>
      <GoOn whole={props.whole} onClose={props.onClose} />
      <p>{words().intro}</p>
      <div class="actions">
        <LinkButton href={here.path(`/groupes/${props.whole.cohort.cohortID}/reporter`)}>{words().postpone}</LinkButton>
      </div>
      <Loaded of={query} rows={people.length}>
        {(cards) => (
          <Deciding
            cohortID={props.whole.cohort.cohortID}
            people={people}
            sisters={sistersOf(props.whole, cards())}
            onClose={props.onClose}
          />
        )}
      </Loaded>
    </>
  );
}

interface DecidingProps {
  cohortID: string;
  people: readonly Enrolment[];
  sisters: readonly Card[];
  onClose: () => void;
}

function Deciding(props: DecidingProps) {
  const [changes, setChanges] = createSignal(0);
  const send = async (chosen: Choice[], key: string) => {
    // One command a person, each under a key of its own: sent again after a lost answer, none is done twice.
    for (const { enrolmentID, choice } of chosen) {
      const seat = { cohortID: props.cohortID, enrolmentID };
      const own = `${key}-${enrolmentID.slice(-8)}`;
      if (choice === "refund") {
        const { seal } = await previewSeat(seat, "firm").queryFn();
        await cancelSeat(seat, { cause: "firm", reason: words().reason, seal }, own);
      } else await transfer(seat, choice, own);
    }
    return chosen.length;
  };
  const done = (count: number) => {
    if (count > 0) toast(words().done(count));
    props.onClose();
  };
  const count = (values: Record<string, unknown>) => {
    const rows = Array.isArray(values.people) ? (values.people as Partial<Choice>[]) : [];
    setChanges(rows.filter(({ choice }) => choice !== "keep").length);
  };
  return (
    <Form
      schema={Choices}
      send={send}
      done={done}
      onTyping={count}
      submit={words().submit}
      actions={<Button onClick={() => props.onClose()}>{ui().cancel}</Button>}
    >
      <For each={props.people}>{(one, at) => <Person {...props} one={one} at={at()} />}</For>
      <p class="hint" role="status">
        {changes() === 0 ? words().choose : words().done(changes())}
      </p>
    </Form>
  );
}

function Person(props: DecidingProps & { one: Enrolment; at: number }) {
  const [choice, setChoice] = createSignal("keep");
  const isSeated = () => props.one.status === "invited" || props.one.status === "accepted";
  const options = () => [
    { value: "keep", label: words().keep },
    ...(isSeated() ? props.sisters : []).map(({ cohortID, name, seatsMax, seatsTaken }) => ({
      value: cohortID,
      label: changing().groupSeats(name, changing().seatsFree(seatsMax - seatsTaken)),
    })),
    { value: "refund", label: words().refund },
  ];
  return (
    <div>
      <input type="hidden" name={`people.${props.at}.enrolmentID`} value={props.one.enrolmentID} />
      <Select
        label={`${props.one.given} ${props.one.family}`}
        name={`people.${props.at}.choice`}
        options={options()}
        initial="keep"
        onPick={setChoice}
      />
      <Show when={choice() === "refund"}>
        <Back cohortID={props.cohortID} enrolmentID={props.one.enrolmentID} />
      </Show>
    </div>
  );
}

function Back(props: { cohortID: string; enrolmentID: string }) {
  const query = useQuery(() => previewSeat({ cohortID: props.cohortID, enrolmentID: props.enrolmentID }, "firm"));
  return <Loaded of={query}>{(shown) => <Consequences of={shown()} order={lessLines(shown())} brief />}</Loaded>;
}
