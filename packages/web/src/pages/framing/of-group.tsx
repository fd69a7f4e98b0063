import { For, Show } from "solid-js";
import { useQuery } from "../../api/index.ts";
import { dayPlain } from "../../format/date.ts";
import { words } from "../../messages/framing.ts";
import { useFirm } from "../../shell/firm.ts";
import { Badge } from "../../ui/badge.tsx";
import { Link, OutsideLink } from "../../ui/button.tsx";
import { Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { type Note, notePath, notesOf } from "./framing.data.ts";

export interface Client {
  organizationID: string;
  name: string;
}

/** The notes of a group's clients: where each stands, and the way to write it. */
export function FramingNotes(props: { cohortID: string; clients: readonly Client[] }) {
  const query = useQuery(() => notesOf(props.cohortID));
  return (
    <Section title={words().title}>
      <p class="hint">{words().hint}</p>
      <Loaded of={query}>
        {(notes) => (
          <Show when={props.clients.length > 0} fallback={<p class="hint">{words().noClient}</p>}>
            <ul class="plain-list">
              <For each={props.clients}>
                {(client) => (
                  <OfClient
                    cohortID={props.cohortID}
                    client={client}
                    notes={notes().filter(({ organizationID }) => organizationID === client.organizationID)}
                  />
                )}
              </For>
            </ul>
          </Show>
        )}
      </Loaded>
    </Section>
  );
}

function OfClient(props: { cohortID: string; client: Client; notes: readonly Note[] }) {
  const here = useFirm();
  const last = () => props.notes.at(-1);
  const signed = () => props.notes.findLast(({ status }) => status === "signed");
  const key = () => ({ cohortID: props.cohortID, organizationID: props.client.organizationID });
  return (
    <li>
      <div class="row-start">
        <strong>{props.client.name}</strong>
        <Badge tone={last()?.status === "signed" ? "good" : "wait"}>{words().status[last()?.status ?? "none"]}</Badge>
      </div>
      <Show when={signed()?.sponsor}>
        {(sponsor) => <p class="hint">{words().signedBy(sponsor().name, dayPlain(sponsor().at))}</p>}
      </Show>
      <div class="row-start">
        <Show when={here.is("owner", "manager")}>
          <Link href={here.path(`/groupes/${props.cohortID}/cadrage/${props.client.organizationID}`)}>
            {signed() ? words().writeNext(props.client.name) : words().write(props.client.name)}
          </Link>
        </Show>
        <Show when={signed()?.hasPaper}>
          <OutsideLink href={notePath(key())} newWindow>
            {words().paper}
          </OutsideLink>
        </Show>
      </div>
    </li>
  );
}
