import { createSignal } from "solid-js";
import * as v from "valibot";
import type { Scan } from "../../base/scan.ts";
import { words } from "../../messages/signing.ts";
import { words as ui } from "../../messages/ui.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { noScan, ScanField } from "../../ui/scan-field.tsx";
import { optionalText, text } from "../../ui/schema.ts";
import { toast } from "../../ui/toast.tsx";
import { attachScan, type Key } from "./signing.data.ts";

/** `chosen` tells which file: another one is another intention. */
const Words = v.object({ statement: text(300), chosen: optionalText(80) });

/** One more scan of a sheet that was closed on paper: it comes after what stands there. */
export function Attach(props: { of: Key; onClose: () => void }) {
  const [scan, setScan] = createSignal<Scan>();
  return (
    <Form
      schema={Words}
      send={({ statement }, key) => {
        const given = scan();
        if (!given) throw noScan("scan", "signature.scan_missing");
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
      <ScanField label={words().attachScan} hint={words().scanHint} refused={words().scanRefused} onScan={setScan} />
    </Form>
  );
}
