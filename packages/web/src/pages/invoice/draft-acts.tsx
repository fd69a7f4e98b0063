import { useNavigate } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import * as v from "valibot";
import { createCommand } from "../../api/index.ts";
import { explain } from "../../messages/error.ts";
import { words } from "../../messages/invoice.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Confirm, Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { onAct } from "../../ui/on-act.tsx";
import { Note, Section } from "../../ui/page.tsx";
import { optionalText, text } from "../../ui/schema.ts";
import { toast } from "../../ui/toast.tsx";
import { discard, edit, type Invoice, issue } from "./invoice.data.ts";

type Asked = "issue" | "edit" | "discard";

/** What a draft takes: to be issued, changed, dropped. */
export function DraftActs(props: { of: Invoice; complete: boolean }) {
  const here = useFirm();
  const [asked, setAsked] = createSignal<Asked>();
  const [refusal, setRefusal] = createSignal<string>();
  const close = () => setAsked(undefined);
  const lining = onAct(() => import("./lines-dialog.tsx").then((part) => part.LinesDialog));
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
    <Section title={words().state.draft}>
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
        <Button wide onClick={() => setAsked("edit")}>
          {words().edit}
        </Button>
        <Button wide onClick={lining.open}>
          {words().linesAct}
        </Button>
        <Button look="quiet" onClick={() => setAsked("discard")}>
          {words().discard}
        </Button>
      </div>
      <lining.Part of={props.of} />
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
      <Edit of={props.of} open={asked() === "edit"} onClose={close} />
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

const schema = v.object({ object: text(200), purchaseOrder: optionalText(50) });

function Edit(props: ActProps) {
  const send = ({ object, purchaseOrder }: v.InferOutput<typeof schema>, key: string) =>
    edit(props.of.invoiceID, { rev: props.of.rev, object, purchaseOrder: purchaseOrder ?? null }, key);
  const done = () => {
    props.onClose();
    toast(words().edited);
  };
  return (
    <Dialog open={props.open} onClose={props.onClose} title={words().editTitle}>
      <Form schema={schema} send={send} done={done}>
        <Field label={words().object} name="object" initial={props.of.object} maxlength={200} />
        <Field
          label={words().purchaseOrder}
          name="purchaseOrder"
          initial={props.of.purchaseOrder ?? ""}
          maxlength={50}
          optional
        />
      </Form>
    </Dialog>
  );
}
