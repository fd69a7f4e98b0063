import "./organization.css";
import { createSignal, For, Show } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/index.ts";
import { words } from "../../messages/organization.ts";
import { words as team } from "../../messages/team.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Section } from "../../ui/page.tsx";
import { email, text } from "../../ui/schema.ts";
import { Loaded } from "../../ui/state.tsx";
import { Table } from "../../ui/table.tsx";
import { toast } from "../../ui/toast.tsx";
import { MemberState } from "../team/member-state.tsx";
import { team as everyone, invite } from "../team/team.data.ts";
import type { Organization } from "./organization.data.ts";

/** Who follows this client's people from its own side, and never reads what is said in the groups. */
export function Sponsors(props: { organization: Organization }) {
  const query = useQuery(() => everyone);
  const [inviting, setInviting] = createSignal(false);
  const own = (all: NonNullable<typeof query.data>) =>
    all.filter((one) => one.roles.includes("sponsor") && one.organizationID === props.organization.organizationID);
  return (
    <Section
      title={words().sponsor.title}
      actions={<Button onClick={() => setInviting(true)}>{words().sponsor.invite}</Button>}
      bare
    >
      <Loaded of={query} rows={2}>
        {(all) => (
          <Show when={own(all()).length > 0} fallback={<p class="hint">{words().sponsor.none}</p>}>
            <Table
              caption={words().sponsor.table}
              rows={own(all())}
              columns={[
                { id: "name", head: team().name, cell: (row) => row.name },
                { id: "email", head: team().email, cell: (row) => row.email },
                { id: "state", head: team().state, cell: (row) => <MemberState status={row.status} /> },
              ]}
            />
          </Show>
        )}
      </Loaded>
      <Invite open={inviting()} onClose={() => setInviting(false)} organization={props.organization} />
    </Section>
  );
}

const Schema = v.object({ name: text(120), email: email() });

function Invite(props: { open: boolean; onClose: () => void; organization: Organization }) {
  return (
    <Dialog open={props.open} onClose={props.onClose} title={words().sponsor.invite} wide>
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
