import { For } from "solid-js";
import * as v from "valibot";
import { words } from "../../messages/organization.ts";
import { words as team } from "../../messages/team.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { email, text } from "../../ui/schema.ts";
import { toast } from "../../ui/toast.tsx";
import { invite } from "../team/team.data.ts";
import type { Organization } from "./organizations.data.ts";
import "./organization.css";

const Schema = v.object({ name: text(120), email: email() });

/** Says what a sponsor sees and never sees, before anyone is invited. */
export function InviteSponsor(props: { onClose: () => void; organization: Organization }) {
  return (
    <Dialog open onClose={props.onClose} title={words().sponsor.invite} wide>
      <p>{words().sponsor.intro(props.organization.name)}</p>
      <div class="sees">
        <Sees title={words().sponsor.sees} lines={words().sponsor.seen} />
        <Sees title={words().sponsor.never} lines={words().sponsor.unseen} />
      </div>
      <Form
        schema={Schema}
        submit={words().sponsor.send}
        send={({ name, email: address }, key) =>
          invite(
            { name, email: address, role: "sponsor", organizationID: props.organization.organizationID },
            key,
          ).then(() => address)
        }
        done={(address) => {
          toast(team().sent(address));
          props.onClose();
        }}
      >
        <Field label={team().name} name="name" autocomplete="off" />
        <Field label={team().email} name="email" type="email" autocomplete="off" />
      </Form>
    </Dialog>
  );
}

function Sees(props: { title: string; lines: readonly string[] }) {
  return (
    <div>
      <h3>{props.title}</h3>
      <ul>
        <For each={props.lines}>{(line) => <li>{line}</li>}</For>
      </ul>
    </div>
  );
}
