import { createSignal, For, Show } from "solid-js";
import { createCommand } from "../../api/index.ts";
import { sentenceOf } from "../../messages/dictionary.ts";
import { words } from "../../messages/invoice.ts";
import { Confirm } from "../../ui/dialog.tsx";
import { Note } from "../../ui/page.tsx";
import { toast } from "../../ui/toast.tsx";
import { type Card, issueAll } from "./invoice.data.ts";

/** Most drafts that one act issues. */
export const BATCH_MAX = 200;

/** Issues the listed drafts in their order; those that may not be are left, each with its reason. */
export function IssueAll(props: { drafts: readonly Card[]; onClose: () => void }) {
  const [left, setLeft] = createSignal<readonly string[]>([]);
  const issuing = createCommand({
    send: (ids: string[], key) => issueAll(ids, key),
    done: ({ issued, refused }) => {
      toast(words().issuedMany(issued.length));
      if (refused.length === 0) return props.onClose();
      setLeft(refused.map(({ id, code }) => `${nameOf(id)} – ${sentenceOf(code) ?? code}`));
    },
  });
  const nameOf = (id: string) => props.drafts.find((card) => card.invoiceID === id)?.buyerName ?? id;
  const ids = () => props.drafts.map((card) => card.invoiceID).slice(0, BATCH_MAX);
  return (
    <Confirm
      open
      onClose={props.onClose}
      title={words().issueAllTitle(ids().length)}
      act={words().issueAll}
      pending={issuing.pending()}
      onAct={() => void issuing.run(ids())}
    >
      <p>{words().issueAllBody}</p>
      <Show when={left().length > 0}>
        <div role="alert">
          <Note tone="wait">
            <p>{words().leftDrafts}</p>
            <ul>
              <For each={left()}>{(one) => <li>{one}</li>}</For>
            </ul>
          </Note>
        </div>
      </Show>
    </Confirm>
  );
}
