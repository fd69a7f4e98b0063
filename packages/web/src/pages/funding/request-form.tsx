import { createSignal, Show, untrack } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/index.ts";

import { numberOf } from "../../format/typed.ts";
import { wallClockOf } from "../../format/wall-clock.ts";
import { words } from "../../messages/funding.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox, CheckGroup } from "../../ui/choice.tsx";
import { Field, MoneyField, Select } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { onAct } from "../../ui/on-act.tsx";
import { Note, Section } from "../../ui/page.tsx";
import { day, euros, flag, optionalText, text, texts } from "../../ui/schema.ts";
import { Loaded } from "../../ui/state.tsx";
import { cohortOf, cohorts, type Whole } from "../cohort/cohort.data.ts";
import { organizations } from "../organization/organizations.data.ts";
import { type Asked, type Funding, funders } from "./funding.data.ts";
import "./funding.css";

/** Hours as typed (`10,5`), in minutes. */
export const hours = () =>
  v.pipe(
    v.string(),
    v.transform((typed) => Math.round((numberOf(typed) ?? 0) * 60)),
    v.minValue(1, "hours"),
    v.maxValue(60_000, "hours"),
  );
export const hoursTyped = (minutes: number): string => String(Math.round((minutes / 60) * 100) / 100);

const schema = v.object({
  funderID: text(60),
  organizationID: text(60),
  cohortID: text(60),
  enrolmentIDs: v.pipe(texts(), v.minLength(1, "required")),
  fileNumber: optionalText(40),
  askedNet: euros(),
  minutes: hours(),
  from: day(),
  until: day(),
  expiresOn: day(),
  subrogation: flag(),
  documents: v.object({ certificate: flag(), attendance: flag() }),
});

interface RequestFormProps {
  of?: Funding;
  about?: { organizationID: string; cohortID: string };
  send: (asked: Asked, key: string) => Promise<{ fundingID: string }>;
  done: (answer: { fundingID: string }) => void;
}

/** What a funder is asked, for whom. */
export function RequestForm(props: RequestFormProps) {
  const first = untrack(() => props.of ?? props.about);
  const [organizationID, setOrganization] = createSignal(first?.organizationID ?? "");
  const [cohortID, setCohort] = createSignal(first?.cohortID ?? "");
  const clients = useQuery(() => organizations);
  const groups = useQuery(() => cohorts);
  const [funderID, setFunder] = createSignal(untrack(() => props.of?.funderID) ?? "");
  const adding = onAct(() => import("./funder-dialog.tsx").then((part) => part.FunderDialog));
  return (
    <>
      <Form
        schema={schema}
        send={({ fileNumber, ...typed }, key) => props.send({ ...typed, fileNumber: fileNumber ?? null }, key)}
        done={props.done}
        submit={words().form.save}
      >
        <div class="funding-form">
          <Section title={words().form.who}>
            <FunderField chosen={funderID()} onPick={setFunder} onAdd={adding.open} />
            <Loaded of={clients} rows={1}>
              {(all) => (
                <Select
                  label={words().form.organization}
                  name="organizationID"
                  value={organizationID()}
                  onPick={setOrganization}
                  options={all().map((one) => ({ value: one.organizationID, label: one.name }))}
                />
              )}
            </Loaded>
            <Loaded of={groups} rows={1}>
              {(all) => (
                <Select
                  label={words().form.cohort}
                  name="cohortID"
                  value={cohortID()}
                  onPick={setCohort}
                  options={all()
                    .filter((one) => !props.of || one.cohortID === props.of.cohortID)
                    .map((one) => ({ value: one.cohortID, label: one.name }))}
                />
              )}
            </Loaded>
          </Section>
          <Show when={organizationID() && cohortID() && `${organizationID()} ${cohortID()}`} keyed>
            <OfGroup of={props.of} organizationID={organizationID()} cohortID={cohortID()} />
          </Show>
        </div>
      </Form>
      <adding.Part done={setFunder} />
    </>
  );
}

