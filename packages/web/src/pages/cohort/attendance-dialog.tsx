import { createSignal, For, Match, Show, Switch } from "solid-js";
import * as v from "valibot";
import { words } from "../../messages/attendance.ts";
import { words as meeting } from "../../messages/meeting.ts";
import { words as ui } from "../../messages/ui.ts";
import { Button } from "../../ui/button.tsx";
import { RadioRow } from "../../ui/choice.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { optionalText } from "../../ui/schema.ts";
import { toast } from "../../ui/toast.tsx";
import { meetingName } from "../home/meeting-name.ts";
import { correctAttendance, hold, type Said, type Session, type Whole } from "./cohort.data.ts";
import { markOf, marksOf, nameOf, type Person as OnSheet, PRESENCES, type Presence, peopleOf } from "./presence.ts";

const Minutes = v.pipe(
  v.optional(v.string(), ""),
  v.trim(),
  v.check((typed) => typed === "" || (/^\d{1,3}$/.test(typed) && Number(typed) > 0), "attendance.minutes"),
  v.transform((typed) => (typed === "" ? undefined : Number(typed))),
);
const Line = v.object({
  enrolmentID: v.string(),
  presence: v.optional(v.picklist(PRESENCES)),
  lateMinutes: Minutes,
  reason: optionalText(200),
});
/** Lines of the people, as the API takes them; who was left without an answer is not spoken of. */
const Sheet = v.pipe(
  v.object({ marks: v.optional(v.array(Line), []) }),
  v.transform(({ marks }) => marks.flatMap(({ presence, ...one }) => (presence ? [said({ ...one, presence })] : []))),
);

function said({
  enrolmentID,
  presence,
  lateMinutes,
  reason,
}: v.InferOutput<typeof Line> & { presence: Presence }): Said {
  if (presence === "late") return { enrolmentID, presence, ...(lateMinutes !== undefined && { lateMinutes }) };
  if (presence === "excused") return { enrolmentID, presence, ...(reason !== undefined && { reason }) };
  return { enrolmentID, presence };
}

/** Says who was at a session, everyone by default: marks it held, or corrects what was said. */
export function AttendanceDialog(props: { whole: Whole; session: Session; onClose: () => void }) {
  const name = () => meetingName(props.session);
  const held = props.session.status === "held";
  return (
    <Dialog open onClose={props.onClose} title={held ? words().correctTitle(name()) : words().holdTitle(name())} wide>
      <Fields whole={props.whole} session={props.session} held={held} onClose={props.onClose} />
    </Dialog>
  );
}

function Fields(props: { whole: Whole; session: Session; held: boolean; onClose: () => void }) {
  // Read once: a refetch must not take away what is being said.
  const people = peopleOf(props.whole, props.session);
  const marks = marksOf(props.whole, props.session.sessionID);
  const first = ({ enrolmentID }: OnSheet) => (marks ? markOf(marks, enrolmentID)?.presence : ("present" as const));
  const [chosen, setChosen] = createSignal<Readonly<Record<string, Presence | undefined>>>(
    Object.fromEntries(people.map((one) => [one.enrolmentID, first(one)])),
  );
  const pick = (enrolmentID: string, presence: Presence) => setChosen((all) => ({ ...all, [enrolmentID]: presence }));
  const there = () => Object.values(chosen()).filter((one) => one === "present" || one === "late").length;
  const everyone = () => people.every(({ enrolmentID }) => chosen()[enrolmentID] === "present");
  const send = (all: Said[], key: string) => (props.held ? correctAttendance : hold)(props.session, all, key);
  const done = () => {
    toast(props.held ? words().saved : words().held);
    props.onClose();
  };
  return (
    <Form
      schema={Sheet}
      send={send}
      done={done}
      submit={props.held ? words().save : words().hold}
      actions={<Button onClick={() => props.onClose()}>{ui().cancel}</Button>}
    >
      <p class="hint">
        {props.held ? words().correctBody : words().holdBody} {words().due}
      </p>
      <Show when={people.length > 0} fallback={<p>{words().nobody}</p>}>
        <div class="row-between">
          <p aria-live="polite">{words().there(there(), people.length)}</p>
          <Button
            look="quiet"
            disabled={everyone()}
            onClick={() => setChosen(Object.fromEntries(people.map((one) => [one.enrolmentID, "present" as const])))}
          >
            {words().everyone}
          </Button>
        </div>
        <ul class="sheet">
          <For each={people}>
            {(person, index) => (
              <Person
                person={person}
                at={index()}
                chosen={chosen()[person.enrolmentID]}
                mark={markOf(marks, person.enrolmentID)}
                onPick={(presence) => pick(person.enrolmentID, presence)}
              />
            )}
          </For>
        </ul>
      </Show>
    </Form>
  );
}

interface PersonProps {
  person: OnSheet;
  at: number;
  chosen: Presence | undefined;
  mark: ReturnType<typeof markOf>;
  onPick: (presence: Presence) => void;
}

function Person(props: PersonProps) {
  const field = (name: string) => `marks.${props.at}.${name}`;
  const pick = (value: string) => {
    const found = PRESENCES.find((presence) => presence === value);
    if (found) props.onPick(found);
  };
  return (
    <li>
      <input type="hidden" name={field("enrolmentID")} value={props.person.enrolmentID} />
      <RadioRow
        label={nameOf(props.person)}
        name={field("presence")}
        layout="row"
        value={props.chosen ?? ""}
        onPick={pick}
        options={PRESENCES.map((value) => ({ value, label: meeting().presence[value] }))}
      />
      <Switch>
        <Match when={props.chosen === "late"}>
          <Field
            label={words().late(nameOf(props.person))}
            name={field("lateMinutes")}
            inputmode="numeric"
            autocomplete="off"
            optional
            trailing="min"
            initial={props.mark?.lateMinutes ?? undefined}
          />
        </Match>
        <Match when={props.chosen === "excused"}>
          <Field
            label={words().reason(nameOf(props.person))}
            hint={words().reasonHint}
            name={field("reason")}
            autocomplete="off"
            optional
            initial={props.mark?.reason ?? undefined}
          />
        </Match>
      </Switch>
    </li>
  );
}
