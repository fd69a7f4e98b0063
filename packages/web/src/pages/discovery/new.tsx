import { useNavigate } from "@solidjs/router";
import { createSignal } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/query.ts";
import { dayTyped } from "../../format/day-typed.ts";
import "../../messages/cohort-new.ts";
import { words } from "../../messages/discovery.ts";
import "../../messages/meeting-name.ts";
import { useFirm } from "../../shell/firm.ts";
import { Field, MoneyField, Select, TextArea } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { PageHead, Section } from "../../ui/page.tsx";
import { day, euros, hour, optionalText, text, whole } from "../../ui/schema.ts";
import { Loaded } from "../../ui/state.tsx";
import { type Choices, choices } from "../cohort/new.data.ts";
import { under } from "../cohort/under.ts";
import { Whereabouts, whereabouts, whereaboutsOf } from "../cohort/whereabouts.tsx";
import { open } from "./discovery.data.ts";
import "../cohort/cohort.css";

const Schema = v.object({
  name: text(120),
  programmeID: text(),
  about: optionalText(2_000),
  coachID: text(),
  day: day(),
  time: hour(),
  minutes: whole(30, 480),
  seatsMax: whole(1, 12),
  priceNet: euros(),
  ...whereabouts,
});

/** Opens a discovery session: what, when, where, for how many. */
export default function NewDiscovery() {
  const here = useFirm();
  const known = useQuery(() => choices);
  return (
    <>
      <PageHead
        title={words().add}
        crumbs={[
          { href: here.path("/groupes"), title: words().groups },
          { href: here.path("/groupes/decouvertes"), title: words().title },
        ]}
      />
      <Loaded of={known} rows={8}>
        {(found) => <Fields choices={found()} />}
      </Loaded>
    </>
  );
}

function Fields(props: { choices: Choices }) {
  const here = useFirm();
  const navigate = useNavigate();
  const send = async ({ about, modality, place, link, ...rest }: v.InferOutput<typeof Schema>, key: string) => {
    try {
      return await open({ ...rest, ...whereaboutsOf({ modality, place, link }), about: about ?? null }, key);
    } catch (error) {
      throw under({ "startsAt.0": "day" }, error);
    }
  };
  return (
    <Form
      schema={Schema}
      send={send}
      done={({ discoveryID }) => navigate(here.path(`/groupes/decouvertes/${discoveryID}`))}
      submit={words().open}
    >
      <Section title={words().what}>
        <Field label={words().name} hint={words().nameHint} name="name" maxlength={120} autocomplete="off" />
        <Select
          label={words().programme}
          hint={words().programmeHint}
          name="programmeID"
          options={props.choices.programmes.map(({ programmeID, title }) => ({ value: programmeID, label: title }))}
        />
        <TextArea label={words().about} hint={words().aboutHint} name="about" optional />
        <div class="pair">
          <Field label={words().seatsMax} hint={words().seatsHint} name="seatsMax" inputmode="numeric" initial={12} />
          <MoneyField label={words().price} hint={words().priceHint} name="priceNet" initialCents={0} />
        </div>
      </Section>
      <Section title={words().when}>
        <When choices={props.choices} />
        <Whereabouts initial={{ modality: "onsite" }} rooms={props.choices.rooms} />
      </Section>
    </Form>
  );
}

function When(props: { choices: Choices }) {
  const [typed, setTyped] = createSignal("");
  const [only, ...others] = props.choices.coaches;
  return (
    <>
      <Select
        label={words().coach}
        name="coachID"
        initial={only && others.length === 0 ? only.memberID : ""}
        options={props.choices.coaches.map(({ memberID, name }) => ({ value: memberID, label: name }))}
      />
      <div class="pair">
        <Field
          label={words().day}
          hint={dayTyped(typed())}
          name="day"
          type="date"
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <Field label={words().hour} name="time" type="time" initial="18:00" />
      </div>
      <Field
        label={words().minutes}
        name="minutes"
        inputmode="numeric"
        autocomplete="off"
        initial={120}
        trailing="min"
      />
    </>
  );
}
