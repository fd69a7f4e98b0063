import { createSignal, Show } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/index.ts";
import { words } from "../../messages/cohort-acts.ts";
import { words as paying } from "../../messages/payers.ts";
import { words as ui } from "../../messages/ui.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/choice.tsx";
import { Form } from "../../ui/form.tsx";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { organizations } from "../organization/organizations.data.ts";
import type { Whole } from "./cohort.data.ts";
import { type Chosen, enrol } from "./enrol.data.ts";
import { isOver } from "./moment.ts";
import { OfGroup } from "./of-group.tsx";
import { PayerRows } from "./payer-rows.tsx";
import { Rows } from "./payer-schema.ts";
import { PeoplePicker } from "./people-picker.tsx";

/** Enrols more people; those beyond the free seats go on the waiting list. */
export default function EnrolPeople() {
  return (
    <OfGroup title={() => words().enrolTitle}>{(whole, back) => <Fields whole={whole()} onClose={back} />}</OfGroup>
  );
}

function Fields(props: { whole: Whole; onClose: () => void }) {
  const here = useFirm();
  const query = useQuery(() => organizations);
  const [chosen, setChosen] = createSignal<readonly Chosen[]>([]);
  const [shared, setShared] = createSignal(false);
  const cohort = () => props.whole.cohort;
  const taken = () =>
    new Set(props.whole.enrolments.filter((one) => !isOver(one)).map(({ participantID }) => participantID));
  // The people stand in a signal and not in fields: each of them goes in the key's print.
  const schema = v.pipe(
    v.object({ payers: Rows }),
    v.transform(({ payers }) => ({ people: chosen(), payers: shared() ? payers : undefined })),
    v.check(({ people }) => people.length > 0, "people.choose"),
  );
  const send = ({ people, payers }: v.InferOutput<typeof schema>, key: string) =>
    enrol(cohort().cohortID, people, key, payers);
  const done = ({ seated, waiting }: { seated: number; waiting: number }) => {
    const said = [seated > 0 && words().enrolled(seated), waiting > 0 && words().waitlisted(waiting)];
    toast(said.filter(Boolean).join(" "));
    props.onClose();
  };
  return (
    <Loaded of={query} rows={4}>
      {(known) => (
        <Form
          schema={schema}
          send={send}
          done={done}
          submit={words().enrolAct}
          actions={<Button onClick={() => props.onClose()}>{ui().cancel}</Button>}
        >
          <div class="actions">
            <LinkButton look="quiet" href={here.path(`/groupes/${cohort().cohortID}/liste`)}>
              {words().fromList}
            </LinkButton>
            <Show when={!cohort().organizationID}>
              <LinkButton look="quiet" href={here.path(`/groupes/${cohort().cohortID}/contrat`)}>
                {words().inPerson}
              </LinkButton>
            </Show>
          </div>
          <PeoplePicker
            organizations={known()}
            organizationID={cohort().organizationID ?? undefined}
            chosen={chosen()}
            onChange={setChosen}
            taken={taken()}
            free={Math.max(0, cohort().seatsMax - cohort().seatsTaken)}
          />
          <Checkbox label={paying().other} hint={paying().otherHint} checked={shared()} onToggle={setShared} />
          <Show when={shared()}>
            <PayerRows organizations={known()} payers={[]} />
          </Show>
        </Form>
      )}
    </Loaded>
  );
}
