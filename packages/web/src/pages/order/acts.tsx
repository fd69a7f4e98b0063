import { useNavigate } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import * as v from "valibot";
import { createCommand } from "../../api/index.ts";
import { explain } from "../../messages/error.ts";
import { words } from "../../messages/order.ts";
import { useFirm } from "../../shell/firm.ts";
import { Confirm, Dialog } from "../../ui/dialog.tsx";
import { TextArea } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Note } from "../../ui/page.tsx";
import { text } from "../../ui/schema.ts";
import { toast } from "../../ui/toast.tsx";
import { cancel, discard, namePeople, type Order, revise, send, sendAgreement, waive } from "./order.data.ts";

interface ActProps {
  of: Order;
  onClose: () => void;
}

interface AskProps extends ActProps {
  title: string;
  act: string;
  done: string;
  danger?: boolean;
  run: (orderID: string, key: string) => Promise<unknown>;
  after?: () => void;
  children: JSX.Element;
}

/** Says what an act does, asks for it by its name, and tells a refusal in place. */
function Ask(props: AskProps) {
  const [refusal, setRefusal] = createSignal<string>();
  const acting = createCommand({
    send: (orderID: string, key) => props.run(orderID, key),
    stale: [["order"], ["home"]],
    done: () => {
      toast(props.done);
      props.onClose();
      props.after?.();
    },
    refused: (error) => setRefusal(explain(error)),
  });
  return (
    <Confirm
      open
      onClose={props.onClose}
      title={props.title}
      act={props.act}
      danger={props.danger ?? false}
      pending={acting.pending()}
      onAct={() => void acting.run(props.of.orderID)}
    >
      {props.children}
      <Show when={refusal()}>
        {(text) => (
          <div role="alert">
            <Note tone="bad">
              <p>{text()}</p>
            </Note>
          </div>
        )}
      </Show>
    </Confirm>
  );
}

export function Send(props: ActProps) {
  return (
    <Ask {...props} title={words().sendTitle} act={words().send} done={words().sent} run={send}>
      <p>{words().sendBody(props.of.signatory.email)}</p>
    </Ask>
  );
}

export function SendAgreement(props: ActProps) {
  return (
    <Ask
      {...props}
      title={words().agreementTitle}
      act={words().sendAgreement}
      done={words().agreementSent}
      run={sendAgreement}
    >
      <p>{words().agreementBody(props.of.signatory.name)}</p>
    </Ask>
  );
}

const schema = v.object({ reason: text(300) });

export function Waive(props: ActProps) {
  return (
    <Dialog open onClose={props.onClose} title={words().waiveTitle}>
      <p>{words().waiveBody}</p>
      <Form
        schema={schema}
        send={({ reason }, key) => waive(props.of.orderID, reason, key)}
        done={() => {
          toast(words().waived);
          props.onClose();
        }}
      >
        <TextArea label={words().waiveReason} name="reason" rows={3} />
      </Form>
    </Dialog>
  );
}

export function Cancel(props: ActProps) {
  return (
    <Ask {...props} title={words().cancelTitle} act={words().cancel} done={words().cancelled} run={cancel} danger>
      <p>{words().cancelBody}</p>
    </Ask>
  );
}

export function Revise(props: ActProps) {
  const here = useFirm();
  const navigate = useNavigate();
  const run = async (orderID: string, key: string) => {
    const { orderID: next } = await revise(orderID, key);
    navigate(here.path(`/devis/${next}/modifier`));
  };
  return (
    <Ask {...props} title={words().reviseTitle} act={words().revise} done={words().revised} run={run}>
      <p>{words().reviseBody}</p>
    </Ask>
  );
}

const peopleSchema = v.object({
  people: v.pipe(
    v.optional(v.string(), ""),
    v.transform((typed) =>
      typed
        .split("\n")
        .map((name) => name.trim())
        .filter(Boolean),
    ),
  ),
});

export function NamePeople(props: ActProps) {
  return (
    <Dialog open onClose={props.onClose} title={words().namePeople}>
      <p>{words().namePeopleBody}</p>
      <Form
        schema={peopleSchema}
        send={({ people }, key) => namePeople(props.of.orderID, people, key)}
        done={() => {
          toast(words().named);
          props.onClose();
        }}
      >
        <TextArea
          label={words().form.people}
          name="people"
          rows={Math.min(8, props.of.seats)}
          optional
          initial={props.of.people.join("\n")}
        />
      </Form>
    </Dialog>
  );
}

export function Discard(props: ActProps) {
  const here = useFirm();
  const navigate = useNavigate();
  return (
    <Ask
      {...props}
      title={words().discardTitle}
      act={words().discard}
      done={words().discarded}
      run={discard}
      after={() => navigate(here.path("/devis"), { replace: true })}
      danger
    >
      <p>{words().discardBody}</p>
    </Ask>
  );
}
