import { Show } from "solid-js";
import { useQuery } from "../../api/query.ts";
import { words } from "../../messages/home.ts";
import { words as meeting } from "../../messages/meeting.ts";
import { useFirm } from "../../shell/firm.ts";
import { type Group, nextOfCard } from "./day.ts";
import { GroupLink } from "./group-link.tsx";
import { sessionAt } from "./home.data.ts";
import { meetingName } from "./meeting.ts";
import { NextSession } from "./next-session.tsx";
import { RoomLink } from "./room-link.tsx";

/** The session that comes first, with where it meets as soon as that is known. */
export function Soonest(props: { group: Group; several: boolean }) {
  const here = useFirm();
  const leads = (firmID: string, coachID: string | undefined) =>
    here.firms.some((firm) => firm.firmID === firmID && firm.memberID === coachID);
  return (
    <Show when={nextOfCard(props.group, Date.now())} keyed>
      {(next) => {
        const query = useQuery(() => sessionAt(props.group.firmID, next));
        const found = () => (query.isSuccess ? query.data : null);
        const where = () => [props.group.name, props.several && props.group.firmName].filter(Boolean).join(" · ");
        const name = () => {
          const session = found();
          return session ? meetingName(session) : meeting().next;
        };
        return (
          <NextSession
            title={name()}
            sub={where()}
            startsAt={next.startsAt}
            zone={next.zone}
            minutes={next.minutes}
            place={found()?.place ?? null}
            link={found()?.link ?? null}
            placeKnown={!query.isSuccess}
            actions={
              <>
                <Show when={leads(props.group.firmID, query.isSuccess ? query.data?.coachID : props.group.coachID)}>
                  <RoomLink firmID={props.group.firmID} cohortID={props.group.cohortID} session={next} leads />
                </Show>
                <GroupLink group={props.group} look="plain">
                  {words().openGroup}
                </GroupLink>
              </>
            }
          />
        );
      }}
    </Show>
  );
}
