import { createSignal } from "solid-js";
import * as v from "valibot";
import { Refusal } from "../../base/refusal.ts";
import { type Scan, scanOf } from "../../base/scan.ts";
import { words } from "../../messages/signing.ts";
import { words as ui } from "../../messages/ui.ts";
import { Button } from "../../ui/button.tsx";
import { DropZone } from "../../ui/drop-zone.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { optionalText, text } from "../../ui/schema.ts";
import { toast } from "../../ui/toast.tsx";
import { attachScan, type Key } from "./signing.data.ts";

/** `chosen` tells which file: another one is another intention. */
const Words = v.object({ statement: text(300), chosen: optionalText(80) });

function missing(): Refusal {
  const code = "signature.scan_missing";
  return new Refusal({ status: 422, code, fields: [{ path: "scan", code }] });
}

/** One more scan of a sheet that was closed on paper: it comes after what stands there. */
export function Attach(props: { of: Key; onClose: () => void }) {
  const [scan, setScan] = createSignal<Scan>();
  const [refused, setRefused] = createSignal(false);
  const take = async (file: File) => {
    const read = await scanOf(file);
    setScan(read);
    setRefused(!read);
  };
  const print = () => `${scan()?.base64.length ?? ""} ${scan()?.base64.slice(-40) ?? ""}`;
  return (
    <Form
      schema={Words}
      send={({ statement }, key) => {
        const given = scan();
        if (!given) throw missing();
        return attachScan(props.of, { statement, scan: given }, key);
      }}
      done={() => {
        toast(words().attached);
        props.onClose();
      }}
      submit={words().attachSubmit}
      actions={<Button onClick={props.onClose}>{ui().cancel}</Button>}
    >
      <p>{words().attachBody}</p>
      <Field
        label={words().attachWhat}
        hint={words().attachWhatHint}
        name="statement"
        maxlength={300}
        autocomplete="off"
      />
      <DropZone
        label={words().attachScan}
        hint={words().scanHint}
        accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/*"
        onFile={(file) => void take(file)}
      />
      <input type="hidden" name="chosen" value={print()} />
      <p class="error" role="alert">
        {refused() ? words().scanRefused : ""}
      </p>
    </Form>
  );
}
