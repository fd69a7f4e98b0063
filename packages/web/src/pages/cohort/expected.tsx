import { For, Show } from "solid-js";
import { useQuery } from "../../api/index.ts";
import { momentShort } from "../../format/date.ts";
import { words } from "../../messages/cohort-page.ts";
import { expected } from "../calendar/feed.data.ts";

/** Who said that he comes to one session, and by name who does not, may not, or asks for another date. */
export function Expected(props: { cohortID: string; sessionID: string }) {
  const query = useQuery(() => expected(props.cohortID));
  const people = () => query.data?.sessions.find(({ sessionID }) => sessionID === props.sessionID)?.people ?? [];
  const who = (said: ReturnType<typeof people>[number]["said"]) =>
    people()
      .filter((one) => one.said === said)
      .map(({ name }) => name);
  return (
    <Show when={people().some(({ said }) => said !== "needsAction")}>
      <p>{words().sessions.expected(who("accepted").length, people().length, who("declined"), who("tentative"))}</p>
      <For each={people()}>
        {(one) => (
          <Show when={one.proposes}>
            {(when) => <p class="hint">{words().sessions.proposes(one.name, momentShort(when()))}</p>}
          </Show>
        )}
      </For>
    </Show>
  );
}
