import { Show } from "solid-js";
import { createCommand } from "../../api/command.ts";
import { words } from "../../messages/group.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { onAct } from "../../ui/on-act.tsx";
import { actOnReview, type Review, type ReviewAct } from "./group.data.ts";
import type { ReviewProps } from "./review.tsx";

type Line = Review["lines"][number];

/** One passage of the review: a peer strikes it out or no longer, its author says it otherwise while it is written. */
export function Passage(props: ReviewProps & { line: Line }) {
  const acting = createCommand({ send: (act: ReviewAct, key) => actOnReview(props.id, act, key) });
  const editing = onAct(() => import("./passage-dialog.tsx").then((part) => part.PassageDialog));
  const line = () => props.line;
  const topic = () => (line().turn === null ? undefined : props.group.turns[line().turn ?? 0]);
  const maySay = () => props.group.me.role === "peer" && props.review.status !== "released";
  const mayEdit = () => line().isMine && props.review.status === "writing";
  return (
    <li class="card stack">
      <p classList={{ "passage-out": line().isOut }}>{line().text}</p>
      <Show when={line().isOut}>
        <p>
          <Badge>{words().review.out}</Badge>
        </p>
      </Show>
      <Show when={topic()}>
        {(one) => <p class="hint">{words().review.ofTopic(one().title || words().turns.untitled)}</p>}
      </Show>
      <Show when={maySay() || mayEdit()}>
        <div class="actions">
          <Show when={maySay()}>
            <Strike
              line={line()}
              pending={acting.pending()}
              onAct={(struck) => void acting.run({ kind: "strike", lineID: line().lineID, struck })}
            />
          </Show>
          <Show when={mayEdit()}>
            <Button look="quiet" onClick={editing.open} aria-label={words().review.editOf(line().text)}>
              {words().review.edit}
            </Button>
            <Button
              look="quiet"
              pending={acting.pending()}
              onClick={() => void acting.run({ kind: "remove", lineID: line().lineID })}
              aria-label={words().review.removeOf(line().text)}
            >
              {words().review.remove}
            </Button>
          </Show>
        </div>
      </Show>
      <editing.Part id={props.id} group={props.group} line={line()} />
    </li>
  );
}

function Strike(props: { line: Line; pending: boolean; onAct: (struck: boolean) => void }) {
  const mine = () => props.line.isStruckByMe;
  return (
    <Button
      pending={props.pending}
      onClick={() => props.onAct(!mine())}
      aria-label={mine() ? words().review.restoreOf(props.line.text) : words().review.strikeOf(props.line.text)}
    >
      {mine() ? words().review.restore : words().review.strike}
    </Button>
  );
}
