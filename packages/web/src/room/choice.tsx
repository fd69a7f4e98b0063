import { createSignal, createUniqueId, For, Show } from "solid-js";
import { words } from "../messages/room.ts";
import { Button } from "../ui/button.tsx";
import { useRoom } from "./context.ts";
import { nameOf } from "./log.ts";

/** Whose topic comes next: the group chooses aloud, the facilitator names the client. One may pass, in private. */
export function Choice() {
  const { log, acting } = useRoom();
  const view = () => log().view;
  const may = (kind: "choose" | "pass") => view().me.may.includes(kind);
  const isHere = () => ["choice", "pause"].includes(log().plan[view().step]?.key ?? "");
  const next = () => log().plan.find((step, at) => at > view().step && step.consultation !== null)?.consultation;
  const chosen = () => view().consultations[next() ?? -1];
  return (
    <Show when={isHere()}>
      <section class="card room-act" aria-label={words().choice.title}>
        <h2>{words().choice.title}</h2>
        <Show when={chosen()} fallback={<p class="hint">{words().choice.none}</p>}>
          {(one) => <p>{words().choice.chosen(nameOf(log(), one().clientID), one().title)}</p>}
        </Show>
        <Show when={may("choose")}>
          <Choosing />
        </Show>
        <Show
          when={view().me.passed}
          fallback={
            <Show when={may("pass")}>
              <Button pending={acting.pending("pass")} onClick={() => void acting.run({ kind: "pass" })}>
                {words().choice.pass}
              </Button>
              <p class="hint">{words().choice.passHint}</p>
            </Show>
          }
        >
          <p>{words().choice.passed}</p>
        </Show>
      </section>
    </Show>
  );
}

function Choosing() {
  const { log, acting } = useRoom();
  const id = createUniqueId();
  const [clientID, setClientID] = createSignal("");
  const [title, setTitle] = createSignal("");
  const peers = () => log().view.seats.filter(({ role, status }) => role === "peer" && status === "in");
  const choose = () => {
    const client = peers().find(({ personID }) => personID === clientID());
    if (client) void acting.run({ kind: "choose", clientID: client.personID, title: title().trim() });
  };
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        choose();
      }}
    >
      <div class="field">
        <label for={`${id}-who`}>{words().choice.client}</label>
        <div class="frame">
          <select id={`${id}-who`} required onChange={(event) => setClientID(event.currentTarget.value)}>
            <option value="">{words().choice.pick}</option>
            <For each={peers()}>
              {({ personID, name }) => (
                <option value={personID} selected={personID === clientID()}>
                  {name}
                </option>
              )}
            </For>
          </select>
        </div>
      </div>
      <div class="field">
        <label for={`${id}-title`}>{words().choice.topic}</label>
        <div class="frame">
          <input
            id={`${id}-title`}
            maxlength="160"
            value={title()}
            onInput={(event) => setTitle(event.currentTarget.value)}
          />
        </div>
      </div>
      <div class="form-actions">
        <Button type="submit" look="primary" disabled={clientID() === ""} pending={acting.pending("choose")}>
          {words().choice.choose}
        </Button>
      </div>
    </form>
  );
}
