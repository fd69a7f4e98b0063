import { Show } from "solid-js";
import { createCommand, useQuery } from "../../api/index.ts";
import { words } from "../../messages/feed.ts";
import { Button } from "../../ui/button.tsx";
import { CopyField } from "../../ui/copy-field.tsx";
import { Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { feed, renew } from "./feed.data.ts";

/** The private address by which one's own calendar reads one's sessions, or a sponsor's his groups': made, copied, changed. */
export function Feed(props: { watches?: boolean }) {
  const query = useQuery(() => feed());
  const command = createCommand({
    send: (_: { before: string | null }, key) => renew(key),
    stale: [["feed"]],
    done: (_, { before }) => toast(before ? words().changed : words().created),
  });
  return (
    <Section title={props.watches ? words().watchTitle : words().title}>
      <p>{props.watches ? words().watchBody : words().body}</p>
      <Loaded of={query}>
        {(data) => (
          <Show
            when={data().address}
            fallback={
              <div class="actions">
                <Button look="primary" pending={command.pending()} onClick={() => command.run({ before: null })}>
                  {words().create}
                </Button>
              </div>
            }
          >
            {(address) => (
              <div class="stack">
                <CopyField label={words().address} value={address()} hint={words().secret} />
                <details>
                  <summary>{words().how}</summary>
                  <ul class="stack">
                    <li>{words().google}</li>
                    <li>{words().outlook}</li>
                    <li>{words().apple}</li>
                  </ul>
                </details>
                <div class="actions">
                  <Button pending={command.pending()} onClick={() => command.run({ before: address() })}>
                    {words().change}
                  </Button>
                </div>
              </div>
            )}
          </Show>
        )}
      </Loaded>
    </Section>
  );
}
