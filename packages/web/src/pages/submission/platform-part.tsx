import { Match, Show, Switch } from "solid-js";
import { createCommand } from "../../api/index.ts";
import { useQuery } from "../../api/query.ts";
import { words } from "../../messages/submission.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Note, Section } from "../../ui/page.tsx";
import { toast } from "../../ui/toast.tsx";
import { Moment } from "../../ui/value.tsx";
import { look, type Standing, standingOf, submit } from "./submission.data.ts";

const REFUSED = 210;
const REJECTED = 213;
const GOOD = [205, 211, 212];

/** Where an issued invoice stands at the approved platform; nothing while the firm has none. */
export function PlatformPart(props: { invoiceID: string }) {
  const query = useQuery(() => standingOf(props.invoiceID));
  return (
    <Show when={query.isSuccess && (query.data.connected || query.data.asked) && query.data}>
      {(standing) => (
        <Section title={words().title}>
          <Show
            when={standing().scope === "domestic"}
            fallback={<p class="hint">{words().outOfScope[standing().scope]}</p>}
          >
            <Way of={standing()} invoiceID={props.invoiceID} />
          </Show>
        </Section>
      )}
    </Show>
  );
}

function Way(props: { of: Standing; invoiceID: string }) {
  const sending = createCommand({
    send: (invoiceID: string, key) => submit(invoiceID, key),
    done: () => toast(words().sent),
  });
  const looking = createCommand({
    send: (invoiceID: string, key) => look(invoiceID, key),
    done: () => toast(words().refreshed),
  });
  return (
    <Switch>
      <Match when={!props.of.asked || props.of.failureCode}>
        <Show when={props.of.failureCode}>
          {(code) => (
            <Note tone="bad">
              <p>
                {words().notTaken}
                {" : "}
                {words().failures[code()] ?? words().failure}.
              </p>
            </Note>
          )}
        </Show>
        <Button wide pending={sending.pending()} onClick={() => void sending.run(props.invoiceID)}>
          {props.of.failureCode ? words().sendAgain : words().send}
        </Button>
      </Match>
      <Match when={!props.of.flowID}>
        <p role="status">{words().leaving}</p>
      </Match>
      <Match when={true}>
        <Current of={props.of} />
        <Button look="quiet" pending={looking.pending()} onClick={() => void looking.run(props.invoiceID)}>
          {words().refresh}
        </Button>
      </Match>
    </Switch>
  );
}

function Current(props: { of: Standing }) {
  const code = () => props.of.current?.code ?? 0;
  const lost = () => code() === REFUSED || code() === REJECTED;
  const tone = () => (lost() ? "bad" : GOOD.includes(code()) ? "good" : "neutral");
  return (
    <>
      <p>
        <Badge tone={tone()}>{words().statuses[code()] ?? words().waiting}</Badge>
      </p>
      <Show when={lost()}>
        <Note tone="bad">
          <p>
            <strong>{code() === REJECTED ? words().rejectedTitle : words().refusedTitle}</strong>
          </p>
          <Show when={props.of.current?.reason}>{(reason) => <p>{words().reason(reason())}</p>}</Show>
          <p>{code() === REJECTED ? words().rejectedBody : words().refusedBody}</p>
        </Note>
      </Show>
      <Show when={!lost() && props.of.current?.reason}>{(reason) => <p>{words().reason(reason())}</p>}</Show>
      <Show when={props.of.collectedTold > 0}>
        <p class="hint">{words().collectedTold(props.of.collectedTold)}</p>
      </Show>
      <Show when={props.of.lookedAt}>
        {(at) => (
          <p class="hint">
            {words().looked} <Moment at={at()} />
          </p>
        )}
      </Show>
    </>
  );
}
