import { createSignal, For, Show } from "solid-js";
import { createCommand } from "../../api/command.ts";
import { duration, momentLong } from "../../format/index.ts";
import { words } from "../../messages/group.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { onAct } from "../../ui/on-act.tsx";
import { Note, Section } from "../../ui/page.tsx";
import { Empty } from "../../ui/state.tsx";
import { meetingName } from "../home/meeting.ts";
import { type Group, say, type Topic } from "./group.data.ts";
import { nameOf, nextSession, shortOfTurns } from "./of.ts";
import { Turns } from "./turns.tsx";

interface Part {
  id: string;
  group: Group;
}

/** The topics that wait, for whom the next session is, and who has been client. */
export function Topics(props: Part) {
  const isPeer = () => props.group.me.role === "peer" && !props.group.erased;
  const [edited, setEdited] = createSignal<Topic>();
  const writing = onAct(() => import("./topic-dialog.tsx").then((part) => part.TopicDialog));
  const withdrawing = onAct(() => import("./withdraw-dialog.tsx").then((part) => part.WithdrawDialog));
  const open = (topic: Topic | undefined, act: Event) => {
    setEdited(topic);
    writing.open(act);
  };
  return (
    <div class="stack">
      <Next {...props} />
      <Section
        title={words().topics.title}
        bare
        actions={
          <Show when={isPeer()}>
            <Button look="primary" onClick={(act) => open(undefined, act)}>
              {words().topics.propose}
            </Button>
          </Show>
        }
      >
        <Show
          when={props.group.topics.length > 0}
          fallback={
            <Empty title={words().topics.none}>
              <p>{words().topics.noneBody}</p>
            </Empty>
          }
        >
          <ul class="topics">
            <For each={props.group.topics}>
              {(topic) => (
                <TopicCard
                  {...props}
                  topic={topic}
                  onEdit={(act) => open(topic, act)}
                  onWithdraw={(act) => {
                    setEdited(topic);
                    withdrawing.open(act);
                  }}
                />
              )}
            </For>
          </ul>
        </Show>
      </Section>
      <Turns group={props.group} />
      <writing.Part id={props.id} topic={edited()} />
      <Show when={edited()}>{(topic) => <withdrawing.Part id={props.id} topic={topic()} />}</Show>
    </div>
  );
}

/** The next session: how long it takes by the number of topics, one's vote and one's turn. */
function Next(props: Part) {
  const next = () => nextSession(props.group, Date.now());
  const few = () => shortOfTurns(props.group);
  return (
    <>
      <Show when={few() > 0}>
        <Note tone="wait">{words().topics.few(props.group.turnsLeft, few())}</Note>
      </Show>
      <Show when={next()} fallback={<p class="hint">{words().topics.noSession}</p>}>
        {(session) => (
          <section class="card stack" aria-label={meetingName(session())}>
            <h2>{words().topics.next(meetingName(session()), momentLong(session().startsAt))}</h2>
            <p>
              {words().topics.planned(duration(session().minutes))}{" "}
              <Show when={session().durations.length > 0}>
                {words().topics.lengths(
                  session()
                    .durations.map((minutes, at) => words().topics.length(at + 1, duration(minutes)))
                    .join(words().topics.between),
                )}
              </Show>
            </p>
            <Show when={props.group.board} fallback={<p>{words().topics.open}</p>}>
              {(board) => <Board {...props} sessionID={board().sessionID} passed={board().passed} />}
            </Show>
          </section>
        )}
      </Show>
    </>
  );
}

function Board(props: Part & { sessionID: string; passed: boolean }) {
  const passing = onAct(() => import("./pass-dialog.tsx").then((part) => part.PassDialog));
  return (
    <>
      <p class="hint">{words().topics.aloud}</p>
      <Show when={props.group.me.role === "peer"}>
        <Show when={!props.passed} fallback={<p>{words().topics.passed}</p>}>
          <div class="actions">
            <Button look="quiet" onClick={passing.open}>
              {words().topics.pass}
            </Button>
          </div>
        </Show>
        <passing.Part id={props.id} sessionID={props.sessionID} />
      </Show>
    </>
  );
}

interface CardProps extends Part {
  topic: Topic;
  onEdit: (act: Event) => void;
  onWithdraw: (act: Event) => void;
}

function TopicCard(props: CardProps) {
  const isMine = () => props.topic.authorID === props.group.me.personID;
  const questions = () => (["situation", "tried", "expected"] as const).filter((name) => props.topic[name] !== "");
  return (
    <li class="card stack">
      <h3>
        {props.topic.title} <Badge>{words().topics.kind[props.topic.kind]}</Badge>
        <Show when={props.topic.isTaken}>
          {" "}
          <Badge tone="good">{words().topics.taken}</Badge>
        </Show>
      </h3>
      <p class="hint">{nameOf(props.group, props.topic.authorID)}</p>
      <Show when={questions().length > 0}>
        <dl class="topic-said">
          <For each={questions()}>
            {(name) => (
              <div>
                <dt>{words().topics[name]}</dt>
                <dd>{props.topic[name]}</dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
      <div class="actions">
        <Show when={!props.topic.isTaken}>
          <Vote {...props} />
        </Show>
        <Show when={isMine() && !props.topic.isTaken}>
          <Button look="quiet" onClick={props.onEdit} aria-label={words().topics.editOf(props.topic.title)}>
            {words().topics.edit}
          </Button>
          <Button look="quiet" onClick={props.onWithdraw} aria-label={words().topics.withdrawOf(props.topic.title)}>
            {words().topics.withdraw}
          </Button>
        </Show>
      </div>
    </li>
  );
}

function Vote(props: CardProps) {
  const board = () => props.group.board;
  const votes = () => board()?.votes.find(({ topicID }) => topicID === props.topic.topicID)?.count ?? 0;
  const isMine = () => board()?.vote === props.topic.topicID;
  const voting = createCommand({
    send: (sessionID: string, key) => say(props.id, sessionID, { kind: "vote", topicID: props.topic.topicID }, key),
  });
  return (
    <Show when={board()}>
      {(open) => (
        <>
          <Show when={props.group.me.role === "peer"}>
            <Button
              pending={voting.pending()}
              disabled={isMine()}
              onClick={() => void voting.run(open().sessionID)}
              aria-label={isMine() ? undefined : words().topics.voteOf(props.topic.title)}
            >
              {isMine() ? words().topics.voted : words().topics.vote}
            </Button>
          </Show>
          <span class="hint topic-votes">{words().topics.votes(votes())}</span>
        </>
      )}
    </Show>
  );
}
