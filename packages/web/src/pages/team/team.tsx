import { createSignal, Show } from "solid-js";
import { createCommand, useQuery } from "../../api/index.ts";
import { together } from "../../format/text.ts";
import { words as credential } from "../../messages/credential.ts";
import { words as settings } from "../../messages/settings.ts";
import { words } from "../../messages/team.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Confirm } from "../../ui/dialog.tsx";
import { PageHead } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { toast } from "../../ui/toast.tsx";
import { InviteDialog } from "./invite.tsx";
import { MemberState } from "./member-state.tsx";
import { type Member, team } from "./members.data.ts";
import { isStaff, remove } from "./team.data.ts";

/** Who works in the firm. Sponsors are on the page of their organization. */
export default function Team() {
  const here = useFirm();
  const query = useQuery(() => team);
  const [inviting, setInviting] = createSignal(false);
  const [leaving, setLeaving] = createSignal<Member>();
  return (
    <>
      <PageHead
        title={words().title}
        crumbs={[{ href: here.path("/reglages"), title: settings().title }]}
        actions={
          <>
            <Button look="primary" onClick={() => setInviting(true)}>
              {words().invite}
            </Button>
            <LinkButton href={here.path("/justificatifs")}>{credential().short}</LinkButton>
          </>
        }
      />
      <Loaded of={query} rows={3}>
        {(all) => (
          <div class="stack">
            <Staff all={all().filter(isStaff)} onRemove={setLeaving} />
            <p class="hint">{words().sponsorsElsewhere}</p>
          </div>
        )}
      </Loaded>
      <InviteDialog open={inviting()} onClose={() => setInviting(false)} />
      <Remove member={leaving()} onClose={() => setLeaving(undefined)} />
    </>
  );
}

function Staff(props: { all: readonly Member[]; onRemove: (member: Member) => void }) {
  const here = useFirm();
  const isMe = (row: Member) => row.memberID === here.firm.memberID;
  const columns = (): Column<Member>[] => [
    { id: "name", head: words().name, cell: (row) => (isMe(row) ? `${row.name} (${words().you})` : row.name) },
    { id: "email", head: words().email, cell: (row) => row.email },
    { id: "role", head: words().role, cell: (row) => together(row.roles.map((role) => words().roles[role])) },
    { id: "state", head: words().state, phone: "title", cell: (row) => <MemberState status={row.status} /> },
  ];
  const acts = (row: Member) => (
    <>
      <LinkButton
        look="quiet"
        href={here.path(`/justificatifs?membre=${row.memberID}`)}
        aria-label={credential().shortOf(row.name)}
      >
        {credential().short}
      </LinkButton>
      <Removal of={row} onRemove={props.onRemove} hidden={isMe(row) || !here.is("owner")} />
    </>
  );
  return (
    <>
      <Table caption={words().title} columns={columns()} rows={props.all} actions={acts} />
      <Show when={props.all.length === 1}>
        <p>{words().alone}</p>
      </Show>
    </>
  );
}

function Removal(props: { of: Member; onRemove: (member: Member) => void; hidden: boolean }) {
  return (
    <Show when={!props.hidden}>
      <Button look="quiet" onClick={() => props.onRemove(props.of)} aria-label={words().removeOf(props.of.name)}>
        {words().remove}
      </Button>
    </Show>
  );
}

function Remove(props: { member: Member | undefined; onClose: () => void }) {
  const command = createCommand({
    send: (member: Member, key) => remove(member.memberID, key),
    stale: [["member"]],
    done: (_, member) => {
      toast(words().removed(member.name));
      props.onClose();
    },
  });
  return (
    <Confirm
      open={props.member !== undefined}
      onClose={props.onClose}
      title={words().removeTitle(props.member?.name ?? "")}
      act={words().remove}
      danger
      pending={command.pending()}
      onAct={() => props.member && void command.run(props.member)}
    >
      <p>{props.member?.status === "invited" ? words().removeInvited : words().removeBody}</p>
    </Confirm>
  );
}
