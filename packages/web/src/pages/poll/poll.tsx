import { useParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { createCommand, useQuery } from "../../api/index.ts";
import { momentLong } from "../../format/date.ts";
import { together } from "../../format/index.ts";
import { words as cohorts } from "../../messages/cohort.ts";
import { words } from "../../messages/poll.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/dialog.tsx";
import { later } from "../../ui/later.tsx";
import { PageHead, Section } from "../../ui/page.tsx";
import { Progress } from "../../ui/progress.tsx";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { cohortOf } from "../cohort/cohort.data.ts";
import { Grid } from "./grid.tsx";
import { close, type Poll, pollOf } from "./poll.data.ts";
import "./poll.css";
import { Sets } from "./sets.tsx";

const Asking = later(() => import("./asking.tsx").then((part) => part.Asking));

/** When a group could meet: asked of everyone, weighed, chosen. */
export default function PollOfDates() {
  const here = useFirm();
  const params = useParams<{ id: string }>();
  const query = useQuery(() => pollOf(params.id));
  const group = useQuery(() => cohortOf(params.id));
  const crumbs = () => [
    { href: here.path("/groupes"), title: cohorts().title },
    { href: here.path(`/groupes/${params.id}`), title: group.data?.cohort.name ?? "…" },
  ];
  return (
    <>
      <PageHead title={words().title} crumbs={crumbs()} sub={group.data?.cohort.name} />
      <Loaded of={query} rows={8}>
        {(data) => (
          <Show when={data().poll} fallback={<Asking cohortID={params.id} />} keyed>
            {(poll) => <Known poll={poll} cohortID={params.id} />}
          </Show>
        )}
      </Loaded>
    </>
  );
}

function Known(props: { poll: Poll; cohortID: string }) {
  const [again, setAgain] = createSignal(false);
  return (
    <div class="stack">
      <Standing poll={props.poll} cohortID={props.cohortID} />
      <Show when={props.poll.status !== "chosen"}>
        <Sets poll={props.poll} cohortID={props.cohortID} />
      </Show>
      <Grid poll={props.poll} />
      <Show when={!props.poll.isOpen}>
        <Show when={again()} fallback={<Anew onAsk={() => setAgain(true)} />}>
          <Asking cohortID={props.cohortID} />
        </Show>
      </Show>
    </div>
  );
}

function Anew(props: { onAsk: () => void }) {
  return (
    <div class="actions">
      <Button onClick={props.onAsk}>{words().again}</Button>
    </div>
  );
}

const nameOf = ({ given, family }: Poll["people"][number]) => `${given} ${family}`;

function Standing(props: { poll: Poll; cohortID: string }) {
  const silent = () => props.poll.people.filter(({ said }) => said === null);
  const count = () => props.poll.people.length - silent().length;
  const said = () => {
    if (props.poll.status === "chosen") return words().chosen;
    return props.poll.isOpen ? words().open(momentLong(props.poll.closesAt)) : words().over;
  };
  return (
    <Section title={said()} actions={<Show when={props.poll.isOpen}>{<Closing {...props} />}</Show>}>
      <Progress
        label={words().answers}
        shown={words().answered(count(), props.poll.people.length)}
        value={count()}
        max={props.poll.people.length}
      />
      <Show when={props.poll.isOpen && silent().length > 0}>
        <p class="hint">{words().waiting(together(silent().map(nameOf)))}</p>
      </Show>
    </Section>
  );
}

function Closing(props: { poll: Poll; cohortID: string }) {
  const [asked, setAsked] = createSignal(false);
  const closing = createCommand({
    send: (_: null, key) => close({ cohortID: props.cohortID, pollID: props.poll.pollID }, key),
    done: () => toast(words().closed),
  });
  return (
    <>
      <Button look="quiet" onClick={() => setAsked(true)}>
        {words().close}
      </Button>
      <Confirm
        open={asked()}
        onClose={() => setAsked(false)}
        title={words().close}
        act={words().close}
        pending={closing.pending()}
        onAct={() => void closing.run(null).then(() => setAsked(false))}
      >
        <p>{words().closeBody}</p>
      </Confirm>
    </>
  );
}
