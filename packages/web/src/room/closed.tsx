import { Show } from "solid-js";
import { words } from "../messages/room.ts";
import { ComplaintLink } from "./complaint-link.tsx";
import { useRoom } from "./context.ts";
import { Learning } from "./learning.tsx";
import { Notes } from "./notes.tsx";
import { groupPath } from "./place.ts";
import { ReviewLink } from "./review-link.tsx";
import { Said } from "./said.tsx";
import { Takings } from "./takings.tsx";
import { Writing } from "./writing.tsx";

/** After the session: what stays of it, and for a week what was said aloud may still be entered. */
export function Closed() {
  const { log, place } = useRoom();
  const mayEnter = () => log().view.me.role === "facilitator" && log().view.me.may.includes("write");
  return (
    <main class="room-alone">
      <h1>{words().closed.title}</h1>
      <p>{mayEnter() ? words().closed.enter : words().closed.body}</p>
      <Learning />
      <Takings />
      <Writing />
      <Said />
      <ReviewLink />
      <Notes />
      <ComplaintLink />
      <Show when={log().view.me.role === "facilitator"}>
        <a href={groupPath(place)} class="btn">
          {words().closed.group}
        </a>
      </Show>
    </main>
  );
}
