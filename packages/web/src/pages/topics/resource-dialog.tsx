import * as v from "valibot";
import { words } from "../../messages/group.ts";
import { words as ui } from "../../messages/ui.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field, TextArea } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { text } from "../../ui/schema.ts";
import { addResource } from "./group.data.ts";

const Said = v.object({
  title: text(160),
  link: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(500, "too_long")), ""),
  text: v.optional(v.pipe(v.string(), v.maxLength(2_000, "too_long")), ""),
});

export function ResourceDialog(props: { id: string; onClose: () => void }) {
  return (
    <Dialog open onClose={props.onClose} title={words().shelf.add}>
      <Form
        schema={Said}
        send={(json, key) => addResource(props.id, json, key)}
        done={props.onClose}
        submit={words().shelf.add}
        actions={<Button onClick={() => props.onClose()}>{ui().cancel}</Button>}
      >
        <Field name="title" label={words().shelf.name} maxlength="160" required />
        <Field name="link" type="url" label={words().shelf.link} optional />
        <TextArea name="text" label={words().shelf.text} optional />
      </Form>
    </Dialog>
  );
}
