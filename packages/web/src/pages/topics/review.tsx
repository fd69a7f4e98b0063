import { For, Show } from "solid-js";
import { createCommand } from "../../api/command.ts";
import { dayPlain, momentLong } from "../../format/index.ts";
import { words } from "../../messages/group.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/choice.tsx";
import { onAct } from "../../ui/on-act.tsx";
import { Note, Section } from "../../ui/page.tsx";
import { Empty } from "../../ui/state.tsx";
import { actOnReview, type Group, type Review, type ReviewAct } from "./group.data.ts";
import { nameOf } from "./of.ts";
import { Passage } from "./passage.tsx";

export interface ReviewProps {
  id: string;
  group: Group;
  review: Review;
}

/** What the group gives its sponsors: written by all, read again by all, released by who leads it. */
export function ReviewPart(props: ReviewProps) {
  const opensAt = () => props.review.opensAt;
  return (
    <div class="stack">
      <p>{words().review.intro}</p>
      <Show
        when={props.review.isOpen}
        fallback={
          <p class="hint">
            <Show when={opensAt()} fallback={words().review.noSession}>
              {(at) => words().review.early(momentLong(at()))}
            </Show>
          </p>
        }
      >
        <Standing {...props} />
        <Text {...props} />
        <Vetoes {...props} />
      </Show>
    </div>
  );
}

const isDone = ({ status }: Review) => status === "released";

/** Where it stands, and what one does now. */
function Standing(props: ReviewProps) {
  const acting = createCommand({ send: (act: ReviewAct, key) => actOnReview(props.id, act, key) });
  const review = () => props.review;
  const isPeer = () => props.group.me.role === "peer";
  const waiting = () => review().waiting.map((personID) => nameOf(props.group, personID));
  return (
    <Show
      when={!isDone(review())}
      fallback={<Note>{words().review.released(dayPlain(review().releasedAt ?? ""))}</Note>}
    >
      <Show when={review().status === "asked"} fallback={<Note>{words().review.writing}</Note>}>
        <Note tone="wait">
          <p>{isPeer() ? words().review.asked : words().review.askedLead}</p>
          <p>
            <Show when={review().deadlineOn} fallback={words().review.noDay}>
              {(day) => (isPeer() ? words().review.until : words().review.untilLead)(dayPlain(day()))}
            </Show>
          </p>
        </Note>
        <p>
          {words().review.said(review().said, props.group.people.length)}{" "}
          <Show when={waiting().length > 0}>{words().review.waiting(waiting().join(", "))}</Show>
        </p>
        <Show when={isPeer()}>
          <Show when={!review().hasSaid} fallback={<p>{words().review.hasSaid}</p>}>
            <div class="actions">
              <Button look="primary" pending={acting.pending()} onClick={() => void acting.run({ kind: "say" })}>
                {words().review.say}
              </Button>
            </div>
          </Show>
        </Show>
      </Show>
      <Show when={!isPeer()}>
        <Conduct {...props} />
      </Show>
    </Show>
  );
}

/** The facilitator has it read, opens it again, releases it. */
function Conduct(props: ReviewProps) {
  const acting = createCommand({ send: (act: ReviewAct, key) => actOnReview(props.id, act, key) });
  const asking = onAct(() => import("./review-dialogs.tsx").then((part) => part.AskDialog));
  const releasing = onAct(() => import("./review-dialogs.tsx").then((part) => part.ReleaseDialog));
  return (
    <div class="actions">
      <Show
        when={props.review.status === "asked"}
        fallback={
          <Button disabled={props.review.lines.length === 0} onClick={asking.open}>
            {words().review.ask}
          </Button>
        }
      >
        <Show when={props.review.mayRelease}>
          <Button look="primary" onClick={releasing.open}>
            {words().review.release}
          </Button>
        </Show>
        <Button look="quiet" pending={acting.pending()} onClick={() => void acting.run({ kind: "resume" })}>
          {words().review.resume}
        </Button>
      </Show>
      <asking.Part id={props.id} />
      <releasing.Part id={props.id} lines={props.review.lines} />
    </div>
  );
}

function Text(props: ReviewProps) {
  const writing = onAct(() => import("./passage-dialog.tsx").then((part) => part.PassageDialog));
  const shown = () => (isDone(props.review) ? props.review.lines.filter(({ isOut }) => !isOut) : props.review.lines);
  return (
    <Section
      title={words().review.lines}
      bare
      actions={
        <Show when={props.review.status === "writing"}>
          <Button look="primary" onClick={writing.open}>
            {words().review.write}
          </Button>
        </Show>
      }
    >
      <Show
        when={shown().length > 0}
        fallback={
          <Empty title={words().review.none}>
            <p>{words().review.noneBody}</p>
          </Empty>
        }
      >
        <ul class="said-list">
          <For each={shown()}>{(line) => <Passage {...props} line={line} />}</For>
        </ul>
        <Show when={!isDone(props.review)}>
          <p class="hint">{words().review.outBy}</p>
        </Show>
      </Show>
      <writing.Part id={props.id} group={props.group} />
    </Section>
  );
}

/** One's own topics, of which one may let nothing go. */
function Vetoes(props: ReviewProps) {
  const acting = createCommand({ send: (act: ReviewAct, key) => actOnReview(props.id, act, key) });
  const own = () =>
    props.group.turns
      .map(({ personID, title }, turn) => ({ personID, title, turn }))
      .filter(({ personID }) => personID === props.group.me.personID);
  return (
    <Show when={!isDone(props.review)}>
      <For each={own()}>
        {({ title, turn }) => (
          <Checkbox
            label={words().review.veto(title || words().turns.untitled)}
            hint={words().review.vetoHint}
            checked={props.review.vetoes.includes(turn)}
            onToggle={(vetoed) => void acting.run({ kind: "veto", turn, vetoed })}
          />
        )}
      </For>
    </Show>
  );
}
