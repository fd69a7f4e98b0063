import * as v from "valibot";
import { words } from "../../messages/group.ts";
import { words as ui } from "../../messages/ui.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Select, TextArea } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { text } from "../../ui/schema.ts";
import { actOnReview, type Group, type Review } from "./group.data.ts";
import { nameOf } from "./of.ts";

const Said = v.object({
  text: text(600),
  turn: v.pipe(
    v.optional(v.string(), ""),
    v.transform((value) => (value === "" ? null : Number(value))),
  ),
});

interface Props {
  id: string;
  group: Group;
  /** Absent: a new one. */
  line?: Review["lines"][number];
  onClose: () => void;
}

/** A passage of the review, and the topic it comes from: its client may hold it back. */
export function PassageDialog(props: Props) {
  const topics = () =>
    props.group.turns.map(({ personID, title }, turn) => ({
      value: String(turn),
      label: words().review.fromTurn(nameOf(props.group, personID), title || words().turns.untitled),
    }));
  const act = (said: v.InferOutput<typeof Said>) =>
    props.line
      ? ({ kind: "rewrite", lineID: props.line.lineID, ...said } as const)
      : ({ kind: "write", ...said } as const);
  const turn = () => props.line?.turn ?? null;
  return (
    <Dialog open onClose={props.onClose} title={props.line ? words().review.edit : words().review.write}>
      <Form
        schema={Said}
        send={(said, key) => actOnReview(props.id, act(said), key)}
        done={props.onClose}
        submit={words().review.save}
        actions={<Button onClick={() => props.onClose()}>{ui().cancel}</Button>}
      >
        <TextArea
          name="text"
          label={words().review.text}
          hint={words().review.textHint}
          initial={props.line?.text}
          maxlength="600"
          required
        />
        <Select
          name="turn"
          label={words().review.from}
          hint={words().review.fromHint}
          empty={words().review.fromNone}
          options={topics()}
          initial={turn() === null ? undefined : String(turn())}
        />
      </Form>
    </Dialog>
  );
}
