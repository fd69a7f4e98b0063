import { Show } from "solid-js";
import { words as observer } from "../messages/observer.ts";
import { words } from "../messages/room.ts";
import { Button } from "../ui/button.tsx";
import { onAct } from "../ui/on-act.tsx";
import { Agreement } from "./agreement.tsx";
import { CharterHere } from "./charter-here.tsx";
import { Choice } from "./choice.tsx";
import { ComplaintLink } from "./complaint-link.tsx";
import { useRoom } from "./context.ts";
import { Controls } from "./controls.tsx";
import { Debrief } from "./debrief.tsx";
import { Drift } from "./drift.tsx";
import { EntryCode } from "./entry-code.tsx";
import { Learned, Learning } from "./learning.tsx";
import { Notes } from "./notes.tsx";
import { Accepted } from "./observers.tsx";
import { People } from "./people.tsx";
import { Plan } from "./plan.tsx";
import { ReviewLink } from "./review-link.tsx";
import { Said } from "./said.tsx";
import { Script } from "./script.tsx";
import { Clock, StepHead } from "./stage.tsx";
import { Takings } from "./takings.tsx";
import { Writing } from "./writing.tsx";

/** The facilitator's screen: the clock, the step and its moves; what arrives; the plan and the people at the side. */
export function Conduct() {
  const { log } = useRoom();
  const closing = onAct(() => import("./close-dialog.tsx").then((part) => part.CloseDialog));
  const observing = onAct(() => import("./observe-dialog.tsx").then((part) => part.ObserveDialog));
  const may = (kind: "close") => log().view.me.may.includes(kind);
  return (
    <div class="room-conduct">
      <main>
        <StepHead />
        <Clock />
        <Controls />
        <Script />
        <Drift />
        <Choice />
        <Debrief />
        <CharterHere />
        <Agreement />
        <Learned />
        <Learning />
        <Takings />
        <Writing />
        <Said />
        <ReviewLink />
        <Notes />
      </main>
      <aside aria-label={words().plan.aside}>
        <Plan />
        <People />
        <Accepted />
        <Show when={log().view.status === "open"}>
          <Button look="quiet" onClick={observing.open}>
            {observer().title}
          </Button>
          <EntryCode />
        </Show>
        <Show when={may("close")}>
          <Button onClick={closing.open}>{words().close.act}</Button>
        </Show>
        <ComplaintLink />
      </aside>
      <closing.Part />
      <observing.Part />
    </div>
  );
}
