import { Show } from "solid-js";
import { money } from "../../format/number.ts";
import { centsOf } from "../../format/typed.ts";
import { words } from "../../messages/cohort-new.ts";
import { Checkbox } from "../../ui/choice.tsx";
import { Field, MoneyField, Select } from "../../ui/field.tsx";
import { Note, Section } from "../../ui/page.tsx";
import type { Choices } from "./new.data.ts";
import { typedAt } from "./opening.ts";
import { PriceLine } from "./price.tsx";
import { Whereabouts } from "./whereabouts.tsx";

interface StepProps {
  choices: Choices;
  /** What the fields hold now; at first, what a draft kept. */
  typed: Readonly<Record<string, unknown>>;
}

/** 1. What the group follows, whose it is, at what price. */
export function ProgrammeStep(props: StepProps) {
  const first = props.typed;
  const programme = () =>
    props.choices.programmes.find(({ programmeID }) => programmeID === typedAt(props.typed, "programmeID"));
  const usual = () => programme()?.priceNet ?? undefined;
  const net = () => centsOf(typedAt(props.typed, "priceNet") ?? "") ?? usual();
  const priceHint = () => {
    const cents = usual();
    if (!programme()) return undefined;
    return cents === undefined ? words().priceHintNone : words().priceHint(money(cents));
  };
  return (
    <Section title={words().steps.programme}>
      <Select
        label={words().programme}
        name="programmeID"
        initial={typedAt(first, "programmeID")}
        options={props.choices.programmes.map(({ programmeID, title }) => ({ value: programmeID, label: title }))}
      />
      <Field
        label={words().name}
        hint={words().nameHint}
        name="name"
        autocomplete="off"
        maxlength={120}
        initial={typedAt(first, "name")}
      />
      <Select
        label={words().organization}
        hint={words().organizationHint}
        name="organizationID"
        optional
        empty={words().organizationNone}
        initial={typedAt(first, "organizationID")}
        options={props.choices.organizations.map(({ organizationID, name }) => ({
          value: organizationID,
          label: name,
        }))}
      />
      <Show when={!typedAt(props.typed, "organizationID")}>
        <Checkbox
          label={words().visitors}
          name="openToVisitors"
          initial={typedAt(props.typed, "openToVisitors") === "true"}
        />
      </Show>
      <MoneyField
        label={words().price}
        {...(priceHint() === undefined ? {} : { hint: priceHint() ?? "" })}
        name="priceNet"
        optional={usual() !== undefined}
        initialCents={centsOf(typedAt(first, "priceNet") ?? "")}
      />
      <Show when={net() !== undefined && programme()}>
        {(known) => <PriceLine netCents={net() ?? 0} vatRate={known().vatRate} />}
      </Show>
    </Section>
  );
}

/** 2. Who leads it, where, for how many. */
export function CoachStep(props: StepProps) {
  const first = props.typed;
  return (
    <Section title={words().steps.coach}>
      <Show when={props.choices.coaches.length > 0} fallback={<Note tone="wait">{words().noCoach}</Note>}>
        <Select
          label={words().coach}
          name="coachID"
          initial={typedAt(first, "coachID")}
          options={props.choices.coaches.map(({ memberID, name }) => ({ value: memberID, label: name }))}
        />
      </Show>
      <Whereabouts
        rooms={props.choices.rooms}
        initial={{
          modality: typedAt(first, "modality"),
          place: typedAt(first, "place"),
          link: typedAt(first, "link"),
        }}
      />
      <div class="pair">
        <Field
          label={words().seatsMin}
          hint={words().seatsHint}
          name="seatsMin"
          inputmode="numeric"
          autocomplete="off"
          initial={typedAt(first, "seatsMin")}
        />
        <Field
          label={words().seatsMax}
          hint={words().seatsHint}
          name="seatsMax"
          inputmode="numeric"
          autocomplete="off"
          initial={typedAt(first, "seatsMax")}
        />
      </div>
    </Section>
  );
}
