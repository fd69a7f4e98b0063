import { Show } from "solid-js";
import { words } from "../messages/aside.ts";
import { useRoom } from "./context.ts";
import { kept } from "./kept.ts";
import { reviewPath } from "./place.ts";
import { passName } from "./wire.ts";

/** At the review session, the way to the text that the group gives its sponsors; a pass of the day does not open it. */
export function ReviewLink() {
  const { log, place } = useRoom();
  const isGuest = () => kept(passName(place.sessionID)) !== null;
  return (
    <Show when={log().view.kind === "review" && !isGuest()}>
      <p>
        <a href={reviewPath(place)} target="_blank" rel="noopener">
          {words().toReview}
        </a>
      </p>
    </Show>
  );
}
