import { useNavigate } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { createCommand } from "../../api/index.ts";
import { explain } from "../../messages/error.ts";
import { words } from "../../messages/invoice.ts";
import { words as states } from "../../messages/invoice-state.ts";
import { words as references } from "../../messages/references.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Confirm } from "../../ui/dialog.tsx";
import { Note, Section } from "../../ui/page.tsx";
import { toast } from "../../ui/toast.tsx";
import { discard, type Invoice, issue } from "./invoice.data.ts";

type Asked = "issue" | "discard";

/** What a draft takes: to be issued, changed, dropped. */
export function DraftActs(props: { of: Invoice; complete: boolean }) {
  const here = useFirm();
  const [asked, setAsked] = createSignal<Asked>();
  const [refusal, setRefusal] = createSignal<string>();
  const close = () => setAsked(undefined);
  const act = (name: string) => here.path(`/factures/${props.of.invoiceID}/${name}`);
  const issuing = createCommand({
    send: (_: string, key) => issue(props.of.invoiceID, key),
    stale: [["invoice"], ["home"]],
    done: ({ number }) => {
      close();
      setRefusal(undefined);
      toast(words().issued(number));
    },
    refused: (error) => {
      close();
      setRefusal(explain(error));
    },
  });
  return (
    <Section title={states().state.draft}>
      <Show when={refusal()}>
        {(text) => (
          <div role="alert">
            <Note tone="bad">
              <p>{text()}</p>
            </Note>
          </div>
        )}
      </Show>
      <div class="rail-acts">
        <Show
          when={props.of.buyer.kind === "funder" && props.of.fundingID}
          fallback={
            <Button look="primary" wide disabled={!props.complete} onClick={() => setAsked("issue")}>
              {words().issue}
            </Button>
          }
        >
          {(fundingID) => (
            <LinkButton look="primary" wide href={here.path(`/financements/${fundingID()}`)}>
              {words().issueFromFunding}
            </LinkButton>
          )}
        </Show>
        <LinkButton wide href={act("modifier")}>
          {references().edit}
        </LinkButton>
        <LinkButton wide href={act("lignes")}>
          {words().linesAct}
        </LinkButton>
        <Button look="quiet" onClick={() => setAsked("discard")}>
          {words().discard}
        </Button>
      </div>
      <Confirm
        open={asked() === "issue"}
        onClose={close}
        title={words().issueTitle}
        act={words().issue}
        pending={issuing.pending()}
        onAct={() => void issuing.run(props.of.invoiceID)}
      >
        <p>{words().issueBody(props.of.buyer.email)}</p>
      </Confirm>
      <Discard of={props.of} open={asked() === "discard"} onClose={close} />
    </Section>
  );
}

interface ActProps {
  of: Invoice;
  open: boolean;
  onClose: () => void;
}

function Discard(props: ActProps) {
  const here = useFirm();
  const navigate = useNavigate();
  const dropping = createCommand({
    send: (_: string, key) => discard(props.of.invoiceID, key),
    done: () => {
      toast(words().discarded);
      navigate(here.path("/factures"), { replace: true });
    },
    stale: [["invoice", "list"], ["invoice", "candidates"], ["home"]],
  });
  return (
    <Confirm
      open={props.open}
      onClose={props.onClose}
      title={words().discardTitle}
      act={words().discard}
      danger
      pending={dropping.pending()}
      onAct={() => void dropping.run(props.of.invoiceID)}
    >
      <p>{words().discardBody}</p>
    </Confirm>
  );
}
