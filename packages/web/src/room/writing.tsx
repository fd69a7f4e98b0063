import { createEffect, createSignal, createUniqueId, For, Show } from "solid-js";
import { words } from "../messages/room.ts";
import { Button } from "../ui/button.tsx";
import { useRoom } from "./context.ts";
import { createDraft } from "./draft.ts";
import { entriesOf, LIMITS, wordsOpen } from "./log.ts";
import type { Word } from "./room.data.ts";

/** What may be written in this step, as the mode and one's part allow; kept here until the server has it. */
export function Writing() {
  const { log } = useRoom();
  const open = () => wordsOpen(log());
  return (
    <Show when={open().length > 0}>
      <Composer words={open()} />
    </Show>
  );
}

function Composer(props: { words: readonly Word[] }) {
  const { log, place, acting } = useRoom();
  const id = createUniqueId();
  const draft = createDraft(`word.${place.sessionID}`);
  const [picked, setPicked] = createSignal<Word>();
  const [asked, setAsked] = createSignal<number>();
  const word = () => props.words.find((one) => one === picked()) ?? props.words[0] ?? "statement";
  const named = (one: Word) =>
    one === "statement" && log().plan[log().view.step]?.part === "closing" ? words().word.last : words().word[one];
  const limit = () => LIMITS[word()];
  const isTooLong = () => draft.text().length > limit();
  const questions = () => (word() === "answer" ? openQuestions(log()) : []);
  const answers = () => questions().find(({ seq }) => seq === asked())?.seq ?? null;
  createEffect(() => {
    if (asked() === undefined && questions().length > 0) setAsked(questions()[0]?.seq);
  });
  const send = async () => {
    const text = draft.text().trim();
    if (text === "" || isTooLong()) return;
    const act = { kind: "write", word: word(), text, answers: answers() } as const;
    if (await acting.run(act, draft.keyOf(act))) {
      draft.done();
      setAsked(undefined);
    }
  };
  return (
    <form
      class="card room-writing"
      aria-label={words().writing.title}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Show when={props.words.length > 1}>
        <div class="room-words" role="radiogroup" aria-label={words().writing.kind}>
          <For each={props.words}>
            {(one) => (
              <label class="option">
                <input type="radio" name={id} checked={word() === one} onChange={() => setPicked(one)} />
                <span>{named(one)}</span>
              </label>
            )}
          </For>
        </div>
      </Show>
      <Show when={questions().length > 0}>
        <div class="field">
          <label for={`${id}-to`}>{words().writing.answers}</label>
          <div class="frame">
            <select id={`${id}-to`} onChange={(event) => setAsked(Number(event.currentTarget.value))}>
              <For each={questions()}>
                {({ seq, text }) => (
                  <option value={seq} selected={seq === asked()}>
                    {text}
                  </option>
                )}
              </For>
            </select>
          </div>
        </div>
      </Show>
      <div class="field" data-invalid={isTooLong() ? "" : undefined}>
        <label for={id}>{words().writing.label(named(word()))}</label>
        <div class="frame">
          <textarea
            id={id}
            rows="2"
            value={draft.text()}
            onInput={(event) => draft.set(event.currentTarget.value)}
            aria-describedby={`${id}-left`}
            aria-invalid={isTooLong() ? "true" : undefined}
          />
        </div>
        <p class="hint num" id={`${id}-left`}>
          {words().writing.left(limit() - draft.text().length)}
        </p>
      </div>
      <Button
        type="submit"
        look="primary"
        wide
        pending={acting.pending("write")}
        pendingLabel={words().writing.sending}
      >
        {words().writing.send}
      </Button>
    </form>
  );
}

/** Questions that nobody answered yet. */
function openQuestions(log: Parameters<typeof entriesOf>[0]) {
  const said = entriesOf(log, "wrote");
  const answered = new Set(said.map(({ answers }) => answers));
  return said.filter((one) => one.word === "question" && one.text !== null && !answered.has(one.seq));
}
