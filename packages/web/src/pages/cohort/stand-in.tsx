import { useParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/index.ts";
import { momentLong } from "../../format/date.ts";
import { words } from "../../messages/stand-in.ts";
import "../../messages/cohort.ts";
import { words as ui } from "../../messages/ui.ts";
import { Button } from "../../ui/button.tsx";
import { RadioRow } from "../../ui/choice.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { text } from "../../ui/schema.ts";
import { Empty, Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { meetingName } from "../home/meeting-name.ts";
import type { Cohort, Session, Whole } from "./cohort.data.ts";
import { isClosed } from "./moment.ts";
import { OfGroup } from "./of-group.tsx";
import { type Candidate, candidates, standIn } from "./stand-in.data.ts";
import { under } from "./under.ts";

/** One session that another coach leads: who is free, and what follows. */
export default function StandIn() {
  const params = useParams<{ session: string }>();
  const sessionIn = (whole: Whole) => {
    const one = whole.sessions.find(({ sessionID }) => sessionID === params.session);
    return one?.status === "planned" && !isClosed(whole.cohort) ? one : undefined;
  };
  const titleIn = (whole: Whole) => {
    const one = sessionIn(whole);
    return one ? words().title(meetingName(one)) : words().over;
  };
  return (
    <OfGroup title={titleIn} tab="seances">
      {(whole, back) => (
        <Show when={sessionIn(whole())} fallback={<p role="status">{words().overBody}</p>} keyed>
          {(session) => <Asked session={session} cohort={whole().cohort} onClose={back} />}
        </Show>
      )}
    </OfGroup>
  );
}

interface Props {
  session: Session;
  cohort: Cohort;
  onClose: () => void;
}

function Asked(props: Props) {
  const query = useQuery(() => candidates(props.session));
  const nobody = () => (
    <Empty title={words().nobody}>
      <p>{words().nobodyBody}</p>
    </Empty>
  );
  return (
    <Loaded of={query} rows={5} isEmpty={(people) => people.length === 0} empty={nobody()}>
      {(people) => <Choosing {...props} people={people()} />}
    </Loaded>
  );
}

function Choosing(props: Props & { people: readonly Candidate[] }) {
  // Read once: a refetch must not take away what is being chosen.
  const { people, session, cohort } = props;
  const first = people.find(({ clash }) => clash === null) ?? people[0];
  const nameOf = (id: string) => people.find(({ memberID }) => memberID === id)?.name ?? "";
  const options = people.map(({ memberID, name, clash }) => ({
    value: memberID,
    label: memberID === cohort.coachID ? words().back(name) : name,
    hint: clash ? words().clash[clash] : words().free,
  }));
  const send = async (sent: { coachID: string; reason: string }, key: string) => {
    await standIn(session, sent, key).catch((error) => {
      throw under({ "startsAt.0": "coachID" }, error);
    });
    toast(words().done(nameOf(sent.coachID)));
  };
  return (
    <Form
      schema={v.object({ coachID: text(60), reason: text(300) })}
      send={send}
      done={() => props.onClose()}
      submit={words().submit}
      actions={<Button onClick={() => props.onClose()}>{ui().cancel}</Button>}
    >
      <p>{words().leads(session.standIn?.name ?? cohort.coachName, momentLong(session.startsAt))}</p>
      <RadioRow label={words().who} name="coachID" options={options} initial={first?.memberID ?? ""} />
      <Field label={words().reason} hint={words().reasonHint} name="reason" autocomplete="off" maxlength={300} />
      <section>
        <h2>{words().follows}</h2>
        <ul>
          <For each={words().follow}>{(line) => <li>{line}</li>}</For>
        </ul>
      </section>
    </Form>
  );
}
