import { For, Show } from "solid-js";
import { words } from "../messages/observer.ts";
import { Button } from "../ui/button.tsx";
import { useRoom } from "./context.ts";
import { nameOf } from "./log.ts";

/** An observer waits for each member's word: nobody else's opens the door to him. */
export function Observers() {
  const { log, acting } = useRoom();
  const me = () => log().view.me;
  const isPeer = () => me().role === "client" || me().role === "consultant";
  const asked = () => log().view.observers.filter(({ acceptedBy }) => isPeer() && !acceptedBy.includes(me().personID));
  return (
    <For each={asked().map(({ personID }) => personID)}>
      {(personID) => (
        <section class="card room-act" aria-label={words().asks(nameOf(log(), personID))}>
          <p>{words().asks(nameOf(log(), personID))}</p>
          <p class="hint">{words().silent}</p>
          <Button pending={acting.pending("accept")} onClick={() => void acting.run({ kind: "accept", personID })}>
            {words().accept}
          </Button>
        </section>
      )}
    </For>
  );
}

/** Who has accepted so far, for the facilitator. */
export function Accepted() {
  const { log } = useRoom();
  const out = (personID: string) => log().view.seats.some((one) => one.personID === personID && one.status === "out");
  return (
    <For each={log().view.observers}>
      {({ personID, acceptedBy }) => (
        <Show when={out(personID)}>
          <p class="hint">{words().accepted(nameOf(log(), personID), acceptedBy.length)}</p>
        </Show>
      )}
    </For>
  );
}
