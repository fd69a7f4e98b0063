import { createSignal, Show } from "solid-js";
import { dayTyped } from "../../format/day-typed.ts";
import { money } from "../../format/number.ts";
import { centsOf } from "../../format/typed.ts";
import { words } from "../../messages/cohort-new.ts";
import { explainField } from "../../messages/error.ts";
import { Checkbox, RadioRow } from "../../ui/choice.tsx";
import { Field, MoneyField, Select } from "../../ui/field.tsx";
import { Note, Section } from "../../ui/page.tsx";
import type { Choices } from "./new.data.ts";
import { nths, typedAt, weekdays } from "./opening.ts";
import { PriceLine } from "./price.tsx";
import { rhythmOf } from "./rhythm-words.ts";
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

/** 3. The rhythm: a start, a day that comes back, a number of sessions and their lengths. */
export function RhythmFields(props: { typed: StepProps["typed"] }) {
  const first = (name: string) => typedAt(props.typed, `cycle.${name}`);
  const [kind, setKind] = createSignal(first("rhythm.kind") ?? "month");
  const weekdayWords = () => words().weekdays;
  /** An example, then what the sentence still lacks; the dates below show what was understood. */
  const sentenceHint = () => {
    const typed = first("rhythm.words")?.trim();
    const read = typed ? rhythmOf(typed) : undefined;
    return typeof read === "string" ? explainField(read) : words().sentenceHint;
  };
  return (
    <>
      <RadioRow
        label={words().rhythm}
        name="cycle.rhythm.kind"
        layout="row"
        initial={kind()}
        onPick={setKind}
        options={[
          { value: "month", label: words().month },
          { value: "weeks", label: words().weeks },
          { value: "words", label: words().inWords },
        ]}
      />
      <div hidden={kind() !== "words"}>
        <Field
          label={words().sentence}
          hint={sentenceHint()}
          name="cycle.rhythm.words"
          autocomplete="off"
          maxlength={200}
          initial={first("rhythm.words")}
        />
      </div>
      <div class="pair">
        <div hidden={kind() !== "weeks"}>
          <Field
            label={words().everyWeeks}
            name="cycle.rhythm.everyWeeks"
            inputmode="numeric"
            autocomplete="off"
            initial={first("rhythm.everyWeeks")}
          />
        </div>
        <div hidden={kind() !== "month"}>
          <Select
            label={words().nth}
            name="cycle.rhythm.nth"
            empty={false}
            initial={first("rhythm.nth")}
            options={nths.map((value) => ({ value, label: words().nths[value] }))}
          />
        </div>
        <div hidden={kind() === "words"}>
          <Select
            label={words().weekday}
            name="cycle.rhythm.weekday"
            empty={false}
            initial={first("rhythm.weekday")}
            options={weekdays.map((value) => ({ value, label: weekdayWords()[value] }))}
          />
        </div>
        <div hidden={kind() === "words"}>
          <Field label={words().hour} name="cycle.rhythm.time" type="time" initial={first("rhythm.time")} />
        </div>
        <Field
          label={words().start}
          hint={dayTyped(first("start"))}
          name="cycle.start"
          type="date"
          initial={first("start")}
        />
      </div>
      <Lengths first={first} />
    </>
  );
}

function Lengths(props: { first: (name: string) => string | undefined }) {
  return (
    <>
      <Field
        label={words().regular}
        name="cycle.regular"
        inputmode="numeric"
        autocomplete="off"
        initial={props.first("regular")}
      />
      <fieldset class="field group">
        <legend>{words().minutes.title}</legend>
        <div class="triple">
          <Minutes name="kickoff" first={props.first} />
          <Minutes name="regular" first={props.first} />
          <Minutes name="review" first={props.first} />
        </div>
      </fieldset>
    </>
  );
}

function Minutes(props: { name: "kickoff" | "regular" | "review"; first: (name: string) => string | undefined }) {
  return (
    <Field
      label={words().minutes[props.name]}
      name={`cycle.minutes.${props.name}`}
      inputmode="numeric"
      autocomplete="off"
      trailing="min"
      initial={props.first(`minutes.${props.name}`)}
    />
  );
}
