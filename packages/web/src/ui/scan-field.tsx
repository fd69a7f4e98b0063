import { createSignal } from "solid-js";
import { Refusal } from "../base/refusal.ts";
import { type Scan, scanOf } from "../base/scan.ts";
import { DropZone } from "./drop-zone.tsx";

interface ScanFieldProps {
  label: string;
  hint: string;
  /** What is said of a file that is no page, cannot be read or is too large. */
  refused: string;
  onScan: (scan: Scan | undefined) => void;
}

/** A photograph or a PDF of a page, made ready to be sent; the form's `chosen` tells which: another is another intention. */
export function ScanField(props: ScanFieldProps) {
  const [scan, setScan] = createSignal<Scan>();
  const [isRefused, setRefused] = createSignal(false);
  let last: File | undefined;
  const keep = (read: Scan | undefined) => {
    setScan(read);
    props.onScan(read);
  };
  const take = async (file: File) => {
    last = file;
    const read = await scanOf(file);
    // Another file was given while this one was read.
    if (last !== file) return;
    setRefused(!read);
    keep(read);
  };
  const drop = () => {
    last = undefined;
    setRefused(false);
    keep(undefined);
  };
  const print = () => `${scan()?.base64.length ?? ""} ${scan()?.base64.slice(-40) ?? ""}`;
  return (
    <>
      <DropZone
        label={props.label}
        hint={props.hint}
        accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/*"
        onFile={(file) => void take(file)}
        onUnfit={drop}
        refused={isRefused() ? props.refused : ""}
      />
      <input type="hidden" name="chosen" value={print()} />
    </>
  );
}

/** What a form says that was sent without its page. */
export const noScan = (path: string, code: string): Refusal =>
  new Refusal({ status: 422, code, fields: [{ path, code }] });
