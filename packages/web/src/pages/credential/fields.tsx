import { createSignal, type JSX } from "solid-js";
import * as v from "valibot";
import type { Scan } from "../../base/scan.ts";
import { words } from "../../messages/credential.ts";
import { words as ui } from "../../messages/ui.ts";
import { Button } from "../../ui/button.tsx";
import { RadioRow } from "../../ui/choice.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { noScan, ScanField } from "../../ui/scan-field.tsx";
import { oneOf, optionalText, text } from "../../ui/schema.ts";
import { toast } from "../../ui/toast.tsx";
import { add } from "./credential.data.ts";

const KINDS = ["cv", "diploma", "training", "subcontracting"] as const;
const Schema = v.object({
  memberID: optionalText(60),
  kind: oneOf(KINDS),
  title: text(160),
  issuedOn: optionalText(10),
  expiresOn: optionalText(10),
  /** Which file: another one is another intention. */
  chosen: optionalText(80),
});

/** A file, what it is and its days; `whom` chooses of whom it is, where it is not one's own. */
export function Fields(props: { memberID: string; whom?: JSX.Element; onClose: () => void }) {
  const [file, setFile] = createSignal<Scan>();
  const send = ({ memberID, kind, title, issuedOn, expiresOn }: v.InferOutput<typeof Schema>, key: string) => {
    const given = file();
    if (!given) throw noScan("file", "credential.file_missing");
    const days = { issuedOn: issuedOn ?? null, expiresOn: expiresOn ?? null };
    return add({ kind, title, ...days, memberID: memberID ?? props.memberID, file: given }, key);
  };
  return (
    <Form
      schema={Schema}
      send={send}
      done={() => {
        toast(words().added);
        props.onClose();
      }}
      submit={words().submit}
      actions={<Button onClick={props.onClose}>{ui().cancel}</Button>}
    >
      {props.whom}
      <RadioRow
        label={words().kind}
        name="kind"
        initial="cv"
        options={KINDS.map((value) => ({ value, label: words().kinds[value], hint: words().kindHints[value] }))}
      />
      <Field label={words().what} hint={words().titleHint} name="title" maxlength={160} autocomplete="off" />
      <Field label={words().issuedOn} hint={words().issuedHint} name="issuedOn" type="date" />
      <Field label={words().expiresOn} hint={words().expiresHint} name="expiresOn" type="date" />
      <ScanField label={words().file} hint={words().fileHint} refused={words().fileRefused} onScan={setFile} />
    </Form>
  );
}
