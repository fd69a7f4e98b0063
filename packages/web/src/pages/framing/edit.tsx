import { useNavigate, useParams } from "@solidjs/router";
import { Show, untrack } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/index.ts";
import { words } from "../../messages/framing.ts";
import { words as ui } from "../../messages/ui.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button } from "../../ui/button.tsx";
import { RadioRow } from "../../ui/choice.tsx";
import { Field, TextArea } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { email, oneOf, text } from "../../ui/schema.ts";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { OfGroup } from "../cohort/of-group.tsx";
import { type Note, notesOf, save } from "./framing.data.ts";

const lines = v.pipe(
  v.optional(v.string(), ""),
  v.transform((typed) => typed.split("\n").flatMap((line) => line.replace(/^[-–•]\s*/, "").trim() || [])),
  v.array(v.pipe(v.string(), v.maxLength(400, "too_long"))),
  v.maxLength(12, "too_many"),
);
const schema = v.object({
  locale: oneOf(["fr", "en"]),
  signatory: v.object({ name: text(120), email: email(), role: text(120) }),
  objectives: lines,
  reported: lines,
  never: lines,
  then: oneOf(["draft", "send"]),
});

/** The framing note of one client, written by the firm with its sponsor. */
export default function EditFraming() {
  const params = useParams<{ id: string; organization: string }>();
  const here = useFirm();
  const navigate = useNavigate();
  const query = useQuery(() => notesOf(params.id));
  const back = () => navigate(here.path(`/groupes/${params.id}/documents`), { replace: true });
  return (
    <OfGroup title={() => words().own} tab="documents">
      {() => (
        <Loaded of={query} rows={8}>
          {(notes) => (
            <Fields
              cohortID={params.id}
              organizationID={params.organization}
              last={notes().findLast(({ organizationID }) => organizationID === params.organization)}
              back={back}
            />
          )}
        </Loaded>
      )}
    </OfGroup>
  );
}

function Fields(props: { cohortID: string; organizationID: string; last: Note | undefined; back: () => void }) {
  const last = untrack(() => props.last);
  const joined = (typed: readonly string[] | undefined) => typed?.join("\n");
  const done = (isSent: boolean) => {
    toast(isSent ? words().sent : words().saved);
    props.back();
  };
  return (
    <Form
      schema={schema}
      send={async ({ then, ...json }, key) => {
        const isSent = then === "send";
        const { cohortID, organizationID } = props;
        await save({ cohortID, organizationID }, { json, isSent }, key);
        return isSent;
      }}
      done={done}
      submit={words().submit}
      actions={<Button onClick={() => props.back()}>{ui().cancel}</Button>}
    >
      <p>{words().hint}</p>
      <Show when={last?.status === "signed"}>
        <p class="hint">{words().next}</p>
      </Show>
      <TextArea
        label={words().objectives}
        hint={words().lines}
        name="objectives"
        rows={4}
        initial={joined(last?.objectives)}
      />
      <TextArea
        label={words().reported}
        hint={words().lines}
        name="reported"
        optional
        initial={joined(last?.reported)}
      />
      <TextArea label={words().never} hint={words().lines} name="never" optional initial={joined(last?.never)} />
      <RadioRow
        label={words().locale}
        name="locale"
        initial={last?.locale ?? "fr"}
        options={(["fr", "en"] as const).map((value) => ({ value, label: words().locales[value] }))}
      />
      <fieldset class="stack">
        <legend>
          <strong>{words().signatory}</strong>
        </legend>
        <Field label={words().name} name="signatory.name" initial={last?.signatory.name} maxlength={120} />
        <Field
          label={words().email}
          name="signatory.email"
          type="email"
          initial={last?.signatory.email}
          maxlength={254}
        />
        <Field label={words().role} name="signatory.role" initial={last?.signatory.role} maxlength={120} />
      </fieldset>
      <RadioRow
        label={words().then}
        name="then"
        initial="draft"
        options={[
          { value: "draft", label: words().thenDraft },
          { value: "send", label: words().thenSend },
        ]}
      />
    </Form>
  );
}
