import { useNavigate } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/query.ts";
import { words as invoice } from "../../messages/invoice.ts";
import { words } from "../../messages/references.ts";
import { useFirm } from "../../shell/firm.ts";
import { Field, Select } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { PageHead, Section } from "../../ui/page.tsx";
import { email, text } from "../../ui/schema.ts";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { AddressFields } from "../organization/address-fields.tsx";
import { type Listed, organizationOf, organizations } from "../organization/organizations.data.ts";
import { firm } from "../settings/firm.data.ts";
import { draftFree } from "./invoice.data.ts";
import { DiscountFields, LineFields } from "./line-fields.tsx";
import { discount, lines, references, TERMS } from "./line-schema.ts";
import { ReferenceFields } from "./reference-fields.tsx";
import "./invoice.css";

const COMPANY = "company";
const INDIVIDUAL = "individual";
const place = v.object({ street: text(200), postalCode: text(10), city: text(100) });
const schema = v.object({
  buyer: v.object({
    organizationID: text(60),
    name: v.optional(text(160)),
    siret: v.optional(text(40)),
    email: v.optional(email()),
    address: v.optional(place),
  }),
  object: text(200),
  ...references,
  lines,
  discount,
});
type Values = v.InferOutput<typeof schema>;

/** An invoice of any lines, to a client or to whom one types: what is no seat. */
export default function FreeInvoice() {
  const here = useFirm();
  const clients = useQuery(() => organizations);
  const crumbs = [
    { href: here.path("/factures"), title: invoice().title },
    { href: here.path("/factures/nouvelle"), title: invoice().newTitle },
  ];
  return (
    <>
      <PageHead title={words().free.title} crumbs={crumbs} sub={<span>{words().free.body}</span>} />
      <Loaded of={clients}>{(known) => <Fields clients={known()} />}</Loaded>
    </>
  );
}

function buyerOf({ organizationID, name = "", siret = "", email: address = "", address: where }: Values["buyer"]) {
  if (organizationID !== COMPANY && organizationID !== INDIVIDUAL)
    return { kind: "organization" as const, organizationID };
  const typed = { name, email: address, address: where ?? { street: "", postalCode: "", city: "" } };
  if (organizationID === INDIVIDUAL) return { kind: INDIVIDUAL as "individual", ...typed };
  return { kind: COMPANY as "company", ...typed, siret };
}

function Fields(props: { clients: readonly Listed[] }) {
  const here = useFirm();
  const navigate = useNavigate();
  const own = useQuery(() => firm);
  const [who, setWho] = createSignal("");
  const send = ({ buyer, term, ...values }: Values, key: string) =>
    draftFree({ ...values, buyer: buyerOf(buyer), ...(term && { term: TERMS[term] }) }, key);
  const done = ({ invoiceID }: { invoiceID: string }) => {
    toast(invoice().drafted);
    navigate(here.path(`/factures/${invoiceID}`));
  };
  const options = () => [
    ...props.clients.map(({ organizationID, name }) => ({ value: organizationID, label: name })),
    { value: COMPANY, label: words().free.company },
    { value: INDIVIDUAL, label: words().free.individual },
  ];
  return (
    <Form schema={schema} send={send} done={done} submit={invoice().draft}>
      <Section title={words().free.who}>
        <Select
          label={words().free.who}
          name="buyer.organizationID"
          options={options()}
          value={who()}
          onPick={setWho}
        />
        <Show when={who() === COMPANY || who() === INDIVIDUAL}>
          <Typed siret={who() === COMPANY} />
        </Show>
      </Section>
      <Section title={words().free.lines}>
        <Field label={invoice().object} name="object" maxlength={200} autocomplete="off" />
        <Loaded of={own}>
          {(known) => <LineFields lines={[]} vatRate={known().vatRegime === "standard" ? 2_000 : 0} />}
        </Loaded>
        <DiscountFields name="discount" of={null} label={words().discountWhole} />
      </Section>
      <Section title={words().free.references}>
        <Show when={who()} keyed fallback={<ReferenceFields of={{}} isPublic={false} />}>
          {(client) => <Asked client={client} />}
        </Show>
      </Section>
    </Form>
  );
}

function Typed(props: { siret: boolean }) {
  return (
    <>
      <Field label={words().free.name} name="buyer.name" autocomplete="off" />
      <Show when={props.siret}>
        <Field label={words().free.siret} name="buyer.siret" inputmode="numeric" autocomplete="off" />
      </Show>
      <Field label={words().free.email} name="buyer.email" type="email" autocomplete="off" />
      <AddressFields under="buyer." />
    </>
  );
}

/** What the client's card remembers, and the term that is his. */
function Asked(props: { client: string }) {
  const usual = { days: 30, endOfMonth: false };
  return (
    <Show
      when={props.client !== COMPANY && props.client !== INDIVIDUAL}
      fallback={<ReferenceFields of={{}} term={usual} isPublic={false} />}
    >
      <OfClient client={props.client} />
    </Show>
  );
}

function OfClient(props: { client: string }) {
  const card = useQuery(() => organizationOf(props.client));
  return (
    <Loaded of={card} rows={2}>
      {(known) => {
        const { publicBody } = known().organization;
        return (
          <div class="stack">
            <ReferenceFields
              of={known().organization}
              term={{ days: publicBody?.isHospital ? 50 : 30, endOfMonth: false }}
              isPublic={publicBody !== null}
            />
          </div>
        );
      }}
    </Loaded>
  );
}
