import { createSignal, createUniqueId, Show } from "solid-js";
import { words } from "../messages/ui.ts";

interface DropZoneProps {
  label: string;
  hint?: string;
  /** As of `<input type=file>`: ".csv,.md,text/*". */
  accept: string;
  /** The text of the file, or what was pasted. */
  onText?: (text: string, fileName: string | undefined) => void;
  /** The file itself, when it is not text. */
  onFile?: (file: File) => void;
  /** Told of a file of another format: what was given before no longer stands. */
  onUnfit?: () => void;
  /** Why the file that was given is not taken, told instead of its name. */
  refused?: string;
  /** Also offers a field to paste into. */
  paste?: boolean;
}

function accepted(file: File, accept: string): boolean {
  return accept.split(",").some((part) => {
    const rule = part.trim().toLowerCase();
    if (rule.startsWith(".")) return file.name.toLowerCase().endsWith(rule);
    return rule.endsWith("/*") ? file.type.startsWith(rule.slice(0, -1)) : file.type === rule;
  });
}

/** A file dropped or chosen, or text pasted. Dragging is never the only way. */
export function DropZone(props: DropZoneProps) {
  const id = createUniqueId();
  const [over, setOver] = createSignal(false);
  const [said, setSaid] = createSignal("");
  const [unfit, setUnfit] = createSignal(false);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setUnfit(!accepted(file, props.accept));
    if (unfit()) {
      setSaid("");
      props.onUnfit?.();
      return;
    }
    props.onFile?.(file);
    if (props.onText) props.onText(await file.text(), file.name);
    setSaid(words().fileRead(file.name));
  };
  const problem = () => (unfit() ? words().fileRefused : props.refused);
  return (
    <fieldset class="field drop" data-over={over() ? "" : undefined}>
      <legend>{props.label}</legend>
      <Show when={props.hint}>
        <p class="hint">{props.hint}</p>
      </Show>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping only repeats what the button beside does. */}
      <div
        class="drop-target"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take(event.dataTransfer?.files[0]);
        }}
      >
        <p class="hint">{words().dropHere}</p>
        <input
          id={id}
          type="file"
          class="sr"
          accept={props.accept}
          onChange={(event) => void take(event.currentTarget.files?.[0])}
        />
        <label for={id} class="btn plain">
          {words().chooseFile}
        </label>
      </div>
      <Show when={props.paste}>
        <label for={`${id}-paste`}>{words().orPaste}</label>
        <div class="frame">
          <textarea
            id={`${id}-paste`}
            rows={5}
            onInput={(event) => props.onText?.(event.currentTarget.value, undefined)}
          />
        </div>
      </Show>
      <p role="status" class="hint">
        {problem() ? "" : said()}
      </p>
      <p role="alert" class="error">
        {problem()}
      </p>
    </fieldset>
  );
}
