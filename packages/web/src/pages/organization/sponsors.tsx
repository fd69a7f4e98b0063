import { createMemo, createSignal, lazy, Show, Suspense } from "solid-js";
import { useQuery } from "../../api/index.ts";
import { words } from "../../messages/organization.ts";
import { words as team } from "../../messages/team.ts";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { Table } from "../../ui/table.tsx";
import { MemberState } from "../team/member-state.tsx";
import { team as everyone } from "../team/team.data.ts";
import type { Organization } from "./organization.data.ts";

// The form comes when someone asks for it.
const InviteSponsor = lazy(() => import("./invite-sponsor.tsx"));

/** Who follows this client's people from its own side, and never reads what is said in the groups. */
export function Sponsors(props: { organization: Organization }) {
  const query = useQuery(() => everyone);
  const [inviting, setInviting] = createSignal(false);
  // Kept once shown: the dialog gives the focus back when it closes.
  const asked = createMemo((before: boolean) => before || inviting(), false);
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
      <Show when={asked()}>
        <Suspense>
          <InviteSponsor open={inviting()} onClose={() => setInviting(false)} organization={props.organization} />
        </Suspense>
      </Show>
    </Section>
  );
}
