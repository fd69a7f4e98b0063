import { Show } from "solid-js";
import { useQuery } from "../../api/index.ts";
import { words } from "../../messages/organization.ts";
import { words as team } from "../../messages/team.ts";
import { Button } from "../../ui/button.tsx";
import { onAct } from "../../ui/on-act.tsx";
import { Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { Table } from "../../ui/table.tsx";
import { MemberState } from "../team/member-state.tsx";
import { team as everyone } from "../team/members.data.ts";
import type { Organization } from "./organizations.data.ts";

/** Who follows this client's people from its own side, and never reads what is said in the groups. */
export function Sponsors(props: { organization: Organization }) {
  const query = useQuery(() => everyone);
  const inviting = onAct(() => import("./invite-sponsor.tsx").then((part) => part.InviteSponsor));
  const own = (all: NonNullable<typeof query.data>) =>
    all.filter((one) => one.roles.includes("sponsor") && one.organizationID === props.organization.organizationID);
  return (
    <Section
      title={words().sponsor.title}
      actions={<Button onClick={inviting.open}>{words().sponsor.invite}</Button>}
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
                { id: "state", head: team().state, phone: "title", cell: (row) => <MemberState status={row.status} /> },
              ]}
            />
          </Show>
        )}
      </Loaded>
      <inviting.Part organization={props.organization} />
    </Section>
  );
}
