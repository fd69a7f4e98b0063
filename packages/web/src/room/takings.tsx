import { createMemo, createSignal, createUniqueId, For, Show } from "solid-js";
import { dayPlain } from "../format/date.ts";
import { today } from "../format/today.ts";
import { words } from "../messages/room.ts";
import { Button } from "../ui/button.tsx";
import { useRoom } from "./context.ts";
import { createDraft } from "./draft.ts";
import { entriesOf, LIMITS, nameOf } from "./log.ts";

const WEEKS_AHEAD = 2;

/** Dated actions: what was taken in this session, and the form when it is one's moment. */
export function Takings() {
  const { log } = useRoom();
  const taken = createMemo(() => entriesOf(log(), "acted"));
  const may = () => log().view.me.may.includes("takeAction");
  return (
    <Show when={may() || taken().length > 0}>
      <section class="card room-act" aria-label={words().takings.title}>
        <h2>{words().takings.title}</h2>
        <ul class="room-due">
          <For each={taken()}>
            {({ action }) => (
              <li>
                <strong>{nameOf(log(), action.ownerID)}</strong>{" "}
                <span class="hint">{words().takings.by(dayPlain(action.dueOn))}</span>
                <p>{action.text}</p>
              </li>
            )}
          </For>
        </ul>
        <Show when={may()}>
          <Taking />
        </Show>
      </section>
    </Show>
  );
}

function Taking() {
  const { log, place, live, acting } = useRoom();
  const id = createUniqueId();
  const draft = createDraft(`action.${place.sessionID}`);
  const [dueOn, setDueOn] = createSignal(today(WEEKS_AHEAD * 7, live.now()));
  const [ownerID, setOwnerID] = createSignal("");
  const peers = () => log().view.seats.filter(({ role }) => role === "peer");
  const isFacilitator = () => log().view.me.role === "facilitator";
  const client = () => log().view.consultations[log().plan[log().view.step]?.consultation ?? -1]?.clientID;
  const owner = () => {
    const wanted = ownerID() || client();
    return isFacilitator() ? peers().find(({ personID }) => personID === wanted)?.personID : undefined;
  };
  const send = async () => {
    const text = draft.text().trim();
    const forWhom = owner();
    if (text === "" || dueOn() === "" || (isFacilitator() && !forWhom)) return;
    const act = { kind: "takeAction", text, dueOn: dueOn(), ...(forWhom && { ownerID: forWhom }) } as const;
    if (await acting.run(act, draft.keyOf(act))) draft.done();
  };
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Show when={isFacilitator()}>
        <div class="field">
          <label for={`${id}-who`}>{words().takings.whose}</label>
          <div class="frame">
            <select id={`${id}-who`} required onChange={(event) => setOwnerID(event.currentTarget.value)}>
              <option value="">{words().choice.pick}</option>
              <For each={peers()}>
                {({ personID, name }) => (
                  <option value={personID} selected={personID === owner()}>
                    {name}
                  </option>
                )}
              </For>
            </select>
          </div>
        </div>
      </Show>
      <div class="field">
        <label for={id}>{words().takings.text}</label>
        <div class="frame">
          <textarea
            id={id}
            rows="2"
            required
            maxlength={LIMITS.action}
            value={draft.text()}
            onInput={(event) => draft.set(event.currentTarget.value)}
          />
        </div>
      </div>
      <div class="field">
        <label for={`${id}-on`}>{words().takings.dueOn}</label>
        <div class="frame">
          <input
            id={`${id}-on`}
            type="date"
            required
            min={today(0, live.now())}
            value={dueOn()}
            onInput={(event) => setDueOn(event.currentTarget.value)}
          />
        </div>
      </div>
      <div class="form-actions">
        <Button type="submit" look="primary" pending={acting.pending("takeAction")}>
          {words().takings.take}
        </Button>
      </div>
    </form>
  );
}
