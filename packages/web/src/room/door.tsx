import { createSignal, createUniqueId, For, Show } from "solid-js";
import { createIntent } from "../base/intent.ts";
import { refusalOf } from "../base/refusal.ts";
import { explain } from "../messages/error.ts";
import { words } from "../messages/room.ts";
import { Button } from "../ui/button.tsx";
import { Note } from "../ui/page.tsx";
import { keep } from "./kept.ts";
import { pathOf } from "./place.ts";
import { knock, type Names, namesOf } from "./room.data.ts";
import { passName } from "./wire.ts";

const LENGTH = 6;

/** Coming in with a phone: the code on the room's screen, then one's name; the facilitator lets one in. */
export function Door(props: { code: string }) {
  const [names, setNames] = createSignal<Names>();
  const [code, setCode] = createSignal(props.code);
  const [problem, setProblem] = createSignal("");
  const [pending, setPending] = createSignal(false);
  const find = async (typed: string) => {
    setPending(true);
    setProblem("");
    try {
      setNames(await namesOf(typed));
      setCode(typed);
    } catch (error) {
      setProblem(refusalOf(error).status === 404 ? words().door.unknown : explain(error));
    } finally {
      setPending(false);
    }
  };
  if (props.code.length === LENGTH) void find(props.code);
  return (
    <main class="room-alone">
      <h1>{words().door.title}</h1>
      <Show when={problem()}>
        <div role="alert">
          <Note tone="bad">{problem()}</Note>
        </div>
      </Show>
      <Show when={names()} fallback={<CodeForm code={code()} pending={pending()} find={find} />}>
        {(found) => <NameList names={found()} code={code()} failed={setProblem} />}
      </Show>
    </main>
  );
}

function CodeForm(props: { code: string; pending: boolean; find: (code: string) => void }) {
  const id = createUniqueId();
  let field: HTMLInputElement | undefined;
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        const typed = (field?.value ?? "").replace(/[^0-9A-Za-z]/g, "").toUpperCase();
        if (typed.length === LENGTH) props.find(typed);
        else field?.focus();
      }}
    >
      <div class="field">
        <label for={id}>{words().door.code}</label>
        <div class="frame">
          <input
            ref={field}
            id={id}
            class="room-code-field"
            value={props.code}
            required
            maxlength="9"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
          />
        </div>
      </div>
      <Button type="submit" look="primary" wide pending={props.pending}>
        {words().door.find}
      </Button>
    </form>
  );
}

function NameList(props: { names: Names; code: string; failed: (problem: string) => void }) {
  const intent = createIntent();
  const [pending, setPending] = createSignal<string>();
  const take = async (personID: string) => {
    setPending(personID);
    try {
      const { pass, firmID, cohortID, sessionID } = await knock(props.code, personID, intent.keyOf(personID));
      keep(passName(sessionID), pass);
      location.replace(pathOf({ firmID, cohortID, sessionID }));
    } catch (error) {
      props.failed(explain(error));
      setPending(undefined);
    }
  };
  return (
    <>
      <p>{props.names.names.length > 0 ? words().door.who : words().door.nobody}</p>
      <ul class="room-names">
        <For each={props.names.names}>
          {({ personID, name }) => (
            <li>
              <Button wide pending={pending() === personID} onClick={() => void take(personID)}>
                {name}
              </Button>
            </li>
          )}
        </For>
      </ul>
      <p class="hint">
        {words().door.account}{" "}
        <a
          href={pathOf({
            firmID: props.names.firmID,
            cohortID: props.names.cohortID,
            sessionID: props.names.sessionID,
          })}
        >
          {words().door.signIn}
        </a>
      </p>
    </>
  );
}
