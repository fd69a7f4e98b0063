import { useParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { createCommand, useQuery } from "../../api/index.ts";
import { duration, momentLong } from "../../format/index.ts";
import { words } from "../../messages/among-peers.ts";
import { words as space } from "../../messages/group.ts";
import { useFirm } from "../../shell/firm.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { onAct } from "../../ui/on-act.tsx";
import { Note, PageHead, Section } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { RoomLink } from "../home/room-link.tsx";
import { type Group, groupOf } from "../topics/group.data.ts";
import "../topics/group.css";
import { callOff, type Meeting, volunteer } from "./meeting.data.ts";
import { nextVolunteer } from "./turn.ts";

/** A group's meetings among peers: its dates, who facilitates each, and the way into the room. */
export default function Meetings() {
  const here = useFirm();
  const params = useParams<{ id: string }>();
  const query = useQuery(() => groupOf(params.id, false));
  const adding = onAct(() => import("./plan-dialog.tsx").then((part) => part.PlanDialog));
  return (
    <Loaded of={query} heading={words().mine}>
      {(group) => (
        <>
          <PageHead
            title={words().mine}
            sub={group().cohortName}
            crumbs={[{ href: here.path(`/groupe/${params.id}`), title: space().title }]}
            actions={
              <Show when={group().amongPeers}>
                <Button look="primary" onClick={adding.open}>
                  {words().plan}
                </Button>
              </Show>
            }
          />
          <div class="stack">
            <Show when={group().amongPeers} fallback={<Note tone="wait">{words().led}</Note>}>
              <Note>{words().private}</Note>
              <Turn group={group()} />
            </Show>
            <All group={group()} id={params.id} />
          </div>
          <adding.Part id={params.id} />
        </>
      )}
    </Loaded>
  );
}

const meetingsOf = (group: Group): Meeting[] =>
  group.sessions.flatMap((one) => (one.peers ? [{ ...one, peers: one.peers }] : []));

/** Whose turn it would be, by who facilitated least; nobody is obliged. */
function Turn(props: { group: Group }) {
  const next = () => nextVolunteer(props.group.people, meetingsOf(props.group));
  return <Show when={next()}>{(person) => <p>{words().turn(person().name, person().times)}</p>}</Show>;
}

function All(props: { group: Group; id: string }) {
  return (
    <Section title={words().meetings} bare>
      <Show
        when={meetingsOf(props.group).length > 0}
        fallback={
          <Empty title={words().none}>
            <p>{words().noneBody}</p>
          </Empty>
        }
      >
        <ul class="said-list">
          <For each={meetingsOf(props.group)}>{(one) => <One of={one} group={props.group} id={props.id} />}</For>
        </ul>
      </Show>
    </Section>
  );
}

function One(props: { of: Meeting; group: Group; id: string }) {
  const here = useFirm();
  const me = () => props.group.me.personID;
  const facilitator = () => props.of.peers.facilitatorID;
  const name = () => props.group.people.find(({ personID }) => personID === facilitator())?.name;
  const isPlanned = () =>
    props.of.status === "planned" && Date.parse(props.of.startsAt) + props.of.minutes * 60_000 > Date.now();
  const when = () => momentLong(props.of.startsAt);
  const offering = createCommand({
    send: (takes: boolean, key) => volunteer(props.id, props.of.sessionID, takes, key),
  });
  const cancelling = createCommand({ send: (_: undefined, key) => callOff(props.id, props.of.sessionID, key) });
  return (
    <li class="card stack">
      <h3>{when()}</h3>
      <p>
        {duration(props.of.minutes)}
        <Show when={props.of.peers.where}>{(where) => <> · {where()}</>}</Show>
        <Show when={!isPlanned()}>
          {" "}
          <Badge tone={props.of.status === "held" ? "good" : "neutral"}>
            {words().outcomes[props.of.status === "held" ? "held" : "notHeld"]}
          </Badge>
        </Show>
      </p>
      <p>{name() ? words().by(name() ?? "") : words().nobody}</p>
      <div class="actions">
        <RoomLink firmID={here.firm.firmID} cohortID={props.id} session={props.of} leads={facilitator() === me()} />
        <Show when={isPlanned() && props.group.amongPeers}>
          <Show when={facilitator() === null}>
            <Button
              look="primary"
              pending={offering.pending()}
              onClick={() => void offering.run(true)}
              aria-label={words().takeOf(when())}
            >
              {words().take}
            </Button>
          </Show>
          <Show when={facilitator() === me()}>
            <Button
              pending={offering.pending()}
              onClick={() => void offering.run(false)}
              aria-label={words().giveOf(when())}
            >
              {words().give}
            </Button>
          </Show>
          <Button
            look="quiet"
            pending={cancelling.pending()}
            onClick={() => void cancelling.run(undefined)}
            aria-label={words().cancelOf(when())}
          >
            {words().cancel}
          </Button>
        </Show>
      </div>
    </li>
  );
}
