import * as v from "valibot";
import { words } from "../../messages/group.ts";
import { words as ui } from "../../messages/ui.ts";
import { Button } from "../../ui/button.tsx";
import { RadioRow } from "../../ui/choice.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextArea } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { oneOf } from "../../ui/schema.ts";
import { type Action, settle } from "./group.data.ts";

const OUTCOMES = ["done", "adapted", "dropped"] as const;
const Said = v.object({
  outcome: oneOf(OUTCOMES),
  word: v.optional(v.pipe(v.string(), v.maxLength(400, "too_long")), ""),
});

/** What became of one's action; the next session opens with it. */
export function SettleDialog(props: { id: string; action: Action; onClose: () => void }) {
  return (
    <Dialog open onClose={props.onClose} title={words().actions.settle}>
      <Form
        schema={Said}
        send={(json, key) => settle(props.id, props.action.actionID, json, key)}
        done={props.onClose}
        actions={<Button onClick={() => props.onClose()}>{ui().cancel}</Button>}
      >
        <p>
          <strong>{props.action.text}</strong>
        </p>
        <RadioRow
          name="outcome"
          label={words().actions.outcome}
          layout="row"
          options={OUTCOMES.map((value) => ({ value, label: words().actions[value] }))}
          initial={props.action.outcome ?? undefined}
        />
        <TextArea name="word" label={words().actions.word} initial={props.action.word} maxlength="400" />
        <p class="hint">{words().actions.told}</p>
      </Form>
    </Dialog>
  );
}
