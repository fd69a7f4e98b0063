import { Show } from "solid-js";
import { useQuery } from "../../api/index.ts";
import { words } from "../../messages/cohort-page.ts";
import { expected } from "../calendar/feed.data.ts";

/** Who said that he comes to one session, and by name who does not. Nothing while nobody answered. */
export function Expected(props: { cohortID: string; sessionID: string }) {
  const query = useQuery(() => expected(props.cohortID));
  const people = () => query.data?.sessions.find(({ sessionID }) => sessionID === props.sessionID)?.people ?? [];
  const who = (said: "accepted" | "declined") => people().filter((one) => one.said === said);
  const absent = () => who("declined").map(({ name }) => name);
  return (
    <Show when={who("accepted").length + absent().length > 0}>
      <p>{words().sessions.expected(who("accepted").length, people().length, absent())}</p>
    </Show>
  );
}
