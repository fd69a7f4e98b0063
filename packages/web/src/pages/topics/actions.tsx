import { createSignal, For, Show } from "solid-js";
import { dayPlain } from "../../format/index.ts";
import { words } from "../../messages/group.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { onAct } from "../../ui/on-act.tsx";
import { Section } from "../../ui/page.tsx";
import type { Action, Group } from "./group.data.ts";
import { nameOf } from "./of.ts";

const TONES = { done: "good", adapted: "brand", dropped: "neutral" } as const;

/** What people said they would do, and what became of it. */
export function Actions(props: { id: string; group: Group }) {
  const [settled, setSettled] = createSignal<Action>();
  const settling = onAct(() => import("./settle-dialog.tsx").then((part) => part.SettleDialog));
  const isMine = ({ ownerID }: Action) => ownerID === props.group.me.personID;
  const mine = () => props.group.actions.filter(isMine);
  const others = () => props.group.actions.filter((action) => !isMine(action));
  const settle = (action: Action, act: Event) => {
    setSettled(action);
    settling.open(act);
  };
  return (
    <div class="stack">
      <Show when={props.group.actions.length > 0} fallback={<p class="hint">{words().actions.none}</p>}>
        <Show when={mine().length > 0}>
          <Section title={words().actions.mine} bare>
            <p class="hint">{words().actions.reminder}</p>
            <ActionList actions={mine()} group={props.group} onSettle={settle} />
          </Section>
        </Show>
        <Show when={others().length > 0}>
          <Section title={mine().length > 0 ? words().actions.others : words().actions.title} bare>
            <ActionList actions={others()} group={props.group} />
          </Section>
        </Show>
      </Show>
      <Show when={settled()}>{(action) => <settling.Part id={props.id} action={action()} />}</Show>
    </div>
  );
}

interface ListProps {
  actions: readonly Action[];
  group: Group;
  onSettle?: (action: Action, act: Event) => void;
}

function ActionList(props: ListProps) {
  return (
    <ul class="said-list">
      <For each={props.actions}>
        {(action) => (
          <li class="card stack">
            <p>
              <strong>{action.text}</strong>{" "}
              <Show when={action.outcome} fallback={<Badge tone="wait">{words().actions.open}</Badge>}>
                {(outcome) => <Badge tone={TONES[outcome()]}>{words().actions[outcome()]}</Badge>}
              </Show>
            </p>
            <p class="hint">
              {[nameOf(props.group, action.ownerID), words().actions.due(dayPlain(action.dueOn))]
                .filter(Boolean)
                .join(", ")}
            </p>
            <Show when={action.word}>
              <p>{action.word}</p>
            </Show>
            <Show when={props.onSettle}>
              {(settle) => (
                <div class="actions">
                  <Button onClick={(act) => settle()(action, act)} aria-label={words().actions.settleOf(action.text)}>
                    {words().actions.settle}
                  </Button>
                </div>
              )}
            </Show>
          </li>
        )}
      </For>
    </ul>
  );
}
