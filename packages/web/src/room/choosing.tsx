import { createSignal, createUniqueId, For } from "solid-js";
import { words } from "../messages/room.ts";
import { Button } from "../ui/button.tsx";
import { useRoom } from "./context.ts";
import type { Topic } from "./room.data.ts";

/** The facilitator names the client, and the topic when it was proposed beforehand or is said now. */
export function Choosing(props: { topic: Topic | undefined }) {
  const { log, acting } = useRoom();
  const id = createUniqueId();
  const topic = props.topic;
  const peers = () => log().view.seats.filter(({ role, status }) => role === "peer" && status === "in");
  const isHere = peers().some(({ personID }) => personID === topic?.authorID);
  const [clientID, setClientID] = createSignal(isHere ? (topic?.authorID ?? "") : "");
  const [title, setTitle] = createSignal(topic?.title ?? "");
  const choose = () => {
    const client = peers().find(({ personID }) => personID === clientID());
    if (!client) return;
    // Said otherwise by someone else, it is another topic.
    const topicID = topic && topic.authorID === client.personID ? topic.topicID : null;
    void acting.run({ kind: "choose", clientID: client.personID, topicID, title: title().trim() });
  };
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        choose();
      }}
    >
      <div class="field">
        <label for={`${id}-who`}>{words().choice.client}</label>
        <div class="frame">
          <select id={`${id}-who`} required onChange={(event) => setClientID(event.currentTarget.value)}>
            <option value="">{words().choice.pick}</option>
            <For each={peers()}>
              {({ personID, name }) => (
                <option value={personID} selected={personID === clientID()}>
                  {name}
                </option>
              )}
            </For>
          </select>
        </div>
      </div>
      <div class="field">
        <label for={`${id}-title`}>{words().choice.topic}</label>
        <div class="frame">
          <input
            id={`${id}-title`}
            maxlength="160"
            value={title()}
            onInput={(event) => setTitle(event.currentTarget.value)}
          />
        </div>
      </div>
      <div class="form-actions">
        <Button type="submit" look="primary" disabled={clientID() === ""} pending={acting.pending("choose")}>
          {words().choice.choose}
        </Button>
      </div>
    </form>
  );
}
