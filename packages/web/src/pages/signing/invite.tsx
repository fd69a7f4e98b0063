import { createSignal, Show } from "solid-js";
import { createCommand } from "../../api/index.ts";
import { words } from "../../messages/signing.ts";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/page.tsx";
import { QR } from "../../ui/qr.tsx";
import { toast } from "../../ui/toast.tsx";
import { ask, type Key, type Sheet, takeCode } from "./signing.data.ts";

/** How people come to sign: the code, large enough for a room; a mail to those who have not, at a distance. */
export function Invite(props: { of: Key; sheet: Sheet }) {
  const [code, setCode] = createSignal<string>();
  const taking = createCommand({ send: (of: Key, key) => takeCode(of, key), done: (taken) => setCode(taken) });
  const asking = createCommand({
    send: (of: Key, key) => ask(of, key),
    done: ({ asked }) => toast(words().asked(asked)),
  });
  const awaited = () => props.sheet.people.filter(({ cells }) => cells.some(({ state }) => state === "awaited")).length;
  return (
    <Section title={words().invite}>
      <Show
        when={code()}
        fallback={
          <>
            <p>{words().inviteBody}</p>
            <div class="actions">
              <Button look="primary" pending={taking.pending()} onClick={() => void taking.run(props.of)}>
                {words().showCode}
              </Button>
              <Show when={awaited() > 0}>
                <Button pending={asking.pending()} onClick={() => void asking.run(props.of)}>
                  {words().ask}
                </Button>
              </Show>
            </div>
            <p class="hint">{words().askHint}</p>
          </>
        }
      >
        {(shown) => (
          <div class="signing-code">
            <QR text={`${location.origin}/emargement/${shown()}`} label={words().qr} />
            <p>
              {words().type(`${location.host}/emargement/`)}
              <strong>{shown()}</strong>
            </p>
            <p aria-live="polite">{words().awaited(awaited())}</p>
          </div>
        )}
      </Show>
    </Section>
  );
}
