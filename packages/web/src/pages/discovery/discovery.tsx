import { useParams } from "@solidjs/router";
import { Show } from "solid-js";
import { createCommand, useQuery } from "../../api/index.ts";
import { momentLong } from "../../format/date.ts";
import { duration, money } from "../../format/number.ts";
import { words } from "../../messages/discovery.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button } from "../../ui/button.tsx";
import { CopyField } from "../../ui/copy-field.tsx";
import { onAct } from "../../ui/on-act.tsx";
import { Facts, Note, PageHead, Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { ask, type Discovery, discoveryOf, type Whole } from "./discovery.data.ts";
import { GoOn } from "./go-on.tsx";
import { Guests } from "./guests.tsx";
import { State, stateOf } from "./state.tsx";

/** One discovery session: its link, who comes, who goes on. */
export default function DiscoveryCard() {
  const params = useParams<{ id: string }>();
  const query = useQuery(() => discoveryOf(params.id));
  return (
    <Loaded of={query} heading={words().heads.name}>
      {(whole) => <Card whole={whole()} />}
    </Loaded>
  );
}

function Card(props: { whole: Whole }) {
  const here = useFirm();
  const one = () => props.whole.discovery;
  const seated = () => props.whole.guests.filter(({ status }) => status === "seated");
  const cancelling = onAct(() => import("./cancel-dialog.tsx").then((part) => part.CancelDialog));
  return (
    <>
      <PageHead
        title={one().name}
        sub={<State of={one()} />}
        crumbs={[
          { href: here.path("/groupes"), title: words().groups },
          { href: here.path("/groupes/decouvertes"), title: words().title },
        ]}
        actions={
          <Show when={here.is("owner", "manager") && one().status === "open"}>
            <Button look="danger" onClick={cancelling.open}>
              {words().cancel}
            </Button>
          </Show>
        }
      />
      <div class="stack">
        <Show when={one().cancelReason}>{(reason) => <Note tone="wait">{reason()}</Note>}</Show>
        <Facts facts={factsOf(one())} />
        <Show when={stateOf(one()) === "open"}>
          <CopyField label={words().page} value={props.whole.page} hint={words().pageHint} />
          <p class="hint">{words().askWhen}</p>
        </Show>
        <Show when={stateOf(one()) === "over" && seated().length > 0}>
          <Ask discoveryID={one().discoveryID} count={seated().length} />
        </Show>
        <Show when={one().status === "asked"}>
          <GoOn whole={props.whole} />
        </Show>
        <Section title={words().guests}>
          <Guests guests={props.whole.guests} isPriced={one().priceNet > 0} />
        </Section>
      </div>
      <cancelling.Part discoveryID={one().discoveryID} />
    </>
  );
}

const factsOf = (one: Discovery) => [
  { label: words().facts.when, value: momentLong(one.startsAt) },
  { label: words().facts.minutes, value: duration(one.minutes) },
  { label: words().facts.coach, value: one.coachName },
  { label: words().facts.where, value: one.place ?? words().modalities[one.modality] },
  { label: words().facts.programme, value: one.programmeTitle },
  { label: words().facts.price, value: one.priceNet === 0 ? words().free : money(one.priceNet) },
  { label: words().heads.seats, value: words().seats(one.seatsTaken, one.seatsMax) },
];

function Ask(props: { discoveryID: string; count: number }) {
  const command = createCommand({
    send: (_: undefined, key) => ask(props.discoveryID, key),
    done: () => toast(words().asked),
  });
  return (
    <Section title={words().goOn}>
      <p>{words().askBody(props.count)}</p>
      <div class="actions">
        <Button look="primary" pending={command.pending()} onClick={() => void command.run(undefined)}>
          {words().ask}
        </Button>
      </div>
    </Section>
  );
}
