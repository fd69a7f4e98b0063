import { createSignal, createUniqueId, For, Show } from "solid-js";
import { words as observer } from "../messages/observer.ts";
import { words } from "../messages/room.ts";
import { Confirm } from "../ui/dialog.tsx";
import { toastError } from "../ui/toast.tsx";
import { useRoom } from "./context.ts";
import { readColleagues } from "./room.data.ts";

type Colleague = Awaited<ReturnType<typeof readColleagues>>[number];

/** Asks a coach of the firm in to observe: each member accepts him before he comes in. */
export function ObserveDialog(props: { onClose: () => void }) {
  const { place, acting } = useRoom();
  const id = createUniqueId();
  const [colleagues, setColleagues] = createSignal<readonly Colleague[]>();
  const [memberID, setMemberID] = createSignal("");
  void readColleagues(place).then(setColleagues, toastError);
  const ask = async () => {
    const one = colleagues()?.find((colleague) => colleague.memberID === memberID());
    if (one && (await acting.run({ kind: "observe", memberID: one.memberID }))) props.onClose();
  };
  return (
    <Confirm
      open
      onClose={props.onClose}
      title={observer().title}
      act={observer().ask}
      pending={acting.pending("observe")}
      onAct={() => void ask()}
    >
      <p>{observer().body}</p>
      <Show when={colleagues()?.length !== 0} fallback={<p>{observer().nobody}</p>}>
        <div class="field">
          <label for={id}>{observer().who}</label>
          <div class="frame">
            <select id={id} onChange={(event) => setMemberID(event.currentTarget.value)}>
              <option value="">{words().choice.pick}</option>
              <For each={colleagues()}>{(one) => <option value={one.memberID}>{one.name}</option>}</For>
            </select>
          </div>
        </div>
      </Show>
    </Confirm>
  );
}
