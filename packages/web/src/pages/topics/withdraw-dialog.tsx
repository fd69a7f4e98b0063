import { createCommand } from "../../api/command.ts";
import { words } from "../../messages/group.ts";
import { Confirm } from "../../ui/dialog.tsx";
import { type Topic, withdraw } from "./group.data.ts";

/** A topic that is withdrawn is gone: it is asked once more. */
export function WithdrawDialog(props: { id: string; topic: Topic; onClose: () => void }) {
  const withdrawing = createCommand({
    send: (topicID: string, key) => withdraw(props.id, topicID, key),
    done: () => props.onClose(),
  });
  return (
    <Confirm
      open
      onClose={props.onClose}
      title={words().topics.withdrawOf(props.topic.title)}
      act={words().topics.withdraw}
      danger
      pending={withdrawing.pending()}
      onAct={() => void withdrawing.run(props.topic.topicID)}
    >
      <p>{words().topics.withdrawBody}</p>
    </Confirm>
  );
}
