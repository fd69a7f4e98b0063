import { createSignal, createUniqueId, For, Show } from "solid-js";
import { words } from "../messages/room.ts";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/choice.tsx";
import { Note } from "../ui/page.tsx";
import { useRoom } from "./context.ts";
import { createDraft } from "./draft.ts";
import { LIMITS } from "./log.ts";

/** What one learned, of process and of content: private until one shares it by this very act. */
export function Learning() {
  const { log, place, acting } = useRoom();
  const id = createUniqueId();
  const step = () => log().plan[log().view.step];
  const isHere = () => step()?.kind === "learning" || step()?.part === "closing" || log().view.status === "closed";
  // A coach leads and has no learning to give; a member who facilitates has.
  const isMember = () => log().view.me.role !== "facilitator" || log().view.me.personID.startsWith("participant");
  const may = () => log().view.me.may.includes("learn") && isMember();
  const isWritten = () => log().view.learned.some((one) => one === log().view.me.personID);
  const process = createDraft(`process.${place.sessionID}`);
  const content = createDraft(`content.${place.sessionID}`);
  const [share, setShare] = createSignal(false);
  const send = async () => {
    const act = {
      kind: "learn",
      process: process.text().trim(),
      content: content.text().trim(),
      share: share(),
    } as const;
    if (act.process === "" && act.content === "") return;
    if (!(await acting.run(act, process.keyOf(act)))) return;
    process.done();
    content.done();
  };
  const drafts = { process, content };
  // By name: an answer of the server must not draw a field again under the fingers.
  const fields = (): (keyof typeof drafts)[] =>
    log().view.me.role === "observer" ? ["process"] : ["content", "process"];
  return (
    <Show when={isHere() && may()}>
      <section class="card room-act" aria-label={words().learning.title}>
        <h2>{words().learning.title}</h2>
        <Show when={isWritten()}>
          <Note tone="good">{words().learning.kept}</Note>
        </Show>
        <form
          class="form"
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <For each={fields()}>
            {(name) => (
              <div class="field">
                <label for={`${id}-${name}`}>{words().learning[name]}</label>
                <div class="frame">
                  <textarea
                    id={`${id}-${name}`}
                    rows="2"
                    maxlength={LIMITS.learning}
                    value={drafts[name].text()}
                    onInput={(event) => drafts[name].set(event.currentTarget.value)}
                  />
                </div>
              </div>
            )}
          </For>
          <Checkbox
            label={words().learning.share}
            hint={words().learning.private}
            checked={share()}
            onToggle={setShare}
          />
          <div class="form-actions">
            <Button type="submit" look="primary" pending={acting.pending("learn")}>
              {isWritten() ? words().learning.another : words().learning.keep}
            </Button>
          </div>
        </form>
      </section>
    </Show>
  );
}

/** Who has written, for whoever closes the round. */
export function Learned() {
  const { log } = useRoom();
  const isHere = () =>
    log().plan[log().view.step]?.kind === "learning" || log().plan[log().view.step]?.part === "closing";
  const peers = () => log().view.seats.filter(({ role, status }) => role === "peer" && status === "in");
  const hasWritten = (personID: string) => log().view.learned.some((one) => one === personID);
  const namesOf = (written: boolean) =>
    peers()
      .filter(({ personID }) => hasWritten(personID) === written)
      .map(({ name }) => name)
      .join(", ");
  return (
    <Show when={isHere() && log().view.mode !== "paper"}>
      <section class="card room-act" aria-label={words().learning.title}>
        <Show when={namesOf(true)}>{(names) => <p>{words().learning.written(names())}</p>}</Show>
        <Show when={namesOf(false)}>{(names) => <p>{words().learning.missing(names())}</p>}</Show>
      </section>
    </Show>
  );
}
