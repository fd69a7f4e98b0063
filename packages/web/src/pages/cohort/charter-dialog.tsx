import * as v from "valibot";
import { words } from "../../messages/cohort-page.ts";
import { words as ui } from "../../messages/ui.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextArea } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { toast } from "../../ui/toast.tsx";
import { askCharter, type Whole } from "./cohort.data.ts";

const Rules = v.object({
  rules: v.pipe(
    v.optional(v.string(), ""),
    v.transform((text) => text.split("\n").flatMap((line) => line.trim() || [])),
    v.array(v.pipe(v.string(), v.maxLength(300, "too_long"))),
    v.maxLength(12, "too_long"),
  ),
});

/** Sends the charter to those who take part and have not signed it, with the group's own rules. */
export function CharterDialog(props: { whole: Whole; unsigned: number; onClose: () => void }) {
  const done = ({ asked }: { asked: number }) => {
    toast(words().charter.asked(asked));
    props.onClose();
  };
  return (
    <Dialog open onClose={props.onClose} title={words().charter.title}>
      <Form
        schema={Rules}
        send={({ rules }, key) => askCharter(props.whole.cohort.cohortID, rules, key)}
        done={done}
        submit={words().charter.submit}
        actions={<Button onClick={() => props.onClose()}>{ui().cancel}</Button>}
      >
        <p>{words().charter.body(props.unsigned)}</p>
        <TextArea
          label={words().charter.rules}
          hint={words().charter.rulesHint}
          name="rules"
          optional
          initial={props.whole.cohort.charter.rules.join("\n")}
        />
      </Form>
    </Dialog>
  );
}
