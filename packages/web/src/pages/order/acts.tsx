import { useNavigate } from "@solidjs/router";
import * as v from "valibot";
import { words } from "../../messages/order.ts";
import { Ask } from "../../shell/ask.tsx";
import { useFirm } from "../../shell/firm.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { TextArea } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { text } from "../../ui/schema.ts";
import { toast } from "../../ui/toast.tsx";
import { cancel, discard, namePeople, type Order, revise, send, sendAgreement, waive } from "./order.data.ts";

interface ActProps {
  of: Order;
  onClose: () => void;
}

const STALE: [string][] = [["order"], ["home"]];

export function Send(props: ActProps) {
  return (
    <Ask
      onClose={props.onClose}
      stale={STALE}
      title={words().sendTitle}
      act={words().send}
      done={() => words().sent}
      run={(key) => send(props.of.orderID, key)}
    >
      <p>{words().sendBody(props.of.signatory.email)}</p>
    </Ask>
  );
}

export function SendAgreement(props: ActProps) {
  return (
    <Ask
      onClose={props.onClose}
      stale={STALE}
      title={words().agreementTitle}
      act={words().sendAgreement}
      done={() => words().agreementSent}
      run={(key) => sendAgreement(props.of.orderID, key)}
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
    <Ask
      onClose={props.onClose}
      stale={STALE}
      title={words().cancelTitle}
      act={words().cancel}
      done={() => words().cancelled}
      run={(key) => cancel(props.of.orderID, key)}
      danger
    >
      <p>{words().cancelBody}</p>
    </Ask>
  );
}

export function Revise(props: ActProps) {
  const here = useFirm();
  const navigate = useNavigate();
  const run = async (key: string) => {
    const { orderID: next } = await revise(props.of.orderID, key);
    navigate(here.path(`/devis/${next}/modifier`));
  };
  return (
    <Ask
      onClose={props.onClose}
      stale={STALE}
      title={words().reviseTitle}
      act={words().revise}
      done={() => words().revised}
      run={run}
    >
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
      onClose={props.onClose}
      stale={STALE}
      title={words().discardTitle}
      act={words().discard}
      done={() => words().discarded}
      run={(key) => discard(props.of.orderID, key)}
      after={() => navigate(here.path("/devis"), { replace: true })}
      danger
    >
      <p>{words().discardBody}</p>
    </Ask>
  );
}
