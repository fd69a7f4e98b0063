import { Show } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/index.ts";
import { words } from "../../messages/discovery.ts";
import { useFirm } from "../../shell/firm.ts";
import { Link, LinkButton } from "../../ui/button.tsx";
import { Select } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Section } from "../../ui/page.tsx";
import { text } from "../../ui/schema.ts";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { type Card, cohorts } from "../cohort/cohort.data.ts";
import { fill, type Whole } from "./discovery.data.ts";

const Chosen = v.object({ cohortID: text() });

/** Groups that may take them: open to all, not begun. */
const takers = (cards: readonly Card[]) =>
  cards.filter(
    ({ status, organizationID, sessionsHeld }) =>
      (status === "proposed" || status === "confirmed") && organizationID === null && sessionsHeld === 0,
  );

/** Those who said yes, and the group whose seats they are offered. */
export function GoOn(props: { whole: Whole }) {
  const here = useFirm();
  const count = () => props.whole.guests.filter(({ goesOn }) => goesOn === "yes").length;
  return (
    <Section title={words().goOn}>
      <p>{words().goOnBody(count())}</p>
      <Show
        when={props.whole.discovery.cohortID}
        fallback={
          <Show when={here.is("owner", "manager")}>
            <Choosing discoveryID={props.whole.discovery.discoveryID} />
          </Show>
        }
      >
        {(cohortID) => (
          <p>
            <Link href={here.path(`/groupes/${cohortID()}?onglet=participants`)}>{words().toGroup}</Link>
          </p>
        )}
      </Show>
    </Section>
  );
}

function Choosing(props: { discoveryID: string }) {
  const here = useFirm();
  const query = useQuery(() => cohorts);
  const create = (look: "plain" | "primary") => (
    <LinkButton look={look} href={here.path("/groupes/nouveau")}>
      {words().newGroup}
    </LinkButton>
  );
  return (
    <Loaded of={query} rows={2}>
      {(all) => (
        <Show
          when={takers(all()).length > 0}
          fallback={
            <div class="stack">
              <p class="hint">{words().noGroup}</p>
              <div class="actions">{create("primary")}</div>
            </div>
          }
        >
          <Form
            schema={Chosen}
            send={({ cohortID }, key) => fill(props.discoveryID, cohortID, key)}
            done={() => toast(words().filled)}
            submit={words().fill}
            actions={create("plain")}
          >
            <Select
              label={words().group}
              name="cohortID"
              options={takers(all()).map(({ cohortID, name, seatsMax, seatsTaken }) => ({
                value: cohortID,
                label: words().seatsFree(name, Math.max(0, seatsMax - seatsTaken)),
              }))}
            />
          </Form>
        </Show>
      )}
    </Loaded>
  );
}
