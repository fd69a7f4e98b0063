import { Show } from "solid-js";
import { createCommand } from "../../api/index.ts";
import { useQuery } from "../../api/query.ts";
import { words as platform } from "../../messages/platform.ts";
import { words } from "../../messages/submission.ts";
import { useFirm } from "../../shell/firm.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Note, PageHead, Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { connect, settings } from "./submission.data.ts";

/** Whether the firm's invoices go through an approved platform, since when the law asks it, and what stays outside. */
export default function PlatformSettings() {
  const here = useFirm();
  const query = useQuery(() => settings());
  return (
    <>
      <PageHead title={words().title} crumbs={[{ href: here.path("/reglages"), title: platform().settings }]} />
      <div class="stack narrow">
        <p>{platform().intro}</p>
        <p class="hint">{platform().scope}</p>
        <Loaded of={query} rows={3}>
          {(data) => (
            <Section title={platform().choice}>
              <p>
                <Badge tone={data().connected ? "good" : "neutral"}>
                  {data().connected ? platform().on : platform().off}
                </Badge>
              </p>
              <p>{data().connected ? platform().onBody : platform().offBody}</p>
              <Show
                when={data().available || data().connected}
                fallback={
                  <Note tone="wait">
                    <p>{platform().none}</p>
                  </Note>
                }
              >
                <Switching connected={data().connected} rev={data().rev} />
              </Show>
            </Section>
          )}
        </Loaded>
      </div>
    </>
  );
}

function Switching(props: { connected: boolean; rev: number }) {
  const here = useFirm();
  const switching = createCommand({
    send: (connected: boolean, key) => connect({ connected, rev: props.rev }, key),
    stale: [["submission"]],
    done: (_, connected) => toast(connected ? platform().connected : platform().disconnected),
  });
  return (
    <Show when={here.is("owner")} fallback={<p class="hint">{platform().ownerOnly}</p>}>
      <div class="actions">
        <Button
          look={props.connected ? "plain" : "primary"}
          pending={switching.pending()}
          onClick={() => void switching.run(!props.connected)}
        >
          {props.connected ? platform().disconnect : platform().connect}
        </Button>
      </div>
    </Show>
  );
}
