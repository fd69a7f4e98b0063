import { createSignal, createUniqueId } from "solid-js";
import ICopy from "~icons/lucide/copy";
import { words } from "../messages/ui.ts";
import { Button } from "./button.tsx";

/** A text to take elsewhere: a link, a calendar address. Selectable by hand where the clipboard is refused. */
export function CopyField(props: { label: string; value: string; hint?: string }) {
  const id = createUniqueId();
  const [said, setSaid] = createSignal("");
  const copy = () =>
    navigator.clipboard.writeText(props.value).then(
      () => setSaid(words().copied),
      () => setSaid(words().notCopied),
    );
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <div class="frame">
        <input id={id} readonly value={props.value} onFocus={(event) => event.currentTarget.select()} />
        <Button
          look="quiet"
          icon={<ICopy aria-hidden="true" />}
          onClick={copy}
          aria-label={`${words().copy} – ${props.label}`}
        >
          {words().copy}
        </Button>
      </div>
      <p class="hint" role="status">
        {said() || props.hint}
      </p>
    </div>
  );
}
