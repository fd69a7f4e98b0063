import { createSignal, type JSX, Show } from "solid-js";
import { createCommand } from "../api/index.ts";
import { explain } from "../messages/error.ts";
import { Confirm } from "../ui/dialog.tsx";
import { Note } from "../ui/page.tsx";
import { toast } from "../ui/toast.tsx";

interface AskProps<R> {
  title: string;
  /** The button is named by the act: "Envoyer le devis". */
  act: string;
  danger?: boolean;
  run: (key: string) => Promise<R>;
  /** What the act changed, by the first word of its questions. */
  stale: readonly [string][];
  /** What is said once it is done. */
  done: (answer: R) => string;
  after?: () => void;
  onClose: () => void;
  /** What will happen. */
  children: JSX.Element;
}

/** Says what an act does, asks for it by its name, and tells a refusal in place. */
export function Ask<R>(props: AskProps<R>) {
  const [refusal, setRefusal] = createSignal<string>();
  const acting = createCommand({
    send: (_: undefined, key) => props.run(key),
    stale: props.stale,
    done: (answer) => {
      toast(props.done(answer));
      props.onClose();
      props.after?.();
    },
    refused: (error) => setRefusal(explain(error)),
  });
  return (
    <Confirm
      open
      onClose={props.onClose}
      title={props.title}
      act={props.act}
      danger={props.danger ?? false}
      pending={acting.pending()}
      onAct={() => void acting.run(undefined)}
    >
      {props.children}
      <Show when={refusal()}>
        {(text) => (
          <div role="alert">
            <Note tone="bad">
              <p>{text()}</p>
            </Note>
          </div>
        )}
      </Show>
    </Confirm>
  );
}
