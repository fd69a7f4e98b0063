import { For, Show } from "solid-js";
import { dayLong } from "../../format/date.ts";
import { words } from "../../messages/calendar.ts";
import { Button } from "../../ui/button.tsx";
import { meetingName } from "../home/meeting.ts";
import type { Meeting, Period } from "./calendar.data.ts";
import { Conflicts, conflictsOf, GroupLink, hoursOf, offSaid, placeOf, Status } from "./meeting-facts.tsx";

interface Opened {
  day: string;
  data: Period;
  meetings: readonly Meeting[];
  ref: (heading: HTMLHeadingElement) => void;
  onClose: () => void;
}

/** One day of the grid, opened: its meetings in full; Escape goes back to the grid. */
export function DayMeetings(props: Opened) {
  return (
    <section
      class="section card"
      aria-labelledby="calendar-opened"
      onKeyDown={(event) => {
        if (event.key === "Escape") props.onClose();
      }}
    >
      <div class="section-head">
        <h2 id="calendar-opened" tabindex="-1" ref={props.ref}>
          {dayLong(props.day)}
        </h2>
        <Button look="quiet" onClick={props.onClose}>
          {words().close}
        </Button>
      </div>
      <Show when={offSaid(props.data.daysOff.get(props.day))}>{(off) => <p class="hint">{off()}</p>}</Show>
      <Show when={props.meetings.length > 0} fallback={<p>{words().none}</p>}>
        <ul class="calendar-opened">
          <For each={props.meetings}>
            {(one) => (
              <li>
                <p>
                  <span class="code">{hoursOf(one)}</span> <GroupLink meeting={one} /> <Status meeting={one} />
                </p>
                <p class="hint">{[meetingName(one), one.coachName, placeOf(one)].filter(Boolean).join(" · ")}</p>
                <Conflicts of={conflictsOf(one, props.data)} />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  );
}
