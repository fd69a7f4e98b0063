import { createSignal, Show } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/index.ts";
import { words } from "../../messages/cancellation.ts";
import { words as order } from "../../messages/order.ts";
import { Button } from "../../ui/button.tsx";
import { RadioRow } from "../../ui/choice.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextArea } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { text } from "../../ui/schema.ts";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { CAUSES, type Cause, cancelOrder, previewOrder } from "../cohort/change.data.ts";
import { Consequences } from "../cohort/consequences.tsx";
import type { Order } from "./order.data.ts";

/** An order that binds is given up: what it costs is shown, then confirmed. */
export function GiveUp(props: { of: Order; onClose: () => void }) {
  const [cause, setCause] = createSignal<Cause>();
  return (
    <Dialog open onClose={props.onClose} title={words().orderTitle} wide>
      <RadioRow
        label={words().who}
        value={cause() ?? ""}
        onPick={(value) => setCause(CAUSES.find((one) => one === value))}
        options={CAUSES.map((value) => ({ value, label: words().ways[value], hint: words().hints[value] }))}
      />
      <Show when={cause()} keyed>
        {(one) => <Confirming {...props} cause={one} />}
      </Show>
    </Dialog>
  );
}

function Confirming(props: { of: Order; cause: Cause; onClose: () => void }) {
  const query = useQuery(() => previewOrder(props.of.orderID, props.cause));
  const send = ({ reason }: { reason: string }, key: string) =>
    cancelOrder(props.of.orderID, { cause: props.cause, reason, seal: query.data?.seal ?? "" }, key);
  const done = () => {
    toast(words().orderCancelled);
    props.onClose();
  };
  return (
    <Loaded of={query} rows={4}>
      {(shown) => (
        <>
          <Consequences of={shown()} />
          <p class="hint">{words().orderPeople}</p>
          <Form
            schema={v.object({ reason: text(300) })}
            send={send}
            done={done}
            submit={order().giveUp}
            danger
            actions={<Button onClick={() => props.onClose()}>{words().keepOrder}</Button>}
          >
            <TextArea label={words().reason} name="reason" hint={words().reasonHint} maxlength={300} />
          </Form>
        </>
      )}
    </Loaded>
  );
}
