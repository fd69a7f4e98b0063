import { createEffect, createMemo, createSignal, createUniqueId, For, on, Show } from "solid-js";
import { locale } from "../messages/locale.ts";
import { words } from "../messages/room-charter.ts";
import { Button } from "../ui/button.tsx";
import { Note } from "../ui/page.tsx";
import { useRoom } from "./context.ts";
import { createDraft } from "./draft.ts";
import { entriesOf } from "./log.ts";
import { type Charter, readCharter } from "./room.data.ts";
import "./charter.css";

const RULE_MAX = 300;

/** The group's charter, where it is discussed and completed, and where someone who came later signs it. */
export function CharterCard() {
  const { log, place } = useRoom();
  const [shown, setShown] = createSignal<Charter>();
  const view = () => log().view;
  const isHere = () => log().plan[view().step]?.gate === "charter";
  const rulesChanged = createMemo(() => entriesOf(log(), "ruleAdded").length + entriesOf(log(), "ruleDropped").length);
  const isNewer = (one: Charter) => one.version >= (shown()?.version ?? 0);
  const read = () =>
    readCharter(place).then(
      (one) => isNewer(one) && setShown(one),
      () => undefined,
    );
  createEffect(on(rulesChanged, () => void read()));
  return (
    <Show when={shown()}>
      {(charter) => (
        <section class="card room-act room-charter" aria-label={words().title}>
          <h2>{words().title}</h2>
          <details open={isHere()}>
            <summary>{words().articles}</summary>
            <ol>
              <For each={charter().articles[locale()]}>{(article) => <li>{article}</li>}</For>
            </ol>
          </details>
          <Rules rules={charter().rules} />
          <Signature version={charter().version} again={() => void read()} />
          <Show when={isHere()}>
            <Signed />
          </Show>
        </section>
      )}
    </Show>
  );
}

/** The group's own rules: those that it has, those that it has just decided, and one more. */
function Rules(props: { rules: readonly string[] }) {
  const { log, place, acting } = useRoom();
  const id = createUniqueId();
  const draft = createDraft(`rule.${place.sessionID}`);
  const may = (kind: "addRule" | "dropRule") => log().view.me.may.includes(kind);
  const decided = () => {
    const said = entriesOf(log(), "wrote").flatMap(({ word, text }) =>
      word === "decision" && text ? [oneLine(text)] : [],
    );
    return [...new Set(said)].filter((one) => one.length <= RULE_MAX && !props.rules.includes(one));
  };
  const add = async () => {
    const act = { kind: "addRule", text: oneLine(draft.text()) } as const;
    if (act.text !== "" && (await acting.run(act, draft.keyOf(act)))) draft.done();
  };
  return (
    <>
      <Show when={props.rules.length > 0}>
        <h3>{words().rules}</h3>
        <ul class="room-rules">
          <For each={props.rules}>
            {(text) => (
              <li>
                <span>{text}</span>
                <Show when={may("dropRule")}>
                  <Button
                    look="quiet"
                    aria-label={words().dropOf(text)}
                    pending={acting.pending("dropRule")}
                    onClick={() => void acting.run({ kind: "dropRule", text })}
                  >
                    {words().drop}
                  </Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={may("addRule")}>
        <Show when={decided().length > 0}>
          <h3>{words().decided}</h3>
          <ul class="room-rules">
            <For each={decided()}>
              {(text) => (
                <li>
                  <span>{text}</span>
                  <Button
                    aria-label={words().takeOf(text)}
                    pending={acting.pending("addRule")}
                    onClick={() => void acting.run({ kind: "addRule", text })}
                  >
                    {words().addAct}
                  </Button>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <form
          class="form"
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <div class="field">
            <label for={id}>{words().add}</label>
            <div class="frame">
              <input
                id={id}
                maxlength={RULE_MAX}
                value={draft.text()}
                onInput={(event) => draft.set(event.currentTarget.value)}
                aria-describedby={`${id}-hint`}
              />
            </div>
            <p class="hint" id={`${id}-hint`}>
              {words().addHint}
            </p>
          </div>
          <Button type="submit" pending={acting.pending("addRule")}>
            {words().addAct}
          </Button>
        </form>
      </Show>
    </>
  );
}

/** A rule is one line of the charter. */
const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** One signs by one's name, on the version that one reads. */
function Signature(props: { version: number; again: () => void }) {
  const { log, place, acting } = useRoom();
  const id = createUniqueId();
  const draft = createDraft(`signature.${place.sessionID}`);
  const may = () => log().view.me.may.includes("signCharter");
  const isSigned = () =>
    log().view.seats.some((one) => one.personID === log().view.me.personID && one.role === "peer" && one.charter);
  const sign = async () => {
    const act = { kind: "signCharter", name: oneLine(draft.text()), version: props.version } as const;
    if (act.name === "") return;
    if (await acting.run(act, draft.keyOf(act))) draft.done();
    else props.again();
  };
  return (
    <>
      <Show when={isSigned()}>
        <Note tone="good">{words().signed}</Note>
      </Show>
      <Show when={may()}>
        <form
          class="form"
          onSubmit={(event) => {
            event.preventDefault();
            void sign();
          }}
        >
          <div class="field">
            <label for={id}>{words().name}</label>
            <div class="frame">
              <input
                id={id}
                required
                maxlength="120"
                autocomplete="name"
                value={draft.text()}
                onInput={(event) => draft.set(event.currentTarget.value)}
                aria-describedby={`${id}-hint`}
              />
            </div>
            <p class="hint" id={`${id}-hint`}>
              {words().nameHint}
            </p>
          </div>
          <Button type="submit" look="primary" wide pending={acting.pending("signCharter")}>
            {words().sign}
          </Button>
        </form>
      </Show>
    </>
  );
}

/** Who has signed, of those who are here. */
function Signed() {
  const { log } = useRoom();
  const names = (signed: boolean) =>
    log()
      .view.seats.filter(({ role, status, charter }) => role === "peer" && status === "in" && charter === signed)
      .map(({ name }) => name)
      .join(", ");
  return (
    <div role="status">
      <Show when={names(true)}>{(some) => <p>{names(false) ? words().have(some()) : words().all}</p>}</Show>
      <Show when={names(false)}>{(some) => <p>{words().missing(some())}</p>}</Show>
    </div>
  );
}
