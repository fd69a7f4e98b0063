import { createSignal, For, Match, Show, Switch } from "solid-js";
import { createCommand } from "../../api/index.ts";
import { dayLong, money } from "../../format/index.ts";
import { words } from "../../messages/home.ts";
import { Button, OutsideLink } from "../../ui/button.tsx";
import { Confirm } from "../../ui/dialog.tsx";
import { toast } from "../../ui/toast.tsx";
import type { ToDo } from "./day.ts";
import { GroupLink } from "./group-link.tsx";
import { markHeld } from "./home.data.ts";

type ToMark = Extract<ToDo, { kind: "mark" }>;

/** What waits on the person, the gravest first, each with its act. */
export function ToDoList(props: { items: readonly ToDo[]; several: boolean }) {
  const [marking, setMarking] = createSignal<ToMark>();
  const mark = createCommand({
    send: ({ firmID, cohortID, sessionID }: ToMark, key) => markHeld(firmID, { cohortID, sessionID }, key),
    stale: [["home"], ["cohorts"], ["calendar"]],
    done: () => {
      setMarking(undefined);
      toast(words().marked);
    },
  });
  const act = () => {
    const session = marking();
    if (session) void mark.run(session);
  };
  return (
    <>
      <ul class="to-do">
        <For each={props.items}>
          {(item) => (
            <li>
              <p>
                <Told of={item} />
                <Show when={props.several}>
                  <span class="hint"> · {item.firmName}</span>
                </Show>
              </p>
              <Act of={item} onMark={setMarking} />
            </li>
          )}
        </For>
      </ul>
      <Confirm
        open={marking() !== undefined}
        onClose={() => setMarking(undefined)}
        title={words().markTitle}
        act={words().mark}
        pending={mark.pending()}
        onAct={act}
      >
        <p>{words().markBody}</p>
      </Confirm>
    </>
  );
}

function Told(props: { of: ToDo }) {
  return (
    <Switch>
      <Match when={props.of.kind === "mark" && props.of}>
        {(one) => (
          <>
            <strong>{one().cohortName}</strong> – {words().toMark(dayLong(one().startsAt))}
          </>
        )}
      </Match>
      <Match when={props.of.kind === "wait" && props.of}>
        {(one) => (
          <>
            <strong>{one().cohortName}</strong> – {words().waiting(one().count)}
          </>
        )}
      </Match>
      <Match when={props.of.kind === "overdue" && props.of}>
        {(one) => <strong>{words().late(money(one().amount))}</strong>}
      </Match>
    </Switch>
  );
}

function Act(props: { of: ToDo; onMark: (session: ToMark) => void }) {
  return (
    <Switch>
      <Match when={props.of.kind === "mark" && props.of}>
        {(one) => <Button onClick={() => props.onMark(one())}>{words().mark}</Button>}
      </Match>
      <Match when={props.of.kind === "wait" && props.of}>
        {(one) => (
          <GroupLink group={one()} at="?onglet=participants" look="plain">
            {words().seePeople}
          </GroupLink>
        )}
      </Match>
      <Match when={props.of.kind === "overdue" && props.of}>
        {(one) => (
          <OutsideLink href={`/app/f/${one().firmID}/factures?etat=en-retard`} look="plain">
            {words().seeLate}
          </OutsideLink>
        )}
      </Match>
    </Switch>
  );
}
