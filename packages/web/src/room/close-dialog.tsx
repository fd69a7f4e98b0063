import { createSignal, createUniqueId, Show } from "solid-js";
import { words } from "../messages/room.ts";
import { Button } from "../ui/button.tsx";
import { RadioRow } from "../ui/choice.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { useRoom } from "./context.ts";

const WAYS = ["written", "aloud", "paper", "none"] as const;

/** Ends the session: with everyone's learnings, the round held otherwise, or the reason why there are none. */
export function CloseDialog(props: { onClose: () => void }) {
  const { log, acting } = useRoom();
  const id = createUniqueId();
  const [way, setWay] = createSignal<(typeof WAYS)[number]>(log().view.mode === "written" ? "written" : "aloud");
  const [reason, setReason] = createSignal("");
  const close = async () => {
    const closed = await acting.run({
      kind: "close",
      learnings: way(),
      reason: way() === "none" ? reason().trim() : "",
    });
    if (closed) props.onClose();
  };
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={words().close.title}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{words().close.stay}</Button>
          <Button
            look="primary"
            disabled={way() === "none" && reason().trim() === ""}
            pending={acting.pending("close")}
            onClick={() => void close()}
          >
            {words().close.act}
          </Button>
        </>
      }
    >
      <p>{words().close.body}</p>
      <RadioRow
        label={words().close.learnings}
        options={WAYS.map((value) => ({ value, label: words().close[value] }))}
        value={way()}
        onPick={(value) => setWay(WAYS.find((one) => one === value) ?? "aloud")}
      />
      <Show when={way() === "none"}>
        <div class="field">
          <label for={id}>{words().close.reason}</label>
          <div class="frame">
            <input id={id} maxlength="300" value={reason()} onInput={(event) => setReason(event.currentTarget.value)} />
          </div>
        </div>
      </Show>
    </Dialog>
  );
}
