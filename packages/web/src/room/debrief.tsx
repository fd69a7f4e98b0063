import { createUniqueId, For, Show } from "solid-js";
import { dayPlain } from "../format/date.ts";
import { words } from "../messages/room.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { useRoom } from "./context.ts";
import { createDraft } from "./draft.ts";
import { entriesOf, LIMITS, nameOf } from "./log.ts";

const OUTCOMES = ["done", "adapted", "dropped"] as const;

/** What came of the actions that were due: each says his own; the facilitator may say it for someone. */
export function Debrief() {
  const { log } = useRoom();
  const view = () => log().view;
  const isHere = () => log().plan[view().step]?.key === "debrief";
  const due = () => entriesOf(log(), "opened")[0]?.due ?? [];
  return (
    <Show when={isHere()}>
      <section class="card room-act" aria-label={words().debrief.title}>
        <h2>{words().debrief.title}</h2>
        <Show when={due().length > 0} fallback={<p class="hint">{words().debrief.none}</p>}>
          <ul class="room-due">
            <For each={due()}>{(action) => <Due action={action} />}</For>
          </ul>
        </Show>
      </section>
    </Show>
  );
}

type DueAction = ReturnType<typeof entriesOf<"opened">>[number]["due"][number];

function Due(props: { action: DueAction }) {
  const { log, place, acting } = useRoom();
  const { actionID } = props.action;
  const id = createUniqueId();
  const draft = createDraft(`debrief.${place.sessionID}.${actionID}`);
  const outcome = () => log().view.due.find((one) => one.actionID === actionID)?.outcome;
  const word = () => entriesOf(log(), "debriefed").findLast((one) => one.actionID === actionID)?.word;
  const { me, facilitatorID } = log().view;
  const isMine = () => props.action.ownerID === me.personID || me.personID === facilitatorID;
  const may = () => isMine() && log().view.me.may.includes("debrief");
  const say = async (one: (typeof OUTCOMES)[number]) => {
    const act = { kind: "debrief", actionID, outcome: one, word: draft.text().trim() } as const;
    if (await acting.run(act, draft.keyOf(act))) draft.done();
  };
  return (
    <li>
      <p>
        <strong>{nameOf(log(), props.action.ownerID) || words().debrief.away}</strong>{" "}
        <span class="hint">{words().debrief.due(dayPlain(props.action.dueOn))}</span>
      </p>
      <p>{props.action.text}</p>
      <Show when={props.action.noted}>
        {(noted) => <p class="hint">{words().debrief.noted(words().debrief[noted().outcome], noted().word)}</p>}
      </Show>
      <Show when={outcome()} keyed>
        {(one) => (
          <p>
            <Badge tone={one === "done" ? "good" : "neutral"}>{words().debrief[one]}</Badge> {word()}
          </p>
        )}
      </Show>
      <Show when={may() && !outcome()}>
        <div class="field">
          <label for={id}>{words().debrief.word}</label>
          <div class="frame">
            <input
              id={id}
              maxlength={LIMITS.word}
              value={draft.text()}
              onInput={(event) => draft.set(event.currentTarget.value)}
            />
          </div>
        </div>
        <div class="actions">
          <For each={OUTCOMES}>
            {(one) => (
              <Button pending={acting.pending("debrief")} onClick={() => void say(one)}>
                {words().debrief[one]}
              </Button>
            )}
          </For>
        </div>
      </Show>
    </li>
  );
}
