import { number } from "../../format/number.ts";
import { words } from "../../messages/programme.ts";
import { RadioRow } from "../../ui/choice.tsx";
import { Field, TextArea } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Section } from "../../ui/page.tsx";
import { BodyFields } from "./body-fields.tsx";
import { PriceFields } from "./price-fields.tsx";
import type { Content } from "./programme.data.ts";
import { ProgrammeSchema, type ProgrammeValues } from "./programme-schema.ts";

interface ProgrammeFormProps {
  content: Content;
  send: (values: ProgrammeValues, key: string) => Promise<unknown>;
  done: () => void;
  onTyping: () => void;
}

/** All that a programme says, in the order of its public page. */
export function ProgrammeForm(props: ProgrammeFormProps) {
  return (
    <Form schema={ProgrammeSchema} send={props.send} done={props.done} onTyping={props.onTyping}>
      <Promised content={props.content} />
      <Audience content={props.content} />
      <Section title={words().sections.price}>
        <RadioRow
          label={words().fields.nature}
          name="nature"
          initial={props.content.nature}
          options={(["training", "service"] as const).map((value) => ({ value, ...words().natures[value] }))}
        />
        <PriceFields priceNet={props.content.priceNet} vatRate={props.content.vatRate} />
      </Section>
      <Course content={props.content} />
      <Section title={words().sections.body}>
        <p class="hint">{words().hints.body}</p>
        <BodyFields body={props.content.body} onChange={props.onTyping} />
      </Section>
      <Catalogue content={props.content} />
    </Form>
  );
}

type Name = keyof typeof hintless;
const hintless = {
  title: 0,
  category: 0,
  theme: 0,
  tags: 0,
  description: 0,
  goals: 0,
  objectives: 0,
  public: 0,
  prerequisites: 0,
  days: 0,
  hours: 0,
  methods: 0,
  results: 0,
  outline: 0,
  disabilityContact: 0,
  nsfCode: 0,
  weight: 0,
};

/** A field of the programme with its words; a number is shown as one types it, a list a line each. */
function line(content: Content, name: Name) {
  const value = content[name];
  const hints: Readonly<Record<string, string>> = words().hints;
  const shown = Array.isArray(value) ? value.join("\n") : typeof value === "number" ? number(value) : value;
  const hint = hints[name];
  return {
    label: words().fields[name],
    name,
    initial: shown ?? undefined,
    optional: name !== "title",
    ...(hint === undefined ? {} : { hint }),
  };
}

type PartProps = { content: Content };

function Promised(props: PartProps) {
  return (
    <Section title={words().sections.promise}>
      <Field {...line(props.content, "title")} autocomplete="off" />
      <TextArea {...line(props.content, "description")} />
      <TextArea {...line(props.content, "goals")} rows={2} />
      <TextArea {...line(props.content, "objectives")} />
    </Section>
  );
}

function Audience(props: PartProps) {
  return (
    <Section title={words().sections.audience}>
      <TextArea {...line(props.content, "public")} />
      <Field {...line(props.content, "prerequisites")} autocomplete="off" />
      <div class="pair">
        <Field {...line(props.content, "days")} inputmode="decimal" autocomplete="off" />
        <Field {...line(props.content, "hours")} inputmode="decimal" autocomplete="off" />
      </div>
      <Field {...line(props.content, "disabilityContact")} autocomplete="off" />
    </Section>
  );
}

function Course(props: PartProps) {
  return (
    <Section title={words().sections.course}>
      <TextArea {...line(props.content, "outline")} />
      <TextArea {...line(props.content, "methods")} />
      <TextArea {...line(props.content, "results")} />
    </Section>
  );
}

function Catalogue(props: PartProps) {
  return (
    <Section title={words().sections.catalogue}>
      <div class="pair">
        <Field {...line(props.content, "category")} autocomplete="off" />
        <Field {...line(props.content, "theme")} autocomplete="off" />
      </div>
      <TextArea {...line(props.content, "tags")} rows={2} />
      <div class="pair">
        <Field {...line(props.content, "nsfCode")} autocomplete="off" />
        <Field {...line(props.content, "weight")} inputmode="numeric" autocomplete="off" />
      </div>
    </Section>
  );
}
