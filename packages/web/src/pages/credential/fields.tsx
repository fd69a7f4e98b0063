import { createSignal, type JSX } from "solid-js";
import * as v from "valibot";
import { Refusal } from "../../base/refusal.ts";
import { type Scan, scanOf } from "../../base/scan.ts";
import { words } from "../../messages/credential.ts";
import { words as ui } from "../../messages/ui.ts";
import { Button } from "../../ui/button.tsx";
import { RadioRow } from "../../ui/choice.tsx";
import { DropZone } from "../../ui/drop-zone.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
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

function missing(): Refusal {
  const code = "credential.file_missing";
  return new Refusal({ status: 422, code, fields: [{ path: "file", code }] });
}

const printOf = (scan: Scan | undefined) => (scan ? `${scan.base64.length} ${scan.base64.slice(-40)}` : "");

/** A file, what it is and its days; `whom` chooses of whom it is, where it is not one's own. */
export function Fields(props: { memberID: string; whom?: JSX.Element; onClose: () => void }) {
  const [file, setFile] = createSignal<Scan>();
  const [problem, setProblem] = createSignal("");
  const take = async (chosen: File) => {
    const read = await scanOf(chosen);
    setFile(read);
    setProblem(read ? "" : words().fileRefused);
  };
  const send = ({ memberID, kind, title, issuedOn, expiresOn }: v.InferOutput<typeof Schema>, key: string) => {
    const given = file();
    if (!given) throw missing();
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
      <DropZone
        label={words().file}
        hint={words().fileHint}
        accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/*"
        onFile={(chosen) => void take(chosen)}
      />
      <input type="hidden" name="chosen" value={printOf(file())} />
      <p class="error" role="alert">
        {problem()}
      </p>
    </Form>
  );
}
