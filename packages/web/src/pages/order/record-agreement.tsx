import * as v from "valibot";
import { words } from "../../messages/agreement.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { day, text } from "../../ui/schema.ts";
import { toast } from "../../ui/toast.tsx";
import { recordElsewhere } from "./order.data.ts";

const schema = v.object({ name: text(120), role: text(120), on: day(), kept: text(200) });

interface RecordProps {
  of: { organizationID: string; name: string };
  cohortID: string;
  onClose: () => void;
}

/** An agreement that was signed on paper, or before the firm came here. */
export function RecordAgreement(props: RecordProps) {
  return (
    <Dialog open onClose={props.onClose} title={words().recordTitle(props.of.name)}>
      <p>{words().recordBody}</p>
      <Form
        schema={schema}
        send={(values, key) =>
          recordElsewhere(props.cohortID, { ...values, organizationID: props.of.organizationID }, key)
        }
        done={() => {
          toast(words().recorded);
          props.onClose();
        }}
      >
        <div class="pair">
          <Field label={words().name} name="name" autocomplete="off" />
          <Field label={words().role} name="role" autocomplete="off" />
        </div>
        <Field label={words().on} name="on" type="date" />
        <Field label={words().keptWhere} name="kept" autocomplete="off" />
      </Form>
    </Dialog>
  );
}
