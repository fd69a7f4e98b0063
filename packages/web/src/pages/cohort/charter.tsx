import { createSignal, Show } from "solid-js";
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
export function CharterButton(props: { whole: Whole }) {
  const [open, setOpen] = createSignal(false);
  const accepted = () => props.whole.enrolments.filter((one) => one.status === "accepted");
  const unsigned = () => accepted().filter((one) => !one.charterSigned).length;
  const done = ({ asked }: { asked: number }) => {
    setOpen(false);
    toast(words().charter.asked(asked));
  };
  return (
    <Show when={accepted().length > 0}>
      <Button onClick={() => setOpen(true)}>{words().charter.ask}</Button>
      <Dialog open={open()} onClose={() => setOpen(false)} title={words().charter.title}>
        <Form
          schema={Rules}
          send={({ rules }, key) => askCharter(props.whole.cohort.cohortID, rules, key)}
          done={done}
          submit={words().charter.submit}
          actions={<Button onClick={() => setOpen(false)}>{ui().cancel}</Button>}
        >
          <p>{words().charter.body(unsigned())}</p>
          <TextArea
            label={words().charter.rules}
            hint={words().charter.rulesHint}
            name="rules"
            optional
            initial={props.whole.cohort.charter.rules.join("\n")}
          />
        </Form>
      </Dialog>
    </Show>
  );
}
