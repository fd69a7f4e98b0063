import { createSignal, For, Show } from "solid-js";
import { words } from "../messages/room.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Choosing } from "./choosing.tsx";
import { useRoom } from "./context.ts";
import { nameOf } from "./log.ts";
import { readTopics, type Topic } from "./room.data.ts";

/** Whose topic comes next: by vote or aloud; the facilitator names the client. One may pass, in private. */
export function Choice() {
  const { log, acting } = useRoom();
  const view = () => log().view;
  const may = (kind: "choose" | "pass") => view().me.may.includes(kind);
  const isHere = () => ["choice", "pause"].includes(log().plan[view().step]?.key ?? "");
  const next = () => log().plan.find((step, at) => at > view().step && step.consultation !== null)?.consultation;
  const chosen = () => view().consultations[next() ?? -1];
  const [picked, setPicked] = createSignal<Topic>();
  return (
    <Show when={isHere()}>
      <section class="card room-act" aria-label={words().choice.title}>
        <h2>{words().choice.title}</h2>
        <Show when={chosen()} fallback={<p class="hint">{words().choice.none}</p>}>
          {(one) => <p>{words().choice.chosen(nameOf(log(), one().clientID), one().title)}</p>}
        </Show>
        <TopicList onPick={setPicked} />
        <Show when={may("choose")}>
          <Show when={picked()} keyed fallback={<Choosing topic={undefined} />}>
            {(topic) => <Choosing topic={topic} />}
          </Show>
        </Show>
        <Show
          when={view().me.passed}
          fallback={
            <Show when={may("pass")}>
              <Button pending={acting.pending("pass")} onClick={() => void acting.run({ kind: "pass" })}>
                {words().choice.pass}
              </Button>
              <p class="hint">{words().choice.passHint}</p>
            </Show>
          }
        >
          <p>{words().choice.passed}</p>
        </Show>
      </section>
    </Show>
  );
}

/** The topics proposed beforehand, with their votes; asked for once the group comes to choose. */
function TopicList(props: { onPick: (topic: Topic) => void }) {
  const { log, place, acting } = useRoom();
  const [topics, setTopics] = createSignal<readonly Topic[]>([]);
  // Without them the group still chooses aloud.
  void readTopics(place).then(setTopics, () => setTopics([]));
  const view = () => log().view;
  const may = (kind: "choose" | "vote") => view().me.may.includes(kind);
  const votes = (topicID: string) => view().votes.find((one) => one.topicID === topicID)?.count ?? 0;
  return (
    <Show when={topics().length > 0}>
      <ul class="room-topics" aria-label={words().choice.topics}>
        <For each={topics()}>
          {(topic) => (
            <li>
              <p>
                <strong>{topic.title}</strong>
                <span class="hint">
                  {" "}
                  {nameOf(log(), topic.authorID)} · {words().choice.votes(votes(topic.topicID))}
                </span>
              </p>
              <Show when={topic.expected}>
                <p class="hint">{topic.expected}</p>
              </Show>
              <Show when={may("vote")}>
                <Show
                  when={view().me.vote !== topic.topicID}
                  fallback={<Badge tone="brand">{words().choice.voted}</Badge>}
                >
                  <Button
                    pending={acting.pending("vote")}
                    onClick={() => void acting.run({ kind: "vote", topicID: topic.topicID })}
                    aria-label={words().choice.voteOf(topic.title)}
                  >
                    {words().choice.vote}
                  </Button>
                </Show>
              </Show>
              <Show when={may("choose")}>
                <Button onClick={() => props.onPick(topic)} aria-label={words().choice.takeOf(topic.title)}>
                  {words().choice.takeTopic}
                </Button>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
