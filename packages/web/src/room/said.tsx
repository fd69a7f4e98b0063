import { createMemo, For, onMount, Show } from "solid-js";
import { words as aside } from "../messages/aside.ts";
import { locale } from "../messages/locale.ts";
import { words } from "../messages/room.ts";
import { Badge } from "../ui/badge.tsx";
import { useRoom } from "./context.ts";
import { nameOf, saidByStep, type Said as Word } from "./log.ts";

/** What was said in writing in this consultation, the present step first. Only stacked: no reply, no vote, no edit. */
export function Said() {
  const { log } = useRoom();
  const groups = createMemo(() => saidByStep(log()));
  const steps = () => [...groups().keys()].sort((one, other) => other - one);
  return (
    <Show when={steps().length > 0}>
      <section class="room-said" aria-label={words().said.title}>
        <For each={steps()}>
          {(step) => (
            <>
              <h2>{log().plan[step]?.name[locale()]}</h2>
              <ol>
                <For each={groups().get(step) ?? []}>{(said) => <One said={said} />}</For>
              </ol>
            </>
          )}
        </For>
      </section>
    </Show>
  );
}

function One(props: { said: Word }) {
  const { log, acting } = useRoom();
  const entry = () => props.said.entry;
  const author = () => (entry().author === null ? words().said.aloud : nameOf(log(), entry().author ?? ""));
  const isMine = () => entry().by === log().view.me.personID;
  const question = () => {
    const { answers } = entry();
    const found = answers === null ? undefined : log().entries.find(({ seq }) => seq === answers)?.entry;
    return found?.kind === "wrote" ? found.text : null;
  };
  return (
    <li>
      <p class="room-said-head">
        <Badge>{words().word[entry().word]}</Badge> <span>{author()}</span>
      </p>
      <Show when={question()}>{(text) => <p class="hint">{text()}</p>}</Show>
      <Show when={entry().text !== null} fallback={<p class="hint">{words().said.withdrawn}</p>}>
        <p class="room-said-text">{entry().text}</p>
        <Show when={isMine()}>
          <button
            type="button"
            class="btn quiet"
            onClick={() => void acting.run({ kind: "withdraw", seq: props.said.seq })}
          >
            {words().said.withdraw}
          </button>
        </Show>
        <Show when={log().view.me.role === "client" && !isMine()}>
          <Mark seq={props.said.seq} text={entry().text ?? ""} />
        </Show>
      </Show>
    </li>
  );
}

/** The client marks for himself, without a word to anyone, what he wants to find again in his log. */
function Mark(props: { seq: number; text: string }) {
  const { page } = useRoom();
  onMount(() => page.open());
  const isMarked = () => page.isMarked(props.seq);
  return (
    <button
      type="button"
      class="btn quiet"
      aria-pressed={isMarked()}
      aria-label={aside().markOf(props.text)}
      onClick={() => page.mark(props.seq, !isMarked())}
    >
      {isMarked() ? aside().marked : aside().mark}
    </button>
  );
}
