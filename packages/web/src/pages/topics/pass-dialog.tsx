import { createCommand } from "../../api/command.ts";
import { words } from "../../messages/group.ts";
import { Confirm } from "../../ui/dialog.tsx";
import { say } from "./group.data.ts";

/** Passing is final for a session: it is asked once more. */
export function PassDialog(props: { id: string; sessionID: string; onClose: () => void }) {
  const passing = createCommand({
    send: (sessionID: string, key) => say(props.id, sessionID, { kind: "pass" }, key),
    done: () => props.onClose(),
  });
  return (
    <Confirm
      open
      onClose={props.onClose}
      title={words().topics.pass}
      act={words().topics.pass}
      pending={passing.pending()}
      onAct={() => void passing.run(props.sessionID)}
    >
      <p>{words().topics.passBody}</p>
    </Confirm>
  );
}
