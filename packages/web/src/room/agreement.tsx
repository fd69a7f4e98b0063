import { createSignal, Show } from "solid-js";
import { words } from "../messages/room.ts";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/choice.tsx";
import { Note } from "../ui/page.tsx";
import { useRoom } from "./context.ts";

/** The client says yes, then the facilitator records the group's assent in one gesture. */
export function Agreement() {
  const { log, acting } = useRoom();
  const [isSpoken, setSpoken] = createSignal(false);
  const view = () => log().view;
  const may = (kind: "agree" | "assent") => view().me.may.includes(kind);
  const isHere = () => log().plan[view().step]?.gate === "assent";
  const current = () => view().consultations[log().plan[view().step]?.consultation ?? -1];
  return (
    <Show when={isHere() && current()}>
      {(consultation) => (
        <section class="card room-act" aria-label={words().agreement.title}>
          <h2>{words().agreement.title}</h2>
          <Show when={consultation().agreed}>
            <Note tone="good">{words().agreement.agreed}</Note>
          </Show>
          <Show when={may("agree")}>
            <Button
              look="primary"
              wide
              pending={acting.pending("agree")}
              onClick={() => void acting.run({ kind: "agree" })}
            >
              {words().agreement.yes}
            </Button>
          </Show>
          <Show when={consultation().assented}>
            <Note tone="good">{words().agreement.assented}</Note>
          </Show>
          <Show when={may("assent") && !consultation().assented}>
            <Show when={!consultation().agreed && view().mode !== "written"}>
              <Checkbox label={words().agreement.spoken} checked={isSpoken()} onToggle={setSpoken} />
            </Show>
            <Button
              look="primary"
              pending={acting.pending("assent")}
              disabled={!consultation().agreed && !isSpoken()}
              onClick={() => void acting.run({ kind: "assent", clientAgrees: isSpoken() })}
            >
              {words().agreement.record}
            </Button>
            <Show when={!consultation().agreed && view().mode === "written"}>
              <p class="hint">{words().agreement.first}</p>
            </Show>
          </Show>
        </section>
      )}
    </Show>
  );
}
