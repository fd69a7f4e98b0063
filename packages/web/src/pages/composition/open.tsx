import { useNavigate, useParams } from "@solidjs/router";
import { Show } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/query.ts";
import { words as opening } from "../../messages/cohort-new.ts";
import { words } from "../../messages/composition.ts";
import "../../messages/cohort.ts";
import { useFirm } from "../../shell/firm.ts";
import { MoneyField, Select } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Note, PageHead, Section } from "../../ui/page.tsx";
import { text } from "../../ui/schema.ts";
import { Loaded } from "../../ui/state.tsx";
import { usual } from "../cohort/beginning.ts";
import { type Choices, choices } from "../cohort/new.data.ts";
import { Cycle, Price, typedAt } from "../cohort/opening.ts";
import { RhythmFields } from "../cohort/rhythm-fields.tsx";
import { Whereabouts, whereabouts, whereaboutsOf } from "../cohort/whereabouts.tsx";
import { compositionOf, open, type Whole } from "./composition.data.ts";
import "../cohort/cohort.css";

const Schema = v.pipe(
  v.object({ programmeID: text(), coachID: text(), priceNet: Price, ...whereabouts, cycle: Cycle }),
  v.transform(({ priceNet, modality, place, link, ...rest }) => ({
    ...rest,
    ...whereaboutsOf({ modality, place, link }),
    ...(priceNet === undefined ? {} : { priceNet }),
  })),
);

/** What every group of a pool is opened with. */
export default function OpenGroups() {
  const here = useFirm();
  const params = useParams<{ id: string }>();
  const query = useQuery(() => compositionOf(params.id));
  const known = useQuery(() => choices);
  return (
    <Loaded of={query} heading={words().openTitle}>
      {(whole) => (
        <>
          <PageHead
            title={words().openTitle}
            crumbs={[
              { href: here.path("/groupes/composer"), title: words().title },
              { href: here.path(`/groupes/composer/${params.id}`), title: whole().name },
            ]}
          />
          <Loaded of={known}>{(found) => <Opening whole={whole()} choices={found()} />}</Loaded>
        </>
      )}
    </Loaded>
  );
}

function Opening(props: { whole: Whole; choices: Choices }) {
  const here = useFirm();
  const navigate = useNavigate();
  const typed = usual(props.choices.coaches);
  const { compositionID } = props.whole;
  const groups = () => props.whole.groups.filter(({ people }) => people.length > 0);
  const seated = () => props.whole.people.length - props.whole.left.length;
  return (
    <Form
      schema={Schema}
      send={(values, key) => open(compositionID, { ...values, rev: props.whole.rev }, key)}
      done={() => navigate(here.path(`/groupes/composer/${compositionID}`))}
      submit={words().open}
    >
      <p>{words().openIntro(words().groupCount(groups().length), words().people(seated()))}</p>
      <Show when={props.whole.breaches.length > 0}>
        <Note tone="wait">
          <p>{words().openBroken}</p>
        </Note>
      </Show>
      <Section title={words().details.programme}>
        <Select
          label={opening().programme}
          name="programmeID"
          options={props.choices.programmes.map(({ programmeID, title }) => ({ value: programmeID, label: title }))}
        />
        <MoneyField label={opening().price} name="priceNet" optional />
      </Section>
      <Section title={words().details.coach}>
        <Select
          label={opening().coach}
          name="coachID"
          initial={typedAt(typed, "coachID")}
          options={props.choices.coaches.map(({ memberID, name }) => ({ value: memberID, label: name }))}
        />
        <Whereabouts initial={{ modality: "onsite" }} />
      </Section>
      <Section title={words().details.dates}>
        <p class="hint">{words().openCoach}</p>
        <RhythmFields typed={typed} />
      </Section>
    </Form>
  );
}
