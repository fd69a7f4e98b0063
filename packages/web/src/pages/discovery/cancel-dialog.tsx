import * as v from "valibot";
import { words } from "../../messages/discovery.ts";
import { words as ui } from "../../messages/ui.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { text } from "../../ui/schema.ts";
import { toast } from "../../ui/toast.tsx";
import { cancel } from "./discovery.data.ts";

const Reason = v.object({ reason: text(300) });

/** Cancels a discovery session, with the reason that its people will read. */
export function CancelDialog(props: { discoveryID: string; onClose: () => void }) {
  const done = () => {
    toast(words().cancelled);
    props.onClose();
  };
  return (
    <Dialog open onClose={props.onClose} title={words().cancelTitle}>
      <Form
        schema={Reason}
        send={({ reason }, key) => cancel(props.discoveryID, reason, key)}
        done={done}
        submit={words().cancel}
        actions={<Button onClick={() => props.onClose()}>{ui().cancel}</Button>}
      >
        <p>{words().cancelBody}</p>
        <Field label={words().reason} hint={words().reasonHint} name="reason" autocomplete="off" />
      </Form>
    </Dialog>
  );
}
