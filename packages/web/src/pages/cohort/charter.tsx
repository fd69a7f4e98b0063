import * as v from "valibot";
// The group comes back after the act: the words of its tabs come meanwhile.
import "../../messages/agreement.ts";
import "../../messages/attendance.ts";
import { words } from "../../messages/cohort-acts.ts";
import "../../messages/cohort-documents.ts";
import "../../messages/cohort-settings.ts";
import { words as ui } from "../../messages/ui.ts";
import { Button } from "../../ui/button.tsx";
import { TextArea } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { toast } from "../../ui/toast.tsx";
import { askCharter, type Whole } from "./cohort.data.ts";
import { OfGroup } from "./of-group.tsx";

const Rules = v.object({
  rules: v.pipe(
    v.optional(v.string(), ""),
    v.transform((text) => text.split("\n").flatMap((line) => line.trim() || [])),
    v.array(v.pipe(v.string(), v.maxLength(300, "too_long"))),
    v.maxLength(12, "too_long"),
  ),
});

/** How many of those who take part have not signed the charter. */
const unsignedIn = ({ enrolments }: Whole): number =>
  enrolments.filter(({ status, charterSigned }) => status === "accepted" && !charterSigned).length;

/** Sends the charter to those who take part and have not signed it, with the group's own rules. */
export default function AskCharter() {
  return (
    <OfGroup title={() => words().charter.title}>{(whole, back) => <Fields whole={whole()} onClose={back} />}</OfGroup>
  );
}

function Fields(props: { whole: Whole; onClose: () => void }) {
  const done = ({ asked }: { asked: number }) => {
    toast(words().charter.asked(asked));
    props.onClose();
  };
  return (
    <Form
      schema={Rules}
      send={({ rules }, key) => askCharter(props.whole.cohort.cohortID, rules, key)}
      done={done}
      submit={words().charter.submit}
      actions={<Button onClick={() => props.onClose()}>{ui().cancel}</Button>}
    >
      <p>{words().charter.body(unsignedIn(props.whole))}</p>
      <TextArea
        label={words().charter.rules}
        hint={words().charter.rulesHint}
        name="rules"
        optional
        initial={props.whole.cohort.charter.rules.join("\n")}
      />
    </Form>
  );
}
