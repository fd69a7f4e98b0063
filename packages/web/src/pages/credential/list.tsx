import { createSignal, Show } from "solid-js";
import { createCommand } from "../../api/index.ts";
import { dayPlain } from "../../format/date.ts";
import { today } from "../../format/today.ts";
import { words } from "../../messages/credential.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button, OutsideLink } from "../../ui/button.tsx";
import { Confirm } from "../../ui/dialog.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { toast } from "../../ui/toast.tsx";
import { type Credential, filePath, remove } from "./credential.data.ts";

/** Credentials with their files; of whom each is, where there are several people. */
export function List(props: { rows: readonly Credential[]; caption: string; several: boolean }) {
  const [leaving, setLeaving] = createSignal<Credential>();
  return (
    <>
      <Table
        caption={props.caption}
        rows={props.rows}
        columns={columns(props.several)}
        actions={(row) => <Acts of={row} onRemove={setLeaving} />}
      />
      <Remove of={leaving()} onClose={() => setLeaving(undefined)} />
    </>
  );
}

const columns = (several: boolean): Column<Credential>[] => [
  ...(several ? [{ id: "who", head: words().who, cell: (row: Credential) => row.memberName }] : []),
  { id: "what", head: words().what, phone: "title", cell: (row) => row.title },
  { id: "kind", head: words().kind, cell: (row) => words().kinds[row.kind] },
  { id: "issued", head: words().issuedOn, cell: (row) => (row.issuedOn ? dayPlain(row.issuedOn) : "–") },
  { id: "expires", head: words().expiresOn, cell: (row) => <Until day={row.expiresOn} /> },
];

function Until(props: { day: string | null }) {
  return (
    <Show when={props.day} fallback="–">
      {(day) => (
        <Show when={day() < today()} fallback={words().until(dayPlain(day()))}>
          <Badge tone="bad">{words().ended(dayPlain(day()))}</Badge>
        </Show>
      )}
    </Show>
  );
}

function Acts(props: { of: Credential; onRemove: (row: Credential) => void }) {
  return (
    <>
      <OutsideLink href={filePath(props.of)} look="quiet">
        {words().open}
        <span class="sr">{` – ${props.of.title}`}</span>
      </OutsideLink>
      <Button look="quiet" onClick={() => props.onRemove(props.of)} aria-label={words().removeOf(props.of.title)}>
        {words().remove}
      </Button>
    </>
  );
}

function Remove(props: { of: Credential | undefined; onClose: () => void }) {
  const command = createCommand({
    send: remove,
    stale: [["credential"], ["home"]],
    done: () => {
      toast(words().removed);
      props.onClose();
    },
  });
  return (
    <Confirm
      open={props.of !== undefined}
      onClose={props.onClose}
      title={words().removeTitle(props.of?.title ?? "")}
      act={words().remove}
      danger
      pending={command.pending()}
      onAct={() => props.of && void command.run(props.of)}
    >
      <p>{words().removeBody}</p>
    </Confirm>
  );
}
