import { For, Show } from "solid-js";
import { createCommand } from "../../api/index.ts";
import { useQuery } from "../../api/query.ts";
import { words } from "../../messages/payment.ts";
import { useFirm } from "../../shell/firm.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Note, PageHead, Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { connect, standing } from "./payment.data.ts";
import { kindsOf } from "./requirement.ts";

const tones = { none: "neutral", pending: "wait", restricted: "bad", active: "good" } as const;
type Status = keyof typeof tones;

/** Whether clients can pay online, in words, and the way to make it so. */
export default function PaymentSettings() {
  const here = useFirm();
  const query = useQuery(() => standing());
  return (
    <>
      <PageHead title={words().title} crumbs={[{ href: here.path("/reglages"), title: words().settings }]} />
      <div class="stack narrow">
        <p>{words().intro}</p>
        <Loaded of={query} rows={3}>
          {(data) => (
            <>
              <Show when={data().simulated}>
                <Note tone="wait">
                  <p>{words().simulated}</p>
                </Note>
              </Show>
              <Section title={words().standing}>
                <p>
                  <Badge tone={tones[data().status]}>{words().state[data().status]}</Badge>
                </p>
                <p>{words().told[data().status]}</p>
                <Show when={data().requirements.length > 0}>
                  <h3>{words().missing}</h3>
                  <ul class="lacks">
                    <For each={kindsOf(data().requirements)}>{(kind) => <li>{words().requirement[kind]}</li>}</For>
                  </ul>
                </Show>
                <Connect status={data().status} again={() => void query.refetch()} />
              </Section>
            </>
          )}
        </Loaded>
      </div>
    </>
  );
}

function Connect(props: { status: Status; again: () => void }) {
  const here = useFirm();
  const leaving = createCommand({
    send: (_: string, key) => connect(key),
    done: ({ url }) => location.assign(url),
  });
  const label = () => {
    if (props.status === "none") return words().connect;
    return props.status === "active" ? words().review : words().resume;
  };
  return (
    <Show when={here.is("owner")} fallback={<p class="hint">{words().ownerOnly}</p>}>
      <Show when={props.status !== "active"}>
        <p class="hint">{words().connectHint}</p>
      </Show>
      <div class="actions">
        <Button
          look={props.status === "active" ? "plain" : "primary"}
          pending={leaving.pending()}
          onClick={() => void leaving.run(props.status)}
        >
          {label()}
        </Button>
        <Show when={props.status === "pending" || props.status === "restricted"}>
          <Button onClick={() => props.again()}>{words().refresh}</Button>
        </Show>
      </div>
    </Show>
  );
}
