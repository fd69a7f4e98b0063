import { createSignal, Show, untrack } from "solid-js";
import { useQuery } from "../../api/index.ts";
import { today } from "../../format/today.ts";
import { words } from "../../messages/order.ts";
import { words as form } from "../../messages/order-form.ts";
import { Checkbox } from "../../ui/choice.tsx";
import { Field, Select, TextArea } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { cohorts } from "../cohort/cohort.data.ts";
import { organizations } from "../organization/organizations.data.ts";
import { Lines } from "./lines.tsx";
import type { Details, Order } from "./order.data.ts";
import { detailsOf, OrderSchema, SCHEDULES, TERM_NAMES, TERMS, type TermName } from "./order-schema.ts";
import { Parts } from "./parts.tsx";
import { Sized } from "./sized.tsx";
import "./order.css";

interface OrderFormProps {
  /** Of a new quote: the client and the group that it is for, when one comes from there. */
  about?: { organizationID: string | undefined; cohortID: string | undefined };
  order?: Order;
  send: (details: Details, key: string) => Promise<{ orderID: string }>;
  done: (answer: { orderID: string }) => void;
}

/** A quote while it is a draft. */
export function OrderForm(props: OrderFormProps) {
  return (
    <Form
      schema={OrderSchema}
      send={(values, key) => props.send(detailsOf(values, form().discountDefault), key)}
      done={props.done}
      submit={form().save}
    >
      <Buyer order={props.order} organizationID={props.about?.organizationID} />
      <Subject order={props.order} cohortID={props.about?.cohortID} />
      <Section title={form().lines}>
        <Lines lines={props.order?.lines ?? [{}]} />
        <Discount order={props.order} />
      </Section>
      <Conditions order={props.order} />
    </Form>
  );
}

type PartProps = { order: Order | undefined };

function Buyer(props: PartProps & { organizationID: string | undefined }) {
  const query = useQuery(() => organizations);
  return (
    <Section title={form().buyer}>
      <Loaded of={query} rows={1}>
        {(all) => (
          <Select
            label={form().organization}
            name="organizationID"
            initial={props.order?.buyer.organizationID ?? props.organizationID}
            options={all().map(({ organizationID, name }) => ({ value: organizationID, label: name }))}
          />
        )}
      </Loaded>
      <Checkbox
        label={form().publicBody}
        hint={form().publicBodyHint}
        name="publicBody"
        initial={props.order?.buyer.kind === "publicBody"}
      />
      <div class="pair">
        <Field
          label={words().form.signatory}
          name="signatory.name"
          initial={props.order?.signatory.name}
          autocomplete="off"
        />
        <Field
          label={form().signatoryRole}
          name="signatory.role"
          initial={props.order?.signatory.role}
          autocomplete="off"
        />
      </div>
      <Field
        label={form().signatoryEmail}
        hint={form().signatoryEmailHint}
        name="signatory.email"
        type="email"
        initial={props.order?.signatory.email}
        autocomplete="off"
      />
    </Section>
  );
}

function Subject(props: PartProps & { cohortID: string | undefined }) {
  const query = useQuery(() => cohorts);
  return (
    <Section title={form().subject}>
      <Field
        label={form().object}
        hint={form().objectHint}
        name="object"
        initial={props.order?.object}
        autocomplete="off"
      />
      <Loaded of={query} rows={1}>
        {(all) => (
          <Select
            label={words().form.cohort}
            hint={form().cohortHint}
            name="cohortID"
            optional
            initial={props.order?.cohortID ?? props.cohortID}
            empty={words().form.noCohort}
            options={all().map(({ cohortID, name }) => ({ value: cohortID, label: name }))}
          />
        )}
      </Loaded>
      <Field
        label={words().form.seats}
        name="seats"
        inputmode="numeric"
        initial={props.order?.seats}
        autocomplete="off"
      />
      <TextArea
        label={words().form.people}
        hint={form().peopleHint}
        name="people"
        rows={3}
        optional
        initial={props.order?.people.join("\n")}
      />
    </Section>
  );
}

function Discount(props: PartProps) {
  return (
    <>
      <Sized label={form().discount} name="discount" initial={props.order?.discount} optional />
      <Field
        label={form().discountReason}
        name="discount.reason"
        optional
        initial={props.order?.discount?.reason}
        autocomplete="off"
      />
    </>
  );
}

/** The name of a term among those the form offers. */
function termOf(order: Order | undefined): TermName {
  const { days, endOfMonth } = order?.term ?? TERMS["30"];
  return TERM_NAMES.find((name) => TERMS[name].days === days && TERMS[name].endOfMonth === endOfMonth) ?? "30";
}

function Conditions(props: PartProps) {
  const [schedule, setSchedule] = createSignal<string>(untrack(() => props.order?.schedule) ?? "deposit30");
  return (
    <Section title={form().conditions}>
      <Select
        label={form().schedule}
        name="schedule"
        empty={false}
        value={schedule()}
        onPick={setSchedule}
        options={SCHEDULES.map((value) => ({ value, label: form().schedules[value] }))}
      />
      <Show when={schedule() === "custom"}>
        <Parts parts={props.order?.schedule === "custom" ? props.order.instalments : [{}, { trigger: "end" }]} />
      </Show>
      <Select
        label={words().form.term}
        name="term"
        empty={false}
        initial={termOf(props.order)}
        options={TERM_NAMES.map((value) => ({ value, label: form().terms[value] }))}
      />
      <div class="pair">
        <Field
          label={form().validUntil}
          name="validUntil"
          type="date"
          initial={props.order?.validUntil ?? inAMonth()}
        />
        <Field
          label={words().form.purchaseOrder}
          name="purchaseOrder"
          optional
          initial={props.order?.purchaseOrder ?? undefined}
          autocomplete="off"
        />
      </div>
      <TextArea label={words().form.note} name="note" rows={3} optional initial={props.order?.note ?? undefined} />
    </Section>
  );
}

/** Thirty days is what most quotes are valid for. */
const inAMonth = () => today(30);
