import { createSignal, createUniqueId, Show } from "solid-js";
import IHand from "~icons/lucide/hand";
import { words } from "../messages/room.ts";
import { Button } from "../ui/button.tsx";
import { Agreement } from "./agreement.tsx";
import { CharterHere } from "./charter-here.tsx";
import { Choice } from "./choice.tsx";
import { ComplaintLink } from "./complaint-link.tsx";
import { useRoom } from "./context.ts";
import { Debrief } from "./debrief.tsx";
import { createDraft } from "./draft.ts";
import { Learning } from "./learning.tsx";
import { LIMITS } from "./log.ts";
import { Notes } from "./notes.tsx";
import { Observers } from "./observers.tsx";
import { People } from "./people.tsx";
import { ReviewLink } from "./review-link.tsx";
import { Said } from "./said.tsx";
import { Clock, StepHead } from "./stage.tsx";
import { Takings } from "./takings.tsx";
import { Writing } from "./writing.tsx";
import "./peer.css";

/** A member's screen, on a phone first: the step, the clock, who one is in it, the one thing to do. */
export function Peer() {
  const { log, acting } = useRoom();
  const view = () => log().view;
  const may = (kind: "take" | "drift" | "raiseHand" | "checkIn") => view().me.may.includes(kind);
  const isUp = () => view().hands.some((one) => one === view().me.personID);
  const isOffered = () => may("take") && view().offeredTo === view().me.personID;
  return (
    <div class="room-peer">
      <main>
        <p class="room-role">{words().role[view().me.role]}</p>
        <StepHead />
        <Clock />
        <Show when={may("take") && !isOffered()}>
          <Button wide pending={acting.pending("take")} onClick={() => void acting.run({ kind: "take" })}>
            {words().takeBack}
          </Button>
        </Show>
        <Show when={isOffered()}>
          <section class="card room-act" role="status">
            <p>{words().offered}</p>
            <Button
              look="primary"
              wide
              pending={acting.pending("take")}
              onClick={() => void acting.run({ kind: "take" })}
            >
              {words().take}
            </Button>
          </section>
        </Show>
        <Show when={may("checkIn")}>
          <CheckIn />
        </Show>
        <Observers />
        <Choice />
        <Debrief />
        <CharterHere />
        <Agreement />
        <Writing />
        <Show when={may("drift")}>
          <Button wide pending={acting.pending("drift")} onClick={() => void acting.run({ kind: "drift" })}>
            {words().drift.act}
          </Button>
        </Show>
        <Learning />
        <Takings />
        <Said />
        <ReviewLink />
        <Notes />
        <details class="card">
          <summary>{words().people.title}</summary>
          <People />
        </details>
        <More />
        <ComplaintLink />
      </main>
      <footer class="room-bar">
        <Show
          when={isUp()}
          fallback={
            <Button
              wide
              icon={<IHand aria-hidden="true" />}
              disabled={!may("raiseHand")}
              pending={acting.pending("raiseHand")}
              onClick={() => void acting.run({ kind: "raiseHand" })}
            >
              {words().hand.raise}
            </Button>
          }
        >
          <Button
            wide
            look="primary"
            icon={<IHand aria-hidden="true" />}
            pending={acting.pending("lowerHand")}
            onClick={() => void acting.run({ kind: "lowerHand" })}
          >
            {words().hand.lower}
          </Button>
        </Show>
      </footer>
    </div>
  );
}

/** How one comes in, in a word. */
function CheckIn() {
  const { log, place, acting } = useRoom();
  const id = createUniqueId();
  const draft = createDraft(`checkIn.${place.sessionID}`);
  const isDone = () => log().view.checkedIn.some((one) => one === log().view.me.personID);
  const send = async () => {
    const act = { kind: "checkIn", text: draft.text().trim() } as const;
    if (act.text !== "" && (await acting.run(act, draft.keyOf(act)))) draft.done();
  };
  return (
    <Show when={!isDone()} fallback={<p class="hint">{words().checkIn.done}</p>}>
      <form
        class="card room-act"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <div class="field">
          <label for={id}>{words().checkIn.label}</label>
          <div class="frame">
            <input
              id={id}
              maxlength={LIMITS.word}
              value={draft.text()}
              onInput={(event) => draft.set(event.currentTarget.value)}
            />
          </div>
        </div>
        <Button type="submit" look="primary" pending={acting.pending("checkIn")}>
          {words().checkIn.say}
        </Button>
      </form>
    </Show>
  );
}

/** A word to the facilitator alone; leaving. */
function More() {
  const { log, place, acting } = useRoom();
  const id = createUniqueId();
  const draft = createDraft(`whisper.${place.sessionID}`);
  const [isSent, setSent] = createSignal(false);
  const may = (kind: "whisper" | "leave") => log().view.me.may.includes(kind);
  const send = async () => {
    const act = { kind: "whisper", text: draft.text().trim() } as const;
    if (act.text === "" || !(await acting.run(act, draft.keyOf(act)))) return;
    draft.done();
    setSent(true);
  };
  return (
    <details class="card">
      <summary>{words().more}</summary>
      <Show when={may("whisper")}>
        <form
          class="room-act"
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <div class="field">
            <label for={id}>{words().whisper.label}</label>
            <div class="frame">
              <input
                id={id}
                maxlength={LIMITS.word}
                value={draft.text()}
                onInput={(event) => draft.set(event.currentTarget.value)}
              />
            </div>
          </div>
          <Button type="submit" pending={acting.pending("whisper")}>
            {words().whisper.send}
          </Button>
          <p class="hint" role="status">
            {isSent() ? words().whisper.sent : ""}
          </p>
        </form>
      </Show>
      <Show when={may("leave")}>
        <Button pending={acting.pending("leave")} onClick={() => void acting.run({ kind: "leave" })}>
          {words().leave}
        </Button>
      </Show>
    </details>
  );
}
