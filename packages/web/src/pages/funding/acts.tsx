import * as v from "valibot";
import { money } from "../../format/number.ts";
import { words } from "../../messages/funding.ts";
import { Ask } from "../../shell/ask.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextArea } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { text } from "../../ui/schema.ts";
import { toast } from "../../ui/toast.tsx";
import { certify, issue, refuse, refuseRest, type Whole } from "./funding.data.ts";

interface ActProps {
  of: Whole;
  onClose: () => void;
}

const STALE: [string][] = [["funding"], ["invoice"], ["home"]];

export function Certify(props: ActProps) {
  return (
    <Ask
      onClose={props.onClose}
      stale={STALE}
      title={words().certifyTitle}
      act={words().certify}
      done={() => words().certified}
      run={(key) => certify(props.of.funding.fundingID, key)}
    >
      <p>{words().certifyBody}</p>
    </Ask>
  );
}

export function Issue(props: ActProps) {
  return (
    <Ask
      onClose={props.onClose}
      stale={STALE}
      title={words().issueTitle}
      act={words().issue}
      run={(key) => issue(props.of.funding.fundingID, key)}
      done={({ number }) => words().issued(number)}
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
