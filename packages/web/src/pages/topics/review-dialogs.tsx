import { For, Show } from "solid-js";
import * as v from "valibot";
import { createCommand } from "../../api/command.ts";
import { words } from "../../messages/group.ts";
import { words as ui } from "../../messages/ui.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm, Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { optionalText } from "../../ui/schema.ts";
import { actOnReview, type Review } from "./group.data.ts";

const Asked = v.object({ deadlineOn: optionalText(10) });

/** Has everyone read; a day, told to all, after which the silent no longer hold it back. */
export function AskDialog(props: { id: string; onClose: () => void }) {
  return (
    <Dialog open onClose={props.onClose} title={words().review.ask}>
      <Form
        schema={Asked}
        send={({ deadlineOn = null }, key) => actOnReview(props.id, { kind: "ask", deadlineOn }, key)}
        done={props.onClose}
        submit={words().review.ask}
        actions={<Button onClick={() => props.onClose()}>{ui().cancel}</Button>}
      >
        <p>{words().review.askBody}</p>
        <Field
          name="deadlineOn"
          type="date"
          label={words().review.deadline}
          hint={words().review.deadlineHint}
          optional
        />
      </Form>
    </Dialog>
  );
}

/** What goes out, as it goes out. */
export function ReleaseDialog(props: { id: string; lines: Review["lines"]; onClose: () => void }) {
  const left = () => props.lines.filter(({ leaves }) => leaves);
  const releasing = createCommand({
    send: (_: undefined, key) => actOnReview(props.id, { kind: "release" }, key),
    done: () => props.onClose(),
  });
  return (
    <Confirm
      open
      onClose={props.onClose}
      title={words().review.release}
      act={words().review.release}
      pending={releasing.pending()}
      onAct={() => void releasing.run(undefined)}
    >
      <Show when={left().length > 0} fallback={<p>{words().review.releaseNone}</p>}>
        <p>{words().review.releaseBody}</p>
        <For each={left()}>{(line) => <blockquote>{line.text}</blockquote>}</For>
      </Show>
    </Confirm>
  );
}
