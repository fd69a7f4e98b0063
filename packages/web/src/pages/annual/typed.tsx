import { useNavigate, useParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/query.ts";
import { words } from "../../messages/annual.ts";
import { locale } from "../../messages/locale.ts";
import { useFirm } from "../../shell/firm.ts";
import { Field, MoneyField, type Option, Select } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { PageHead, Section } from "../../ui/page.tsx";
import { day, euros, optionalText, whole } from "../../ui/schema.ts";
import { Loaded } from "../../ui/state.tsx";
import { type Report, reportOf, type Saved, save } from "./annual.data.ts";
import { CHOICES, subjectsOf } from "./subjects.ts";

/** Left empty it is not known, which is not 0. */
const orNone = <S extends v.GenericSchema<string, number>>(schema: S) =>
  v.union([
    v.pipe(
      v.literal(""),
      v.transform(() => null),
    ),
    schema,
  ]);
const Sum = () => orNone(euros());
const Count = () => orNone(whole(0, 1_000_000));

const MONEY = ["charges", "wages", "bought", "turnover"] as const;
const COUNTS = ["outsourcedPeople", "outsourcedHours", "entrustedPeople", "entrustedHours"] as const;

const Schema = v.looseObject({
  from: day(),
  to: day(),
  charges: Sum(),
  wages: Sum(),
  bought: Sum(),
  turnover: Sum(),
  outsourcedPeople: Count(),
  outsourcedHours: Count(),
  entrustedPeople: Count(),
  entrustedHours: Count(),
  directorName: optionalText(120),
  directorRole: optionalText(120),
});

/** What no record tells, typed once a year; and which box, for what has none. */
export default function AnnualTyped() {
  const here = useFirm();
  const params = useParams();
  const year = () => params.year ?? "";
  const query = useQuery(() => reportOf(year(), locale()));
  return (
    <>
      <PageHead
        title={words().complete}
        crumbs={[
          { href: here.path("/qualite"), title: words().quality },
          { href: here.path(`/qualite/bpf?annee=${year()}`), title: words().title(year()) },
        ]}
      />
      <Loaded of={query} rows={10}>
        {(report) => <Fields of={report()} />}
      </Loaded>
    </>
  );
}

function savedOf(report: Report, given: v.InferOutput<typeof Schema>): Saved {
  const { from, to, directorName, directorRole, ...rest } = given;
  const kept = Object.entries(report.decisions);
  const said = Object.entries(rest).flatMap(([name, choice]) =>
    name.includes(":") && typeof choice === "string" ? [[name, choice] as const] : [],
  );
  const decisions = Object.fromEntries([...kept, ...said].filter(([, choice]) => choice !== ""));
  const { charges, wages, bought, turnover } = given;
  const { outsourcedPeople, outsourcedHours, entrustedPeople, entrustedHours } = given;
  return {
    year: report.year,
    rev: report.rev,
    from,
    to,
    typed: { charges, wages, bought, turnover, outsourcedPeople, outsourcedHours, entrustedPeople, entrustedHours },
    decisions,
    director: directorName && directorRole ? { name: directorName, role: directorRole } : null,
  };
}

function Fields(props: { of: Report }) {
  const here = useFirm();
  const navigate = useNavigate();
  return (
    <Form
      schema={Schema}
      send={(given, key) => save(savedOf(props.of, given), key)}
      done={() => navigate(here.path(`/qualite/bpf?annee=${props.of.year}`))}
    >
      <Section title={words().frame.B}>
        <div class="pair">
          <Field label={words().from} name="from" type="date" initial={props.of.from} />
          <Field label={words().to} name="to" type="date" initial={props.of.to} />
        </div>
        <div class="pair">
          <Field
            label={words().directorName}
            name="directorName"
            initial={props.of.director?.name ?? ""}
            autocomplete="off"
            optional
          />
          <Field
            label={words().directorRole}
            name="directorRole"
            initial={props.of.director?.role ?? ""}
            autocomplete="off"
            optional
          />
        </div>
      </Section>
      <Section title={words().frame.D}>
        <p class="hint">{words().typedHint}</p>
        <div class="pair">
          <For each={MONEY}>
            {(name) => (
              <MoneyField
                label={name === "turnover" ? words().typed.turnover : (props.of.labels.charges[name] ?? name)}
                name={name}
                initialCents={props.of.typed[name] ?? undefined}
                optional
              />
            )}
          </For>
        </div>
      </Section>
      <Subjects of={props.of} />
      <Section title={words().others}>
        <div class="pair">
          <For each={COUNTS}>
            {(name) => (
              <Field
                label={words().typed[name]}
                name={name}
                inputmode="numeric"
                autocomplete="off"
                initial={props.of.typed[name] ?? ""}
                optional
              />
            )}
          </For>
        </div>
      </Section>
    </Form>
  );
}

function Subjects(props: { of: Report }) {
  return (
    <For each={subjectsOf(props.of)}>
      {(group) => (
        <Show when={group.subjects.length > 0}>
          <Section title={words().decide[group.kind]}>
            <For each={group.subjects}>
              {(subject) => (
                <Select
                  label={subject.label}
                  name={`${group.kind}:${subject.id}`}
                  initial={props.of.decisions[`${group.kind}:${subject.id}`] ?? subject.usual}
                  options={optionsOf(group.kind, props.of.labels)}
                />
              )}
            </For>
          </Section>
        </Show>
      )}
    </For>
  );
}

function optionsOf(kind: keyof typeof CHOICES, labels: Report["labels"]): Option[] {
  return CHOICES[kind].map((value) => ({ value, label: choiceIn(kind, value, labels) }));
}

function choiceIn(kind: keyof typeof CHOICES, value: string, labels: Report["labels"]): string {
  const { products, trainers, trainees, objectives } = labels;
  const all = { coach: trainers, invoice: products, funder: products, person: trainees, programme: objectives };
  const label = all[kind][value] ?? value;
  if (kind === "coach" || value === "none") return label;
  return `${/^[a-f]\d$/.test(value) ? value.slice(0, 1) : value} – ${label}`;
}
