import { For, Match, Show, Switch } from "solid-js";
import IMore from "~icons/lucide/ellipsis";
import IHand from "~icons/lucide/hand";
import { words } from "../messages/room.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Menu, MenuAct } from "../ui/menu.tsx";
import { useRoom } from "./context.ts";
import type { Seat } from "./room.data.ts";

const rank = ({ status }: Seat) => ["waiting", "in", "out"].indexOf(status);

/** Who is in, who waits at the door, who asks to speak; letting in, handing over, letting out. */
export function People() {
  const { log } = useRoom();
  // By id: an answer makes new rows, and an open menu must stay where it is.
  const ids = () => [...log().view.seats].sort((one, other) => rank(one) - rank(other)).map(({ personID }) => personID);
  const here = () => log().view.seats.filter(({ status }) => status === "in").length;
  return (
    <section class="card" aria-label={words().people.title}>
      <h2>{words().people.title}</h2>
      <p class="hint">{words().people.count(here())}</p>
      <ul class="room-people">
        <For each={ids()}>{(personID) => <Person personID={personID} />}</For>
      </ul>
    </section>
  );
}

function Person(props: { personID: Seat["personID"] }) {
  const { log, acting } = useRoom();
  const view = () => log().view;
  const seat = () => view().seats.find((one) => one.personID === props.personID);
  const is = (status: Seat["status"]) => seat()?.status === status;
  const at = () => view().hands.indexOf(props.personID);
  return (
    <li data-away={is("out") ? "" : undefined}>
      <span>
        {seat()?.name}
        <Show when={at() >= 0}>
          {" "}
          <span class="room-hand">
            <IHand aria-hidden="true" />
            <span class="sr">{words().people.asks}</span> {at() + 1}
          </span>
        </Show>
      </span>
      <Show when={view().me.role === "facilitator"} fallback={<State personID={props.personID} />}>
        <Switch fallback={<Moves personID={props.personID} />}>
          <Match when={is("waiting")}>
            <Button
              look="primary"
              pending={acting.pending("admit")}
              onClick={() => void acting.run({ kind: "admit", personID: props.personID })}
            >
              {words().people.admit(seat()?.name ?? "")}
            </Button>
          </Match>
          <Match when={props.personID === view().facilitatorID}>
            <State personID={props.personID} />
          </Match>
        </Switch>
      </Show>
    </li>
  );
}

function State(props: { personID: string }) {
  const { log } = useRoom();
  const seat = () => log().view.seats.find((one) => one.personID === props.personID);
  const text = () => {
    if (props.personID === log().view.facilitatorID) return words().people.facilitates;
    return seat()?.status === "in" ? words().people.in : words().people.out;
  };
  return <Badge tone={seat()?.status === "in" ? "good" : "neutral"}>{text()}</Badge>;
}

function Moves(props: { personID: Seat["personID"] }) {
  const { log, acting } = useRoom();
  const seat = () => log().view.seats.find((one) => one.personID === props.personID);
  const isOffered = () => log().view.offeredTo === props.personID;
  const { personID } = props;
  return (
    <span class="room-moves">
      <Show when={isOffered()} fallback={<State personID={props.personID} />}>
        <Badge tone="wait">{words().people.offered}</Badge>
      </Show>
      <Menu label={words().people.moves(seat()?.name ?? "")} class="btn quiet" trigger={<IMore aria-hidden="true" />}>
        <Show when={log().view.hands.includes(personID)}>
          <MenuAct onAct={() => void acting.run({ kind: "lowerHand", personID })}>{words().people.lower}</MenuAct>
        </Show>
        <Show when={seat()?.status === "in"}>
          <MenuAct onAct={() => void acting.run({ kind: "offer", personID })}>{words().people.offer}</MenuAct>
        </Show>
        <MenuAct danger onAct={() => void acting.run({ kind: "remove", personID })}>
          {words().people.remove}
        </MenuAct>
      </Menu>
    </span>
  );
}
