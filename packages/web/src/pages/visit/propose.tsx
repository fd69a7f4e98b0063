import { useNavigate } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/index.ts";
import { whenOf } from "../../format/when.ts";
import { words as ui } from "../../messages/ui.ts";
import { words } from "../../messages/visit.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Note } from "../../ui/page.tsx";
import { text } from "../../ui/schema.ts";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import type { Whole } from "../cohort/cohort.data.ts";
import { OfGroup } from "../cohort/of-group.tsx";
import { meetingName } from "../home/meeting-name.ts";
import { type Choices, choices, offer } from "./visit.data.ts";

/** Someone who misses a session is proposed one in a sister group. */
export default function Propose() {
  return (
    <OfGroup title={() => words().proposeTitle} tab="seances">
      {(whole) => <Proposing whole={whole()} />}
    </OfGroup>
  );
}

function Proposing(props: { whole: Whole }) {
  const [who, setWho] = createSignal("");
  const people = () => props.whole.enrolments.filter(({ status }) => status === "accepted");
  return (
    <>
      <p>{words().proposeBody}</p>
      <Show when={people().length > 0} fallback={<Note>{words().nobody}</Note>}>
        <Select
          label={words().who}
          name="who"
          value={who()}
          onPick={setWho}
          options={people().map(({ enrolmentID, given, family }) => ({
            value: enrolmentID,
            label: `${given} ${family}`,
          }))}
        />
        <Show when={who()} keyed>
          {(enrolmentID) => <Offering cohortID={props.whole.cohort.cohortID} enrolmentID={enrolmentID} />}
        </Show>
      </Show>
    </>
  );
}

function Offering(props: { cohortID: string; enrolmentID: string }) {
  const query = useQuery(() => choices({ cohortID: props.cohortID, enrolmentID: props.enrolmentID }));
  return <Loaded of={query}>{(known) => <Choosing {...props} known={known()} />}</Loaded>;
}

const Wanted = v.object({ missedID: text(60), to: text(120) });
const isTaken = ({ status }: Choices["missable"][number]) => status !== null && status !== "ended";

function Choosing(props: { cohortID: string; enrolmentID: string; known: Choices }) {
  const here = useFirm();
  const navigate = useNavigate();
  const back = () => navigate(here.path(`/groupes/${props.cohortID}/rattrapages`), { replace: true });
  const send = ({ missedID, to }: v.InferOutput<typeof Wanted>, key: string) => {
    const [toCohortID = "", toSessionID = ""] = to.split(".");
    return offer(
      { cohortID: props.cohortID, enrolmentID: props.enrolmentID },
      { missedID, toCohortID, toSessionID },
      key,
    );
  };
  const done = () => {
    toast(words().proposed);
    back();
  };
  const missable = () =>
    props.known.missable.map((one) => ({
      value: one.sessionID,
      label: `${meetingName(one)} – ${isTaken(one) ? words().planned(whenOf(one)) : whenOf(one)}`,
      disabled: isTaken(one),
    }));
  const hosts = () =>
    props.known.hosts.flatMap(({ cohortID, name, sessions }) =>
      sessions.map((one) => ({
        value: `${cohortID}.${one.sessionID}`,
        label: words().option(name, whenOf(one)),
      })),
    );
  return (
    <Show
      when={hosts().length > 0}
      fallback={
        <Note>
          <p>{words().noHost}</p>
          <p>{words().noHostBody}</p>
        </Note>
      }
    >
      <Form
        schema={Wanted}
        send={send}
        done={done}
        submit={words().submit}
        actions={<Button onClick={back}>{ui().cancel}</Button>}
      >
        <Select label={words().which} name="missedID" options={missable()} />
        <Select label={words().where} hint={words().whereHint} name="to" options={hosts()} />
      </Form>
    </Show>
  );
}
