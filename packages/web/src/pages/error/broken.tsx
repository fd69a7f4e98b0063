import { onMount, Show } from "solid-js";
import { words } from "../../messages/shell.ts";
import { words as ui } from "../../messages/ui.ts";
import { Button } from "../../ui/button.tsx";
import { H1 } from "../../ui/page.tsx";

const isOldVersion = (error: unknown) =>
  error instanceof Error && /dynamically imported module|module script|preload CSS/i.test(error.message);

/** A defect of ours, or a version that is no longer online. */
export function Broken(props: { error: unknown; again: () => void }) {
  // Shown to the person here, and to whoever opens the console.
  onMount(() => reportError(props.error));
  const old = () => isOldVersion(props.error);
  return (
    <div class="message" role="alert">
      <H1>{old() ? words().stale : words().broken}</H1>
      <p>{old() ? words().staleBody : words().brokenBody}</p>
      <div class="actions">
        <Show when={!old()}>
          <Button onClick={() => props.again()}>{ui().retry}</Button>
        </Show>
        <Button look="primary" onClick={() => location.reload()}>
          {words().reload}
        </Button>
      </div>
    </div>
  );
}
