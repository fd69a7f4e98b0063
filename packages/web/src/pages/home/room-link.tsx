import { Match, Switch } from "solid-js";
import { time } from "../../format/index.ts";
import { whenOf } from "../../format/when.ts";
import { words } from "../../messages/meeting.ts";
import { OutsideLink } from "../../ui/button.tsx";
import { roomDoorOf, roomOpensAt } from "./room-door.ts";

interface RoomLinkProps {
  firmID: string;
  cohortID: string;
  session: {
    sessionID: string;
    startsAt: string;
    zone: string;
    minutes: number;
    status?: "planned" | "held" | "cancelled";
  };
  /** Leads the group: opens the room; the others join it. */
  leads: boolean;
}

/** The way into a session's room, when there is one: the main act from half an hour before, a quiet one else. */
export function RoomLink(props: RoomLinkProps) {
  const door = () => roomDoorOf(props.session, Date.now());
  const opens = () => whenOf({ startsAt: roomOpensAt(props.session), zone: props.session.zone }, time);
  const path = () => `/salle/${props.firmID}/${props.cohortID}/${props.session.sessionID}`;
  return (
    <Switch>
      <Match when={props.leads && (door() === "early" || door() === "now")}>
        <OutsideLink href={`${path()}?ouvrir`} look={door() === "now" ? "primary" : "plain"}>
          {words().room.open}
        </OutsideLink>
      </Match>
      <Match when={door() === "now"}>
        <OutsideLink href={path()} look="primary">
          {words().room.join}
        </OutsideLink>
      </Match>
      <Match when={door() === "early"}>
        <OutsideLink href={path()}>{words().room.opensAt(opens())}</OutsideLink>
      </Match>
      <Match when={door() === "after"}>
        <OutsideLink href={path()}>{words().room.again}</OutsideLink>
      </Match>
    </Switch>
  );
}
