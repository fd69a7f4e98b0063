import { For, Show } from "solid-js";
import { useQuery } from "../../api/index.ts";
import { dayPlain } from "../../format/date.ts";
import { words } from "../../messages/agreement.ts";
import { words as states } from "../../messages/order-state.ts";
import { useFirm } from "../../shell/firm.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button, Link } from "../../ui/button.tsx";
import { onAct } from "../../ui/on-act.tsx";
import { Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { agreementsOf, orders } from "./order.data.ts";

interface GroupProps {
  cohortID: string;
  isTraining: boolean;
}

/** Which client has signed for the seats of a group, and what is to do where one has not. */
export function GroupAgreements(props: GroupProps) {
  const query = useQuery(() => agreementsOf(props.cohortID));
  return (
    <Section title={words().title}>
      <Show when={!props.isTraining}>
        <p class="hint">{words().service}</p>
      </Show>
      <Loaded
        of={query}
        rows={2}
        isEmpty={(data) => data.clients.length === 0 && data.enrolmentIDs.length === 0}
        empty={<p class="hint">{words().none}</p>}
      >
        {(data) => (
          <ul class="plain-list">
            <For each={data().clients}>{(client) => <Client of={client} cohortID={props.cohortID} />}</For>
            <For each={data().enrolmentIDs}>{() => <li>{words().individual}</li>}</For>
          </ul>
        )}
      </Loaded>
    </Section>
  );
}

type ClientOf = Awaited<ReturnType<NonNullable<ReturnType<typeof agreementsOf>["queryFn"]>>>["clients"][number];

function Client(props: { of: ClientOf; cohortID: string }) {
  const here = useFirm();
  const recording = onAct(() => import("./record-agreement.tsx").then((part) => part.RecordAgreement));
  const query = useQuery(() => orders());
  /** Quotes of this client for this group that are not over, the newest first. */
  const quotes = () =>
    (query.data?.orders ?? []).filter(
      ({ cohortID, organizationID, status }) =>
        cohortID === props.cohortID && organizationID === props.of.organizationID && !OVER.includes(status),
    );
  return (
    <li>
      <div class="row-start">
        <strong>{props.of.name}</strong>
        <Show when={props.of.isMissing}>
          <Badge tone="wait">{words().missing}</Badge>
        </Show>
      </div>
      <For each={props.of.agreements.filter(({ elsewhere }) => elsewhere !== null)}>
        {({ elsewhere }) => (
          <Show when={elsewhere}>
            {(said) => (
              <p class="hint">
                {words().elsewhere(said().name, dayPlain(said().on))} {words().kept(said().kept)}
              </p>
            )}
          </Show>
        )}
      </For>
      <For each={quotes()}>
        {(quote) => (
          <p class="hint">
            <Link href={here.path(`/devis/${quote.orderID}`)}>{quote.number ?? states().draftTitle}</Link>{" "}
            {stateOf(props.of, quote)}
          </p>
        )}
      </For>
      <Show when={props.of.isMissing}>
        <div class="row-start">
          <Show when={quotes().length === 0}>
            <Link href={here.path(`/devis/nouveau?groupe=${props.cohortID}&client=${props.of.organizationID}`)}>
              {words().makeQuote}
            </Link>
          </Show>
          <Button look="quiet" onClick={recording.open}>
            {words().record}
          </Button>
        </div>
      </Show>
      <recording.Part of={props.of} cohortID={props.cohortID} />
    </li>
  );
}

const OVER: readonly string[] = ["refused", "expired", "cancelled"];

function stateOf(
  { agreements }: ClientOf,
  {
    orderID,
    status,
    agreementSent,
  }: { orderID: string; status: keyof ReturnType<typeof states>["state"]; agreementSent: boolean },
) {
  const signedAt = agreements.find((one) => one.orderID === orderID)?.signedAt;
  if (signedAt) return words().signedOn(dayPlain(signedAt));
  return states().state[status === "approved" && agreementSent ? "agreementSent" : status];
}
