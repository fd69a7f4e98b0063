import { createSignal, For, Show } from "solid-js";
import * as v from "valibot";
import IPrint from "~icons/lucide/printer";
import { useQuery } from "../../api/index.ts";
import { dayLong } from "../../format/date.ts";
import { words } from "../../messages/contract.ts";
import { words as ui } from "../../messages/ui.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/choice.tsx";
import { Field, Select } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Note, Section } from "../../ui/page.tsx";
import { day, email, flag, text } from "../../ui/schema.ts";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { AddressFields } from "../organization/address-fields.tsx";
import type { Whole } from "./cohort.data.ts";
import { contractOf, record } from "./contract.data.ts";
import { OfGroup } from "./of-group.tsx";
import "./contract.css";

const LOCALES = ["fr", "en"] as const;
type Locale = (typeof LOCALES)[number];

const schema = v.object({
  signedOn: day(),
  locale: v.picklist(LOCALES),
  given: text(80),
  family: text(80),
  email: email(),
  address: v.object({ street: text(200), postalCode: text(10), city: text(100) }),
  textHash: v.optional(v.string(), ""),
  accepted: v.pipe(flag(), v.literal(true, "enrolment.accept_required")),
});

/** Someone who pays for himself signs with the firm, on paper: the text of that day, then its record. */
export default function SignedInPerson() {
  return <OfGroup title={() => words().title}>{(whole, back) => <Fields whole={whole()} onClose={back} />}</OfGroup>;
}

function Fields(props: { whole: Whole; onClose: () => void }) {
  const [typed, setTyped] = createSignal<Record<string, unknown>>({});
  const cohortID = () => props.whole.cohort.cohortID;
  const done = () => {
    props.onClose();
    toast(words().done);
  };
  const wanted = () => {
    const { signedOn = "", locale = "fr" } = typed() as { signedOn?: string; locale?: Locale };
    return v.is(day(), signedOn) ? { signedOn, locale } : undefined;
  };
  return (
    <>
      <p class="screen-only">{words().lead}</p>
      <Form
        schema={schema}
        send={(values, key) => record(cohortID(), values, key)}
        done={done}
        submit={words().submit}
        onTyping={setTyped}
        actions={<Button onClick={() => props.onClose()}>{ui().cancel}</Button>}
      >
        <div class="screen-only stack">
          <div class="pair">
            <Field label={words().signedOn} name="signedOn" type="date" />
            <Select
              label={words().locale}
              name="locale"
              initial="fr"
              empty={false}
              options={LOCALES.map((value) => ({ value, label: words().locales[value] }))}
            />
          </div>
          <div class="pair">
            <Field label={words().given} name="given" autocomplete="off" />
            <Field label={words().family} name="family" autocomplete="off" />
          </div>
          <Field label={words().email} name="email" type="email" autocomplete="off" hint={words().emailHint} />
          <AddressFields />
        </div>
        <Show when={wanted()} fallback={<Note>{words().chooseDay}</Note>}>
          {(asked) => <Text cohortID={cohortID()} asked={asked()} typed={typed()} />}
        </Show>
        <div class="screen-only">
          <Checkbox label={words().accepted} hint={words().acceptedHint} name="accepted" />
        </div>
      </Form>
    </>
  );
}

interface TextProps {
  cohortID: string;
  asked: { signedOn: string; locale: Locale };
  typed: Record<string, unknown>;
}

/** What both sign: to be read together, printed with a place for each signature. */
function Text(props: TextProps) {
  const here = useFirm();
  const query = useQuery(() => contractOf(props.cohortID, props.asked));
  const party = () => {
    const said = props.typed as { given?: string; family?: string; address?: Record<string, string> };
    const { street = "", postalCode = "", city = "" } = said.address ?? {};
    return [`${said.given ?? ""} ${said.family ?? ""}`.trim(), street, `${postalCode} ${city}`.trim()].filter(Boolean);
  };
  return (
    <Loaded of={query} rows={6}>
      {(contract) => (
        <>
          <input type="hidden" name="textHash" value={contract().textHash} />
          <Note tone="wait">{words().until(dayLong(contract().withdrawalUntil))}</Note>
          <Section
            title={words().text}
            actions={
              <Button icon={<IPrint aria-hidden="true" />} onClick={() => window.print()}>
                {words().print}
              </Button>
            }
          >
            <div class="contract" lang={props.asked.locale}>
              <h3>{contract().title}</h3>
              <For each={contract().articles}>
                {(article) => (
                  <>
                    <h4>{article.heading}</h4>
                    <p>{article.text}</p>
                  </>
                )}
              </For>
              <div class="contract-hands">
                <p>{here.firm.name}</p>
                <p>{party().join(", ")}</p>
              </div>
            </div>
          </Section>
        </>
      )}
    </Loaded>
  );
}
