import { createMemo, Show } from "solid-js";
import IBack from "~icons/lucide/chevron-left";
import INext from "~icons/lucide/chevron-right";
import IPause from "~icons/lucide/pause";
import IPlay from "~icons/lucide/play";
import IPlus from "~icons/lucide/plus";
import { words } from "../messages/room.ts";
import { Button } from "../ui/button.tsx";
import { keysOn, switchKeys } from "../ui/keys.tsx";
import { useRoom } from "./context.ts";
import { useRoomKeys } from "./keys.ts";

/** The facilitator's hand on the clock. Only he moves a step; the clock never does. */
export function Controls() {
  const { log, acting } = useRoom();
  const view = () => log().view;
  const may = (kind: "next" | "back" | "pause" | "resume" | "extend") => view().me.may.includes(kind);
  const isFresh = createMemo(() => view().spentMs.every((spent) => spent === 0) && view().runningSince === null);
  const next = () => void (may("next") && acting.run({ kind: "next", from: view().step }));
  const back = () => void acting.run({ kind: "back", from: view().step, to: view().step - 1 });
  const toggle = () => void acting.run({ kind: may("pause") ? "pause" : "resume" });
  const extend = () => void (may("extend") && acting.run({ kind: "extend", minutes: 2 }));
  useRoomKeys({ p: toggle, "+": extend, "shift+ArrowRight": next });
  return (
    <div class="room-controls">
      <Show when={may("back")}>
        <Button icon={<IBack aria-hidden="true" />} pending={acting.pending("back")} onClick={back}>
          {words().controls.back}
        </Button>
      </Show>
      <Show
        when={may("pause")}
        fallback={
          <Button
            look={isFresh() ? "primary" : "plain"}
            icon={<IPlay aria-hidden="true" />}
            pending={acting.pending("resume")}
            onClick={toggle}
          >
            {isFresh() ? words().controls.start : words().controls.resume}
          </Button>
        }
      >
        <Button icon={<IPause aria-hidden="true" />} pending={acting.pending("pause")} onClick={toggle}>
          {words().controls.pause}
        </Button>
      </Show>
      <Button icon={<IPlus aria-hidden="true" />} pending={acting.pending("extend")} onClick={extend}>
        {words().controls.extend}
      </Button>
      <Show when={may("next")}>
        <Button
          look={isFresh() ? "plain" : "primary"}
          icon={<INext aria-hidden="true" />}
          pending={acting.pending("next")}
          onClick={next}
        >
          {words().controls.next}
        </Button>
      </Show>
      <label class="room-keys">
        <input type="checkbox" checked={keysOn()} onChange={(event) => switchKeys(event.currentTarget.checked)} />
        {words().controls.keys}
      </label>
    </div>
  );
}
