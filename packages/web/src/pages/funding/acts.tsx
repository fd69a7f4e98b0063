import { createSignal, type JSX, Show } from "solid-js";
import * as v from "valibot";
import { createCommand } from "../../api/index.ts";
import { money } from "../../format/number.ts";
import { explain } from "../../messages/error.ts";
import { words } from "../../messages/funding.ts";
import { Confirm, Dialog } from "../../ui/dialog.tsx";
import { TextArea } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Note } from "../../ui/page.tsx";
import { text } from "../../ui/schema.ts";
import { toast } from "../../ui/toast.tsx";
import { certify, issue, refuse, refuseRest, type Whole } from "./funding.data.ts";

interface ActProps {
  of: Whole;
  onClose: () => void;
}

interface AskProps<R> extends ActProps {
  title: string;
  act: string;
  done: (answer: R) => string;
  run: (fundingID: string, key: string) => Promise<R>;
  children: JSX.Element;
}

/** Says what an act does, asks for it by its name, and tells a refusal in place. */
function Ask<R>(props: AskProps<R>) {
  const [refusal, setRefusal] = createSignal<string>();
  const acting = createCommand({
    send: (fundingID: string, key) => props.run(fundingID, key),
    stale: [["funding"], ["invoice"], ["home"]],
    done: (answer) => {
      toast(props.done(answer));
      props.onClose();
    },
    refused: (error) => setRefusal(explain(error)),
  });
  return (
    <Confirm
      open
      onClose={props.onClose}
      title={props.title}
      act={props.act}
      pending={acting.pending()}
      onAct={() => void acting.run(props.of.funding.fundingID)}
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

export function Certify(props: ActProps) {
  return (
    <Ask {...props} title={words().certifyTitle} act={words().certify} done={() => words().certified} run={certify}>
      <p>{words().certifyBody}</p>
    </Ask>
  );
}

export function Issue(props: ActProps) {
  return (
    <Ask
      {...props}
      title={words().issueTitle}
      act={words().issue}
      done={({ number }) => words().issued(number)}
      run={issue}
    >
      <p>{words().issueBody(props.of.funding.funderName)}</p>
    </Ask>
  );
}

const schema = v.object({ reason: text(300) });

interface ReasonProps extends ActProps {
  title: string;
  body: string;
  act: string;
  done: string;
  send: (fundingID: string, reason: string, key: string) => Promise<unknown>;
}

function Reasoned(props: ReasonProps) {
  return (
    <Dialog open onClose={props.onClose} title={props.title}>
      <p>{props.body}</p>
      <Form
        schema={schema}
        submit={props.act}
        danger
        send={({ reason }, key) => props.send(props.of.funding.fundingID, reason, key)}
        done={() => {
          toast(props.done);
          props.onClose();
        }}
      >
        <TextArea label={words().reason} name="reason" rows={2} />
      </Form>
    </Dialog>
  );
}

export function Refuse(props: ActProps) {
  return (
    <Reasoned
      {...props}
      title={words().refuseTitle}
      body={words().refuseBody(props.of.funding.organizationName)}
      act={words().refuse}
      done={words().refused}
      send={refuse}
    />
  );
}

export function RefuseRest(props: ActProps) {
  const due = () => money(props.of.invoice?.due ?? 0);
  return (
    <Reasoned
      {...props}
      title={words().restTitle}
      body={words().restBody(due(), props.of.funding.organizationName)}
      act={words().rest}
      done={words().restDone}
      send={refuseRest}
    />
  );
}
