import { useParams } from "@solidjs/router";
import { Show } from "solid-js";
import { createCommand, useQuery } from "../../api/index.ts";
import { whenOf } from "../../format/when.ts";
import { words } from "../../messages/visit.ts";
import { useFirm } from "../../shell/firm.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Note, Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { toast } from "../../ui/toast.tsx";
import type { Whole } from "../cohort/cohort.data.ts";
import { isClosed } from "../cohort/moment.ts";
import { OfGroup } from "../cohort/of-group.tsx";
import { meetingName } from "../home/meeting-name.ts";
import { allow, type Coming, end, type Going, type VisitKey, type Visits, visits } from "./visit.data.ts";

const TONES = { offered: "neutral", asked: "wait", confirmed: "good", ended: "neutral" } as const;

/** Seats for one session, here and elsewhere; whether this group takes anyone in. */
export default function MakeUps() {
  const params = useParams<{ id: string }>();
  const query = useQuery(() => visits(params.id));
  return (
    <OfGroup title={() => words().title} tab="seances">
      {(whole) => (
        <Loaded of={query} rows={4}>
          {(known) => <Shown whole={whole()} known={known()} />}
        </Loaded>
      )}
    </OfGroup>
  );
}

function Shown(props: { whole: Whole; known: Visits }) {
  const here = useFirm();
  const manages = here.is("owner", "manager");
  const cohortID = () => props.whole.cohort.cohortID;
  return (
    <div class="stack">
      <Setting cohortID={cohortID()} on={props.known.takesGuests} manages={manages && !isClosed(props.whole.cohort)} />
      <Section title={words().coming}>
        <Show when={props.known.coming.length > 0} fallback={<p class="hint">{words().noComing}</p>}>
          <Table
            caption={words().coming}
            rows={props.known.coming}
            columns={comingColumns()}
            actions={(one) => (
              <End when={manages} of={{ ...one, cohortID: cohortID() }} name={nameOf(one)} state={one} />
            )}
          />
          <p class="hint">{words().secret}</p>
        </Show>
      </Section>
      <Section title={words().going}>
        <p class="hint">{words().goingBody}</p>
        <Show when={props.known.going.length > 0} fallback={<p class="hint">{words().noGoing}</p>}>
          <Table
            caption={words().going}
            rows={props.known.going}
            columns={goingColumns(props.whole)}
            actions={(one) => (
              <End
                when={manages}
                of={{ cohortID: one.toCohortID, sessionID: one.toSessionID, participantID: one.participantID }}
                name={nameOf(one)}
                state={one}
              />
            )}
          />
        </Show>
        <Show when={manages && !isClosed(props.whole.cohort)}>
          <div class="actions">
            <LinkButton href={here.path(`/groupes/${cohortID()}/rattrapages/proposer`)}>{words().propose}</LinkButton>
          </div>
        </Show>
      </Section>
    </div>
  );
}

function Setting(props: { cohortID: string; on: boolean; manages: boolean }) {
  const setting = createCommand({
    send: (allowed: boolean, key) => allow(props.cohortID, allowed, key),
    done: (_, allowed) => toast(allowed ? words().allowed : words().stopped),
  });
  return (
    <Show
      when={props.on}
      fallback={
        <>
          <Note>{words().off}</Note>
          <p>{words().offBody}</p>
          <Show when={props.manages}>
            <div class="actions">
              <Button look="primary" pending={setting.pending()} onClick={() => void setting.run(true)}>
                {words().allow}
              </Button>
            </div>
          </Show>
        </>
      }
    >
      <Note tone="good">{words().on}</Note>
      <Show when={props.manages}>
        <div class="actions">
          <Button pending={setting.pending()} onClick={() => void setting.run(false)}>
            {words().stop}
          </Button>
        </div>
      </Show>
    </Show>
  );
}

const nameOf = ({ given, family }: { given: string; family: string }) => `${given} ${family}`;

const comingColumns = (): Column<Coming>[] => [
  { id: "who", head: words().person, cell: nameOf },
  { id: "from", head: words().from, cell: ({ homeName }) => homeName },
  { id: "session", head: words().session, cell: (one) => whenOf(one) },
  { id: "state", head: words().state, cell: (one) => <State of={one} agreed={one} /> },
];

const goingColumns = ({ sessions }: Whole): Column<Going>[] => [
  { id: "who", head: words().person, cell: nameOf },
  { id: "missed", head: words().missed, cell: ({ missedID }) => missedName(sessions, missedID) },
  { id: "to", head: words().to, cell: ({ toName }) => toName },
  { id: "session", head: words().session, cell: (one) => whenOf(one) },
  { id: "state", head: words().state, cell: (one) => <State of={one} /> },
];

function missedName(sessions: Whole["sessions"], missedID: string): string {
  const missed = sessions.find(({ sessionID }) => sessionID === missedID);
  return missed ? meetingName(missed) : "";
}

interface Stated {
  status: Coming["status"];
  why: Coming["why"];
}

/** How far it is: while the group is asked, how many have agreed. */
function State(props: { of: Stated; agreed?: Pick<Coming, "agreedCount" | "membersCount"> }) {
  return (
    <>
      <Badge tone={TONES[props.of.status]}>{words().states[props.of.status]}</Badge>
      <Show when={props.of.status === "asked" && props.agreed}>
        {(agreed) => <p class="hint">{words().agreed(agreed().agreedCount, agreed().membersCount)}</p>}
      </Show>
      <Show when={props.of.why}>{(why) => <p class="hint">{words().why[why()]}</p>}</Show>
    </>
  );
}

/** The firm takes a seat back, until the session begins. */
function End(props: { when: boolean; of: VisitKey; name: string; state: Stated & { startsAt: string } }) {
  const ending = createCommand({
    send: (_: undefined, key) =>
      end({ cohortID: props.of.cohortID, sessionID: props.of.sessionID, participantID: props.of.participantID }, key),
    done: () => toast(words().ended),
  });
  const isAhead = () => props.state.status !== "ended" && Date.parse(props.state.startsAt) > Date.now();
  return (
    <Show when={props.when && isAhead()}>
      <Button
        look="quiet"
        pending={ending.pending()}
        onClick={() => void ending.run(undefined)}
        aria-label={words().endOf(props.name)}
      >
        {words().end}
      </Button>
    </Show>
  );
}
