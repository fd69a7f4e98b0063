import * as v from "valibot";
import { words } from "../../messages/team.ts";
import { useFirm } from "../../shell/firm.ts";
import { RadioRow } from "../../ui/choice.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { email, oneOf, text } from "../../ui/schema.ts";
import { toast } from "../../ui/toast.tsx";
import { invite } from "./team.data.ts";

const ROLES = ["coach", "manager", "owner"] as const;
const Schema = v.object({ name: text(120), email: email(), role: oneOf(ROLES) });

/** Invites a colleague or a coach. Only an owner names another one. */
export function InviteDialog(props: { open: boolean; onClose: () => void }) {
  const here = useFirm();
  const roles = () => ROLES.filter((role) => role !== "owner" || here.is("owner"));
  return (
    <Dialog open={props.open} onClose={props.onClose} title={words().invite}>
      <p>{words().inviteBody}</p>
      <Form
        schema={Schema}
        submit={words().send}
        send={(values, key) => invite(values, key).then(() => values.email)}
        done={(address) => {
          toast(words().sent(address));
          props.onClose();
        }}
      >
        <Field label={words().name} name="name" autocomplete="off" />
        <Field label={words().email} name="email" type="email" autocomplete="off" />
        <RadioRow
          label={words().role}
          name="role"
          initial="coach"
          options={roles().map((role) => ({ value: role, label: words().roles[role], hint: words().roleHints[role] }))}
        />
      </Form>
    </Dialog>
  );
}
