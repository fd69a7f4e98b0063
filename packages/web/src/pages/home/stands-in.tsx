import { For, Show } from "solid-js";
import { whenOf } from "../../format/when.ts";
import { words } from "../../messages/home.ts";
import { Section } from "../../ui/page.tsx";
import { type FirmDay, standsInOf } from "./day.ts";
import { GroupLink } from "./group-link.tsx";
import { meetingName } from "./meeting.ts";
import { RoomLink } from "./room-link.tsx";

/** The sessions that one leads for colleagues: each with its room, and with who comes. */
export function StandsIn(props: { days: readonly FirmDay[] }) {
  return (
    <Show when={standsInOf(props.days).length > 0}>
      <Section title={words().standsIn}>
        <ul class="to-do">
          <For each={standsInOf(props.days)}>
            {(one) => (
              <li>
                <p>
                  <strong>{one.cohortName}</strong> – {meetingName(one)},{" "}
                  <time datetime={one.startsAt}>{whenOf(one)}</time>, {words().standsInFor(one.forName)}
                </p>
                <div class="actions">
                  <RoomLink firmID={one.firmID} cohortID={one.cohortID} session={one} leads />
                  <GroupLink group={one} look="plain">
                    {words().openSession}
                  </GroupLink>
                </div>
              </li>
            )}
          </For>
        </ul>
      </Section>
    </Show>
  );
}
