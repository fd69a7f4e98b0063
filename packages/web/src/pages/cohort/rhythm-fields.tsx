import { createSignal } from "solid-js";
import { dayTyped } from "../../format/day-typed.ts";
import { words } from "../../messages/cohort-new.ts";
import { explainField } from "../../messages/error.ts";
import { RadioRow } from "../../ui/choice.tsx";
import { Field, Select } from "../../ui/field.tsx";
import { nths, typedAt, weekdays } from "./opening.ts";
import { rhythmOf } from "./rhythm-words.ts";

/** The rhythm of a group: a start, a day that comes back, a number of sessions and their lengths, by whose clocks. */
export function RhythmFields(props: { typed: Readonly<Record<string, unknown>> }) {
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
      <Field
        label={words().zone}
        hint={words().zoneHint}
        name="cycle.zone"
        optional
        autocomplete="off"
        spellcheck={false}
        maxlength={64}
        initial={first("zone")}
      />
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