interface FunderFieldProps {
  chosen: string;
  onPick: (funderID: string) => void;
  onAdd: (act: Event) => void;
}

function FunderField(props: FunderFieldProps) {
  const query = useQuery(() => funders());
  return (
    <Loaded of={query} rows={1}>
      {(data) => (
        <div class="funding-funder">
          <Select
            label={words().form.funder}
            name="funderID"
            value={props.chosen}
            onPick={(funderID) => props.onPick(funderID)}
            options={data().funders.map(({ funderID, name }) => ({ value: funderID, label: name }))}
          />
          <div>
            <Button onClick={(act) => props.onAdd(act)}>{words().funder.add}</Button>
          </div>
        </div>
      )}
    </Loaded>
  );
}

function OfGroup(props: { of: Funding | undefined; organizationID: string; cohortID: string }) {
  const query = useQuery(() => cohortOf(props.cohortID));
  const seats = (whole: Whole) =>
    whole.enrolments.filter(
      (one) => one.organizationID === props.organizationID && ["invited", "requested", "accepted"].includes(one.status),
    );
  return (
    <Loaded of={query} rows={4}>
      {(whole) => (
        <Show when={seats(whole()).length > 0} fallback={<Note tone="wait">{words().form.noPeople}</Note>}>
          <Section title={words().form.asked}>
            <CheckGroup
              label={words().form.people}
              name="enrolmentIDs[]"
              initial={props.of?.people.map((one) => one.enrolmentID) ?? seats(whole()).map((one) => one.enrolmentID)}
              options={seats(whole()).map(({ enrolmentID, given, family }) => ({
                value: enrolmentID,
                label: `${given} ${family}`,
              }))}
            />
            <Terms of={props.of} whole={whole()} />
          </Section>
        </Show>
      )}
    </Loaded>
  );
}

/** Days and hours as the group's dates give them, to be corrected where the file says otherwise. */
function Terms(props: { of: Funding | undefined; whole: Whole }) {
  const sessions = untrack(() => props.whole.sessions.filter(({ status }) => status !== "cancelled"));
  const minutes = sessions.reduce((sum, session) => sum + session.minutes, 0);
  const [from, until] = [sessions[0], sessions.at(-1)].map((one) => one && wallClockOf(one.startsAt, one.zone).day);
  const later = until && new Date(Date.parse(until) + 90 * 86_400_000).toISOString().slice(0, 10);
  const known = () => props.of;
  return (
    <>
      <Field
        label={words().form.fileNumber}
        hint={words().form.fileNumberHint}
        name="fileNumber"
        optional
        initial={known()?.fileNumber ?? undefined}
        autocomplete="off"
      />
      <div class="pair">
        <MoneyField label={words().form.askedNet} name="askedNet" initialCents={known()?.askedNet} />
        <Field
          label={words().form.hours}
          name="minutes"
          inputmode="decimal"
          autocomplete="off"
          initial={hoursTyped(known()?.people[0]?.minutes ?? minutes)}
        />
      </div>
      <div class="pair">
        <Field label={words().form.from} name="from" type="date" initial={known()?.from ?? from} />
        <Field label={words().form.until} name="until" type="date" initial={known()?.until ?? until} />
      </div>
      <Field
        label={words().form.expiresOn}
        hint={words().form.expiresOnHint}
        name="expiresOn"
        type="date"
        initial={known()?.expiresOn ?? later}
      />
      <Checkbox
        label={words().form.subrogation}
        hint={words().form.subrogationHint}
        name="subrogation"
        initial={known()?.subrogation ?? true}
      />
      <Checkbox
        label={words().form.certificate}
        name="documents.certificate"
        initial={known()?.documents.certificate ?? true}
      />
      <Checkbox
        label={words().form.attendance}
        name="documents.attendance"
        initial={known()?.documents.attendance ?? true}
      />
    </>
  );
}
