import { useNavigate } from "@solidjs/router";
import { Show } from "solid-js";
import * as v from "valibot";
import { queryClient } from "../../api/index.ts";
import { statusOf } from "../../base/refusal.ts";
import { momentShort } from "../../format/date.ts";
import { words } from "../../messages/cohort-new.ts";
import { explain } from "../../messages/error.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button } from "../../ui/button.tsx";
import { Form } from "../../ui/form.tsx";
import { Note, Section } from "../../ui/page.tsx";
import { toast } from "../../ui/toast.tsx";
import { createBeginning } from "./beginning.ts";
import { Dates } from "./dates.tsx";
import { type Chosen, enrol, open } from "./enrol.data.ts";
import { type Asked, type Choices, datesOf } from "./new.data.ts";
import { CoachStep, ProgrammeStep } from "./new-steps.tsx";
import { OpeningForm, type Wanted } from "./opening.ts";
import { PeoplePicker } from "./people-picker.tsx";
import { RhythmFields } from "./rhythm-fields.tsx";

/** The four steps, kept on this device as they are typed, sent once. */
export function NewForm(props: { choices: Choices; onRestart: () => void }) {
  const here = useFirm();
  const navigate = useNavigate();
  const beginning = createBeginning(here.firm.firmID, props.choices.coaches);
  const organizationID = () => {
    const typed = beginning.values().organizationID;
    return typeof typed === "string" ? typed : "";
  };
  let opened: string | undefined;
  const schema = v.pipe(
    OpeningForm,
    v.transform((wanted) => ({ wanted, people: beginning.people(), settled: beginning.settled() })),
  );
  const send = async ({ wanted, people, settled }: v.InferOutput<typeof schema>, key: string) => {
    // What is opened is what was seen; a group that was opened before its people failed is not opened twice.
    opened ??= await openAsSeen(wanted, { ...placedAt(wanted), cycle: wanted.cycle, settled }, key);
    return { cohortID: opened, said: await enrolled(opened, people, key) };
  };
  const done = ({ cohortID, said }: { cohortID: string; said: string }) => {
    beginning.end();
    toast(said);
    navigate(here.path(`/groupes/${cohortID}`));
  };
  const restart = () => {
    beginning.end();
    props.onRestart();
  };
  return (
    <>
      <Show when={beginning.draft}>
        {(draft) => (
          <Note tone="brand">
            <p>{words().draftKept(momentShort(draft().savedAt))}</p>
            <Button look="quiet" onClick={restart}>
              {words().draftDrop}
            </Button>
          </Note>
        )}
      </Show>
      <Form
        schema={schema}
        send={send}
        done={done}
        onTyping={beginning.type}
        submit={words().submit}
        pendingLabel={words().submitting}
      >
        <ProgrammeStep choices={props.choices} typed={beginning.values()} />
        <CoachStep choices={props.choices} typed={beginning.values()} />
        <Section title={words().steps.dates}>
          <RhythmFields typed={beginning.values()} />
          <Dates beginning={beginning} />
        </Section>
        <Section title={words().steps.people}>
          <p class="hint">{words().people.intro}</p>
          <PeoplePicker
            organizations={props.choices.organizations}
            organizationID={organizationID() || undefined}
            chosen={beginning.people()}
            onChange={beginning.setPeople}
            free={Number(beginning.values().seatsMax) || 8}
          />
        </Section>
      </Form>
    </>
  );
}

const placedAt = ({ coachID, modality, place }: Wanted) => ({ coachID, modality, place: place ?? null });

async function openAsSeen(wanted: Wanted, asked: Asked, key: string): Promise<string> {
  const dates = await queryClient.fetchQuery({ ...datesOf(asked), staleTime: Number.POSITIVE_INFINITY });
  const { cohortID } = await open({ ...wanted, startsAt: dates.sessions.map(({ startsAt }) => startsAt) }, key);
  return cohortID;
}

/** Enrols those chosen, and says how it went. A refusal leaves the group open, to be filled from its page. */
async function enrolled(cohortID: string, people: readonly Chosen[], key: string): Promise<string> {
  if (people.length === 0) return words().done;
  try {
    const { seated } = await enrol(cohortID, people, key);
    return words().doneWith(seated);
  } catch (error) {
    const status = statusOf(error);
    if (status === 0 || status >= 500) throw error;
    return words().halfDone(explain(error));
  }
}
